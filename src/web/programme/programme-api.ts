import { keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type {
  ledger,
  programmeForecast,
  programmeHistory,
  programmeStatus,
  replayedDecision,
  Simulation,
  simulated,
} from '#contract/programme.ts';
import type { calendarFeed, commitmentDraft, commitmentList } from '#contract/programme-membership.ts';
import type { editionList, trainerList } from '#contract/programme-rules.ts';
import { getJson, sendJson } from '../api.ts';
import { writeSearch } from '../filters/search.ts';

export type ProgrammeStatus = z.output<typeof programmeStatus>;
export type LevelStanding = ProgrammeStatus['levels'][number];
export type Requirement = LevelStanding['requirements'][number];
export type Enrolment = ProgrammeStatus['enrolments'][number];
export type Step = ProgrammeStatus['steps'][number];
export type Forecast = z.output<typeof programmeForecast>;
export type Simulated = z.output<typeof simulated>;
export type Ledger = z.output<typeof ledger>;
export type Editions = z.output<typeof editionList>;
export type Edition = Editions['editions'][number];
export type Trainers = z.output<typeof trainerList>;
export type Commitments = z.output<typeof commitmentList>;
export type CalendarFeed = z.output<typeof calendarFeed>;
export type History = z.output<typeof programmeHistory>;
export type Decision = History['decisions'][number];
export type Replayed = z.output<typeof replayedDecision>;

type Tenant = string | undefined;
type More = Readonly<Record<string, string | undefined>>;

/** An address of the programme with its company: `programmeAddress('/ledger', tenant, { from })`. */
export function programmeAddress(path: string, tenant: Tenant, more: More = {}): string {
  return `/api/v1/programme${path}${writeSearch({ tenant, ...more })}`;
}

/** Every question about the programme has a key that begins so: a change of one thing asks for all of it again. */
export const programmeKey = 'programme';

export function refreshProgramme(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ queryKey: [programmeKey] });
}

/** A question of a company; not asked before the company is known. */
export function programmeQuery<T>(path: string, tenant: Tenant, more: More = {}) {
  const address = programmeAddress(path, tenant, more);
  return queryOptions({
    queryKey: [programmeKey, tenant, address],
    queryFn: ({ signal }) => getJson<T>(address, signal),
    enabled: tenant !== undefined,
  });
}

export const statusQuery = (tenant: Tenant, on?: string) => programmeQuery<ProgrammeStatus>('/status', tenant, { on });

export const forecastQuery = (tenant: Tenant) => programmeQuery<Forecast>('/forecast', tenant);

/** The rules, which are the same for every company. */
export const editionsQuery = queryOptions({
  queryKey: [programmeKey, 'editions'],
  queryFn: ({ signal }) => getJson<Editions>(programmeAddress('/editions', undefined), signal),
});

export const trainersQuery = (tenant: Tenant) => programmeQuery<Trainers>('/trainers', tenant);

export const commitmentsQuery = (tenant: Tenant) => programmeQuery<Commitments>('/commitments', tenant);

/** The newest decisions; those on screen stay while more come. */
export const historyQuery = (tenant: Tenant, limit: number) => ({
  ...programmeQuery<History>('/history', tenant, { limit: String(limit) }),
  placeholderData: keepPreviousData,
});

/** Pages of lines; those before stay on screen while others come. */
export const ledgerQuery = (tenant: Tenant, asked: More) => ({
  ...programmeQuery<Ledger>('/ledger', tenant, asked),
  placeholderData: keepPreviousData,
});

/** What would follow; nothing is written by it. */
export function simulationQuery(tenant: Tenant, asked: Simulation) {
  return queryOptions({
    queryKey: [programmeKey, tenant, 'simulation', asked],
    queryFn: () => sendJson<Simulated>(programmeAddress('/simulation', tenant), 'POST', asked),
    enabled: tenant !== undefined,
    placeholderData: keepPreviousData,
  });
}

export function commit(tenant: Tenant, draft: z.output<typeof commitmentDraft>): Promise<unknown> {
  return sendJson(programmeAddress('/commitments', tenant), 'POST', draft);
}

/** The address before stops working; the new one is told once. */
export function makeCalendarAddress(tenant: Tenant): Promise<CalendarFeed> {
  return getJson(programmeAddress('/calendar-address', tenant), undefined, 'POST');
}

export function replay(tenant: Tenant, decision: string): Promise<Replayed> {
  return getJson(programmeAddress(`/decisions/${encodeURIComponent(decision)}/replay`, tenant));
}
