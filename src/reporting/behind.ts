import { Fault } from '#base/fault.ts';
import type { MonthRange } from '#base/month.ts';
import type { ColumnType, Dataset } from '#model/dataset.ts';
import type { Filters } from '#model/report.ts';
import type { Page } from '#query/page.ts';
import { scopeRows, visibleColumns } from '#query/scope.ts';
import type { RowsQuery } from '#query/tree.ts';
import { nothing } from '#query/value-filter.ts';
import type { Cell as RawCell } from '#store/store.ts';
import { type PlacedCell, placeCell } from './cell-place.ts';
import type { Call, Cell } from './kind.ts';
import { kindOf } from './kinds.ts';
import { type Plan, planOf } from './plan.ts';
import type { ReportRequest } from './request.ts';
import type { ReportResult } from './result.ts';

/** A cell of one section of a report. */
export interface BehindRequest {
  readonly request: ReportRequest;
  readonly section: string;
  readonly cell: Cell;
}

/** The rows that a figure was counted from, dataset by dataset (HTTP-1). */
export interface RowsBehind {
  readonly report: string;
  readonly section: string;
  readonly tenant: string;
  readonly range: MonthRange;
  readonly filters: Filters;
  /** As the section shows it. */
  readonly cell: Cell;
  /** One without rows when the cell shows nothing; none for a figure that is not counted from rows. */
  readonly parts: readonly PartBehind[];
  /** Made of data version, scope and request: equal keys mean the same rows (HTTP-5). */
  readonly key: string;
  /** Whether the data are still those that the figure was looked up in. */
  isCurrent(): Promise<boolean>;
}

export interface PartBehind {
  readonly dataset: string;
  /** In documented order, under documented names; withheld ones are left out. */
  readonly columns: readonly { readonly name: string; readonly type: ColumnType }[];
  readonly redacted: readonly string[];
  total(signal?: AbortSignal): Promise<number>;
  /** Batches of a few thousand rows, in time and then by their keys; nothing holds more than one batch. */
  read(page?: Page, signal?: AbortSignal): AsyncIterable<readonly (readonly RawCell[])[]>;
}

/**
 * Checks what is asked for against the section as this reader sees it; rows are read when a part is.
 * @param answer the report with its one section
 * @throws Fault `bad-parameter` for a column or value that the section does not have, `forbidden` for a withheld one
 */
export async function openBehind(
  { request, section, cell }: BehindRequest,
  call: Omit<Call, 'request'>,
  answer: (request: ReportRequest) => Promise<ReportResult>,
): Promise<RowsBehind> {
  const { report, range, filters, search } = request;
  const asked: ReportRequest = {
    report,
    sections: [section],
    ...(range !== undefined && { range }),
    ...(filters !== undefined && { filters }),
    ...(search !== undefined && { search }),
  };
  const plan = await planOf(asked, call.scope, call.deps);
  const placed = placeIn(await answer(asked), cell, { plan, section, datasets: call.deps.datasets });
  const queries = await queriesOf(placed, plan, { ...call, request: asked });
  return {
    report,
    section,
    tenant: call.scope.tenant,
    range: plan.range,
    filters: plan.filters,
    cell: { ...(placed.column !== undefined && { column: placed.column }), values: placed.values },
    parts: queries.map((query) => partOf(query, call)),
    key: JSON.stringify([plan.key, 'rows', placed]),
    isCurrent: async () => (await call.deps.store.version(call.scope.tenant)) === plan.version,
  };
}

interface Place {
  readonly plan: Plan;
  readonly section: string;
  readonly datasets: readonly Dataset[];
}

function placeIn(result: ReportResult, cell: Cell, { plan, section, datasets }: Place): PlacedCell {
  const withheld = cell.column !== undefined && result.redacted.includes(cell.column);
  const [shown] = result.sections;
  if (shown === undefined || withheld) {
    const what = withheld ? cell.column : section;
    throw new Fault('forbidden', `${what} is withheld from your role, and so are the rows behind it`, {
      parameter: withheld ? 'column' : 'section',
    });
  }
  const read = datasets.filter(({ name }) => plan.report.reads.includes(name));
  const names = read.flatMap(({ columns }) => Object.values(columns).flatMap(({ synonyms }) => synonyms ?? []));
  return placeCell(cell, shown, names);
}

async function queriesOf({ isEmpty, ...cell }: PlacedCell, plan: Plan, call: Call): Promise<readonly RowsQuery[]> {
  const [section] = plan.sections;
  const none: RowsQuery = { kind: 'rows', dataset: plan.report.rawDataset, columns: [], filters: [nothing] };
  if (section === undefined || isEmpty) return [none];
  return kindOf(section).behind(section, cell, { plan, call });
}

/** Every column that the reader may see, in an order that does not change from page to page. */
function partOf(found: RowsQuery, { deps, scope }: Pick<Call, 'deps' | 'scope'>): PartBehind {
  const { store } = deps;
  const dataset = deps.datasets.find(({ name }) => name === found.dataset);
  if (dataset === undefined) throw new Error(`no dataset ${found.dataset}`);
  const isOpen = (name: string) => dataset.columns[name]?.internal === undefined;
  const { visible, redacted } = visibleColumns(dataset, scope);
  const columns = visible.filter(isOpen);
  const query: RowsQuery = { ...found, columns, orderBy: orderOf(dataset, columns) };
  return {
    dataset: dataset.name,
    columns: columns.map((name) => ({ name, type: dataset.columns[name]?.type ?? 'string' })),
    redacted: redacted.filter(isOpen),
    total: (signal) => store.count(scopeRows(query, dataset, scope), signal),
    async *read(page, signal) {
      for await (const { rows } of store.stream(scopeRows({ ...query, ...page }, dataset, scope), signal)) yield rows;
    },
  };
}

/** Time, then keys, then whatever tells two rows apart. */
function orderOf(dataset: Dataset, columns: readonly string[]): NonNullable<RowsQuery['orderBy']> {
  const rank = (name: string) => (name === dataset.time ? 0 : dataset.columns[name]?.kind === 'key' ? 1 : 2);
  return columns.toSorted((a, b) => rank(a) - rank(b)).map((column) => ({ column }));
}
