import { monthsOf } from '#base/month.ts';
import { percentOf } from '#base/percent.ts';
import type { RankingSource } from '#model/ranking.ts';
import type { RankedItem, RankingQuery } from '#query/ranking.ts';
import { scopeQuery } from '#query/scope.ts';
import { valueFilters } from '../filters.ts';
import type { Call, SectionOf } from '../kind.ts';
import { notSet } from '../order.ts';
import type { Plan, ReportingDeps } from '../plan.ts';
import type { ResultCell, ResultColumn, ResultRow, ResultSection } from '../result.ts';
import { measuresOf } from '../sums/figures.ts';
import { knownMonths } from '../sums/run.ts';
import { figureColumn } from '../sums/shape.ts';

type Section = SectionOf<'ranking'>;

/** Tables of the entities that lead by a measure (DYN-40 … DYN-44). */
export function runRanking(sections: readonly Section[], plan: Plan, call: Call): Promise<readonly ResultSection[]> {
  return Promise.all(sections.map((section) => runSection(section, plan, call)));
}

async function runSection(section: Section, plan: Plan, { deps, scope, signal }: Call): Promise<ResultSection> {
  const { source } = section;
  const query = rankingQuery(source, plan);
  const { rows, count } = await deps.store.run('ranking', scopeQuery(query, scope), signal);
  const at: At = {
    source,
    months: query.months,
    range: monthsOf(plan.range),
    withAmount: scope.may.includes('revenue'),
  };
  return {
    id: section.id,
    chart: section.chart,
    columns: columnsOf(at, deps),
    rows: rows.map((item) => toRow(item, at)),
    rowCount: count,
    ...(section.note === undefined ? {} : { note: section.note }),
  };
}

/** The page filters choose the items; whom a customer stands behind does not depend on them (DYN-44). */
function rankingQuery(source: RankingSource, plan: Plan): RankingQuery {
  const { dataset, measure, entity } = source.rankedBy;
  const measures = new Set([...source.columns.flatMap(measuresOf), source.trend.part, source.trend.whole]);
  return {
    kind: 'ranking',
    dataset: source.dataset,
    months: knownMonths(plan, source.dataset),
    filters: valueFilters(plan.filters, plan.report),
    entity: source.entity,
    name: source.name.column,
    items: source.items.map(({ column }) => column),
    measures: [...measures],
    rankedBy: { dataset, measure, entity, range: plan.range },
    first: source.first,
    ...(plan.search !== undefined && { search: plan.search }),
    ...(plan.page !== undefined && { page: plan.page }),
  };
}

interface At {
  readonly source: RankingSource;
  /** Months of the range that have data, and all of them. */
  readonly months: readonly string[];
  readonly range: readonly string[];
  readonly withAmount: boolean;
}

function columnsOf({ source, withAmount }: At, { datasets }: ReportingDeps): ResultColumn[] {
  const columns = datasets.find(({ name }) => name === source.dataset)?.columns ?? {};
  const texts = [source.name.id, source.entityId, ...source.items.map(({ id }) => id)];
  const amount: ResultColumn = { id: source.rankedBy.id, type: 'decimal', unit: 'USD' };
  return [
    ...texts.map((id): ResultColumn => ({ id, type: 'text' })),
    ...source.columns.map((column) => figureColumn(column, source.unit, columns)),
    { id: source.trend.id, type: 'trend', unit: '%' },
    ...(withAmount ? [amount] : []),
  ];
}

/** A name that is masked throughout stays away; the entity's id beside it tells who is meant (X-43, RO-5). */
function toRow(item: RankedItem, { source, months, range, withAmount }: At): ResultRow {
  const sum = (measure: string, month: string | undefined) => item.sums[measure]?.[months.indexOf(month ?? '')];
  const percent = (part: string, whole: string, month: string | undefined) =>
    percentOf(sum(part, month), sum(whole, month)) ?? null;
  const newest = months.at(-1);
  const items = source.items.map(({ id }, i): [string, ResultCell] => [id, item.items[i] ?? notSet]);
  const figures = source.columns.map((column): [string, ResultCell] => {
    if ('measure' in column) return [column.id, sum(column.measure, newest) ?? null];
    return [column.id, percent(column.part, column.whole, newest)];
  });
  const { part, whole } = source.trend;
  return {
    [source.name.id]: item.name ?? null,
    [source.entityId]: item.entity ?? notSet,
    ...Object.fromEntries([...items, ...figures]),
    [source.trend.id]: range.map((month) => percent(part, whole, month)),
    ...(withAmount && { [source.rankedBy.id]: item.amount ?? null }),
  };
}
