import { Fault } from '#base/fault.ts';
import type { InsightsRow } from '#contract/insights.ts';
import { parsePeriod } from '#query/language/period.ts';
import type { Period } from '#query/language/timespan.ts';
import { scopeInsightsHead } from '#query/scope.ts';
import { type AskedQuery, toAskedQuery } from './ask-query.ts';
import type { InsightsAnswer, InsightsDesk } from './desk.ts';
import { queryOf } from './queries.ts';

/** Rows of a query that is tried, at most (API-30, A-7). */
const triedRows = 100;

export interface TryWords {
  readonly exportQuery?: string | undefined;
  readonly queryId?: string | undefined;
  readonly startTime?: string | undefined;
  readonly endTime?: string | undefined;
}

/** The first rows, or how long was waited for them in vain (API-31). */
export type Tried =
  | ({ readonly kind: 'rows' } & InsightsAnswer<InsightsRow>)
  | { readonly kind: 'timed-out'; readonly seconds: number };

/**
 * Runs a query now for its first rows (API-30 … API-32).
 * @throws Fault `bad-parameter` when not exactly one of text and id is given, or the query is wrong
 */
export async function tryQuery(desk: InsightsDesk, words: TryWords, signal: AbortSignal): Promise<Tried> {
  const text = await textOf(desk, words);
  const period = periodOf(words);
  const more = { scope: await desk.scope(), today: desk.today(), ...(period !== undefined && { period }) };
  const asked = toAskedQuery(text, { catalogue: desk.catalogue, ...more });
  const { longestTestMs } = desk.rules;
  const tooLong = AbortSignal.timeout(longestTestMs);
  const head = scopeInsightsHead(asked.scoped, triedRows);
  try {
    const rows = await desk.store.run('insights-head', head, AbortSignal.any([tooLong, signal]));
    return { kind: 'rows', records: rows.map((row) => toRow(row, asked)), redacted: asked.redacted.length > 0 };
  } catch (error) {
    if (tooLong.aborted && !signal.aborted) return { kind: 'timed-out', seconds: longestTestMs / 1000 };
    throw error;
  }
}

async function textOf(desk: InsightsDesk, { exportQuery, queryId }: TryWords): Promise<string> {
  const [text, id] = [filled(exportQuery), filled(queryId)];
  if (text !== undefined && id === undefined) return text;
  if (text === undefined && id !== undefined) return (await queryOf(desk, id)).query;
  const detail = 'give either exportQuery or queryId';
  throw new Fault('bad-parameter', 'Null or missing value', { parameter: 'exportQuery', detail });
}

/** One of the two alone says no span. */
function periodOf({ startTime, endTime }: TryWords): Period | undefined {
  const [start, end] = [filled(startTime), filled(endTime)];
  if (start === undefined && end === undefined) return undefined;
  if (start !== undefined && end !== undefined) return parsePeriod({ start, end });
  const parameter = start === undefined ? 'startTime' : 'endTime';
  throw new Fault('bad-parameter', 'Null or missing value', { parameter });
}

function filled(text: string | undefined): string | undefined {
  return text?.trim() || undefined;
}

/** Numbers as numbers, flags 0 and 1, everything else as files write it (API-61). */
function toRow(row: readonly (string | number | boolean | null)[], { columns }: AskedQuery): InsightsRow {
  return Object.fromEntries(columns.map(({ name, type }, i) => [name, toValue(row[i] ?? null, type)]));
}

function toValue(cell: string | number | boolean | null, type: string): string | number | null {
  if (typeof cell === 'boolean') return cell ? 1 : 0;
  return type === 'decimal' && typeof cell === 'string' ? Number(cell) : cell;
}
