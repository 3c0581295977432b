import { type Day, isDay } from '#base/day.ts';
import type { Simulation } from '#contract/programme.ts';
import { visibleFrom } from '#domain/programme/kpi-calendar.ts';
import { oneOf, type ReportSearch } from '../filters/search.ts';

/** What the simulator adds to what there is; the address holds all of it. */
export interface WhatIf {
  /** Of what is bought besides. */
  readonly units: number;
  readonly kpiPerUnit: number;
  readonly date: Day;
  /** Null: it counts for every competency. */
  readonly competency: string | null;
  readonly revenueUsd: number;
  readonly trainers: number;
  /** Passed for the competency. */
  readonly exams: number;
  /** To the guidelines, for the competency. */
  readonly commitment: boolean;
  /** Day to look from; undefined: when the purchase shows. */
  readonly on: Day | undefined;
}

/** The most that the fields take; the server's own limits are not below these. */
export const most = { units: 1_000_000, kpiPerUnit: 1000, revenueUsd: 1_000_000_000, trainers: 1000, exams: 1000 };

/** What the address asks for; whatever it holds that is no such figure is left out. */
export function whatIfOf(search: ReportSearch, today: Day): WhatIf {
  const text = (name: string) => oneOf(search[name]) ?? '';
  const day = (name: string) => (isDay(text(name)) ? text(name) : undefined);
  return {
    units: figure(text('units'), most.units, 0, true),
    kpiPerUnit: figure(text('each'), most.kpiPerUnit, 1),
    date: day('date') ?? today,
    competency: text('competency') === '' ? null : text('competency'),
    revenueUsd: figure(text('revenue'), most.revenueUsd, 0),
    trainers: figure(text('trainers'), most.trainers, 0, true),
    exams: figure(text('exams'), most.exams, 0, true),
    commitment: text('commitment') === 'yes',
    on: day('on'),
  };
}

/** The address of it; what asks for nothing leaves no trace. */
export function whatIfSearch(what: WhatIf, today: Day): ReportSearch {
  const shown = (value: number, rest: number) => (value === rest ? undefined : String(value));
  return {
    units: shown(what.units, 0),
    each: shown(what.kpiPerUnit, 1),
    date: what.date === today ? undefined : what.date,
    competency: what.competency ?? undefined,
    revenue: shown(what.revenueUsd, 0),
    trainers: shown(what.trainers, 0),
    exams: shown(what.exams, 0),
    commitment: what.commitment ? 'yes' : undefined,
    on: what.on,
  };
}

/** The day it is looked at from: the one that was chosen, else the first on which the purchase shows (ENR-54). */
export function lookFrom(what: WhatIf, { today, refreshDay }: { today: Day; refreshDay: number }): Day {
  if (what.on !== undefined) return what.on;
  if (what.units === 0) return today;
  const shows = visibleFrom(what.date.slice(0, 7), { refreshDay });
  return shows > today ? shows : today;
}

/** The question for the server. */
export function simulationOf(what: WhatIf, on: Day): Simulation {
  const { units, kpiPerUnit, date, competency, revenueUsd, exams } = what;
  return {
    on,
    purchases: units === 0 ? [] : [{ date, competency, omlpType: '', units, kpiPerUnit, revenueUsd }],
    trainers: what.trainers,
    exams: exams === 0 || competency === null ? [] : [{ competency, count: exams }],
    commitments: what.commitment && competency !== null ? [competency] : [],
  };
}

/** Whether it adds anything. */
export function asksNothing({ purchases, trainers, exams, commitments }: Simulation): boolean {
  return purchases.length === 0 && trainers === 0 && exams.length === 0 && commitments.length === 0;
}

function figure(text: string, top: number, rest: number, isWhole = false): number {
  const value = Number(text.trim() === '' ? Number.NaN : text);
  if (!Number.isFinite(value) || value < 0) return rest;
  return Math.min(top, isWhole ? Math.round(value) : value);
}
