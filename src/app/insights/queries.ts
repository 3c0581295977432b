import { Fault } from '#base/fault.ts';
import type { InsightsQueryRecord } from '#contract/insights.ts';
import { checkQueries } from '#domain/execution/quota.ts';
import { instantText } from '#domain/schedule/instant.ts';
import { parseCheckedQuery } from '#query/language/check.ts';
import type { StoredQuery } from '#state/queries.ts';
import { found, type InsightsDesk, passes, required } from './desk.ts';
import { systemQueries } from './system-queries.ts';

export interface QueryWords {
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly query?: string | undefined;
}

export interface QueryFilter {
  readonly queryId?: string | undefined;
  readonly queryName?: string | undefined;
  readonly includeSystemQueries?: boolean | undefined;
  readonly includeOnlySystemQueries?: boolean | undefined;
}

/** System queries and the caller's own (api.md §2.3). @throws Fault `not-found` when the filters match none (API-29) */
export async function listQueries(desk: InsightsDesk, filter: QueryFilter): Promise<readonly InsightsQueryRecord[]> {
  const { queryId, queryName, includeSystemQueries = true, includeOnlySystemQueries = false } = filter;
  const withSystem = includeSystemQueries || includeOnlySystemQueries;
  const all = [
    ...(withSystem ? systemQueries(desk.catalogue) : []),
    ...(includeOnlySystemQueries ? [] : await ownQueries(desk)),
  ];
  return found(all, [queryId, queryName], (each) => passes(queryId, each.queryId) && passes(queryName, each.name));
}

/**
 * Keeps a query that parses (API-25, API-26).
 * @throws Fault `bad-parameter` in the documented words: a value is missing, the query is wrong, the quota is reached
 */
export async function addQuery(desk: InsightsDesk, words: QueryWords): Promise<InsightsQueryRecord> {
  const name = checkName(required(words.name, 'Name'));
  const query = required(words.query, 'Query');
  const description = words.description?.trim() ?? null;
  parseCheckedQuery(query, desk.catalogue.vocabulary);
  const check = (kept: number) => checkQueries(kept, desk.rules.quotas);
  const made = toRecord(await desk.records.queries.add({ name, description, query }, desk.owner, check));
  await desk.note('query.made', made.queryId, { name });
  return made;
}

/** @throws Fault `bad-parameter` for a system query, `not-found` for one that is not the caller's */
export async function removeQuery(desk: InsightsDesk, id: string): Promise<InsightsQueryRecord> {
  const [query] = await listQueries(desk, { queryId: id });
  if (query === undefined || query.type === 'system') {
    throw new Fault('bad-parameter', 'Invalid QueryId', { parameter: 'queryId', detail: 'a system query stays' });
  }
  const gone = toRecord(await desk.records.queries.remove(query.queryId, desk.owner.account));
  await desk.note('query.deleted', gone.queryId, { name: gone.name });
  return gone;
}

/** The system query or own query of an id. @throws Fault `bad-parameter` in the documented words (§4) */
export async function queryOf(desk: InsightsDesk, id: string): Promise<InsightsQueryRecord> {
  const all = [...systemQueries(desk.catalogue), ...(await ownQueries(desk))];
  const query = all.find(({ queryId }) => passes(id, queryId));
  if (query === undefined) throw new Fault('bad-parameter', 'Invalid QueryId', { parameter: 'QueryId' });
  return query;
}

async function ownQueries({ records, owner }: InsightsDesk): Promise<readonly InsightsQueryRecord[]> {
  return (await records.queries.list(owner.account)).map(toRecord);
}

/** anything that can be printed, to 256 characters. */
function checkName(name: string): string {
  if ([...name].length <= 256 && !/\p{Cc}/u.test(name)) return name;
  const detail = 'a name is printable text of 1 to 256 characters';
  throw new Fault('bad-parameter', 'Invalid report parameters', { parameter: 'Name', detail });
}

function toRecord({ id, name, description, query, ownerName, madeAt }: StoredQuery): InsightsQueryRecord {
  return {
    queryId: id,
    name,
    description,
    query,
    type: 'userDefined',
    user: ownerName,
    createdTime: instantText(Date.parse(madeAt)),
    modifiedTime: null,
  };
}
