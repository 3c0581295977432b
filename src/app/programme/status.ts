import type { z } from 'zod';
import { addDays, type Day } from '#base/day.ts';
import type {
  ProgrammeStatus,
  programmeForecast,
  Simulation,
  simulated as simulatedAnswer,
} from '#contract/programme.ts';
import { forecastOn } from '#domain/programme/forecast.ts';
import { kpiWindowOn, refreshesAround } from '#domain/programme/kpi-calendar.ts';
import { type KpiLine, kpiSum } from '#domain/programme/kpi-ledger.ts';
import { type MoreFacts, simulated, standingOn } from '#domain/programme/standing.ts';
import { stepsFrom } from '#domain/programme/steps.ts';
import type { ProgrammeDesk } from './desk.ts';
import { type Sent, sentOf } from './directory-sent.ts';
import { type GatheredFacts, gatheredFacts } from './facts.ts';
import { type Prospect, prospectFrom, prospectOf } from './renewals-outcome.ts';
import { directoryState, heldLevels, openEnrolments, type Prospects, toEnrolment } from './status-parts.ts';

/** Where a partner stands; every answer is of the whole partner. Each throws as `ProgrammeDesk.tenantOf` and `rulesOn` do. */
export interface StatusDesk {
  of(given: string | undefined, on?: Day): Promise<ProgrammeStatus>;
  /** The same evaluation over more facts; nothing is written. */
  simulate(given: string | undefined, more: Simulation): Promise<z.output<typeof simulatedAnswer>>;
  forecast(given: string | undefined, on?: Day): Promise<z.output<typeof programmeForecast>>;
}

export function createStatus(desk: ProgrammeDesk): StatusDesk {
  const gathered = async (given: string | undefined, on: Day) => {
    const tenant = await desk.tenantOf('programme.read', given);
    return { tenant, known: await statusFacts(desk, tenant, on) };
  };
  return {
    async of(given, on = desk.today()) {
      return statusOn(on, (await gathered(given, on)).known);
    },
    async simulate(given, { on = desk.today(), ...wish }) {
      const { known } = await gathered(given, on);
      return { before: statusOn(on, known), after: statusOn(on, withMore(on, known, wish)) };
    },
    async forecast(given, on = desk.today()) {
      const { tenant, known } = await gathered(given, on);
      const anniversary = nextAnniversary(on, known);
      const { edition } = known.rules;
      const { window, months, levels } = forecastOn(on, { facts: known.facts, edition, anniversary });
      const reach = { windowFrom: window.from, windowTo: window.to };
      return { tenant, anniversary: anniversary ?? null, ...reach, months: [...months], levels: [...levels] };
    },
  };
}

/** All that the status of a partner follows from. */
export interface StatusFacts extends GatheredFacts {
  readonly prospects: Prospects;
  /** What was sent to the directory, where the partner ever asked to be in it. */
  readonly sent: Sent | undefined;
}

/** Of a partner whose asker was let in. @throws Fault `not-found` when no edition holds on the day */
export async function statusFacts(desk: ProgrammeDesk, tenant: string, day: Day): Promise<StatusFacts> {
  const known = await gatheredFacts(desk, tenant, day);
  const prospects = new Map<string, Prospect>();
  for (const { id, content } of openEnrolments(day, known.shelf)) {
    prospects.set(id, await prospectOf(desk, { tenant, enrolment: content, day, known }));
  }
  const sent = known.shelf.listings.length === 0 ? undefined : await sentOf(desk);
  return { ...known, prospects, sent };
}

/** The status of a partner from all that is known of it; pure. */
export function statusOn(day: Day, known: StatusFacts): ProgrammeStatus {
  const { rules, facts, standing, shelf, learning } = known;
  const { edition, version } = rules;
  const window = kpiWindowOn(day, edition);
  const refreshes = refreshesAround(day, edition);
  const { total, revenueUsd, byMonth } = kpiSum(facts.purchases, { window });
  const held = heldLevels(day, known);
  const directory = directoryState(day, shelf, { sent: known.sent, edition });
  return {
    today: day,
    edition: { id: edition.id, name: edition.name, version },
    kpi: {
      windowFrom: window.from,
      windowTo: window.to,
      refreshedOn: refreshes.last,
      nextRefresh: refreshes.next,
      total,
      revenueUsd,
      byMonth: [...byMonth],
    },
    levels: standing.levels.map(({ set: _, requirements, ...level }) => ({
      ...level,
      requirements: [...requirements],
    })),
    best: standing.best,
    enrolments: held.map(toEnrolment),
    directory: directory.shown,
    steps: stepsFrom({ day, standing, held, nobodyLinked: learning.people === 0, directory }),
  };
}

/** What would be known if a wish came true. */
function withMore(day: Day, known: StatusFacts, wish: Omit<Simulation, 'on'>): StatusFacts {
  const { edition } = known.rules;
  const more = moreFacts(wish, kpiWindowOn(day, edition).to);
  const facts = simulated(known.facts, more);
  const prospects = new Map(
    openEnrolments(day, known.shelf).flatMap(({ id, content }) => {
      const prospect = known.prospects.get(id);
      if (prospect === undefined) return [];
      const then = prospect.facts && simulated(prospect.facts, more);
      return [[id, prospectFrom(content, { ...prospect, facts: then })] as const];
    }),
  );
  return { ...known, facts, prospects, standing: standingOn(day, { facts, edition }) };
}

/** @param month of exams that are wished for: the newest that counts */
function moreFacts({ purchases, trainers, exams, commitments }: Omit<Simulation, 'on'>, month: string): MoreFacts {
  const passed = exams.flatMap(({ competency, count }, i) =>
    Array.from({ length: count }, (_, person) => ({
      person: `wish ${i} ${person}`,
      exam: 'wished for',
      month,
      competency,
    })),
  );
  const lines = purchases.map(
    ({ date, competency, omlpType, units, kpiPerUnit, revenueUsd }, i): KpiLine => ({
      invoice: `wish ${i}`,
      line: 1,
      date,
      ...(competency !== null && { competency }),
      type: omlpType,
      units,
      kpi: units * kpiPerUnit,
      revenueUsd,
      qualifying: true,
      origin: 'import',
    }),
  );
  return { lines, trainers, exams: passed, commitments };
}

/** The next anniversary that can still be renewed; of a competency where one is held, for those are what KPIs decide. */
function nextAnniversary(day: Day, { shelf, rules }: StatusFacts): Day | undefined {
  const { closesAfterDays } = rules.edition.renewal;
  const held = shelf.enrolments.map(({ content }) => content).filter(({ ended }) => ended === null);
  const decided = held.filter(({ competency }) => competency !== null);
  const anniversaries = (decided.length > 0 ? decided : held).map(({ anniversary }) => anniversary);
  return anniversaries.sort().find((anniversary) => addDays(anniversary, closesAfterDays) >= day);
}
