import { type Day, isDay } from '#base/day.ts';
import { Fault } from '#base/fault.ts';
import type { AdoptionSetting } from '#query/adoption.ts';
import type { LicenceRowsQuery } from '#query/licence-rows.ts';
import type { TableChoice } from '#query/row-table.ts';
import { scopeQuery } from '#query/scope.ts';
import type { Store } from '#store/store.ts';
import type { Reader } from '../reader.ts';
import { licenceNames, serviceNameColumn } from './fields.ts';
import { instantOf, type NamedRow, namedRows } from './rows.ts';

export type LicenceKind = LicenceRowsQuery['of'];

/** Of which tenant, which customer of it, and up to which day. */
export interface Wanted {
  readonly tenant: string | undefined;
  readonly signal: AbortSignal | undefined;
  readonly until?: Day | undefined;
  readonly customer?: string;
}

export interface LicenceSource {
  readonly store: Store;
  readonly reader: Reader;
  /** How adoption is measured. */
  readonly setting: AdoptionSetting;
}

interface Chosen {
  readonly rows: readonly NamedRow[];
  readonly count: number;
}

/** Later than any processing day. */
const always = '9999-12-31';

/**
 * The rows of a choice as the reader sees adoption, each with the processing day that its figures are of.
 * @throws Fault `not-found` for a tenant that is not theirs, `forbidden`
 */
export async function askLicences(
  of: LicenceKind,
  table: TableChoice,
  { tenant: named, until = always, customer, signal, source }: Wanted & { readonly source: LicenceSource },
): Promise<Chosen> {
  const { store, reader, setting } = source;
  const tenant = await reader.tenantOf(named);
  const scope = await reader.scopeOf('adoption', tenant, {});
  const query = {
    kind: 'licence-rows',
    of,
    ...setting,
    until,
    serviceName: serviceNameColumn,
    names: licenceNames,
    table,
    ...(customer !== undefined && { only: customer }),
  } as const;
  const answer = await store.run('licence-rows', scopeQuery(query, scope), signal);
  const { entitlements, activity } = answer.days;
  const processedDateTime = instantOf(of === 'deployment' ? entitlements : (activity ?? entitlements));
  return { rows: namedRows(answer).map((row) => ({ processedDateTime, ...row })), count: answer.count };
}

const time = /^T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/i;

/** The day of `processedDateTime` (REST-16). @throws Fault `bad-parameter` when it does not begin with a day that exists */
export function parseProcessingDay(text: string): Day {
  const [day, rest] = [text.trim().slice(0, 10), text.trim().slice(10)];
  if (isDay(day) && (rest === '' || time.test(rest))) return day;
  const parameter = 'processedDateTime';
  throw new Fault('bad-parameter', `${parameter}: write a day as 2024-06-30 or 2024-06-30T00:00:00Z`, { parameter });
}
