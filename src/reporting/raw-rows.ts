import { Fault } from '#base/fault.ts';
import type { MonthRange } from '#base/month.ts';
import { suggest } from '#base/suggest.ts';
import type { ColumnType, Dataset } from '#model/dataset.ts';
import { type Scope, scopeKey, scopeRows, visibleColumns } from '#query/scope.ts';
import type { Cell, Store } from '#store/store.ts';
import { checkedMonths } from './range.ts';

export interface RawRowsRequest {
  /** Name of a dataset, or another name it is known by, without case. */
  readonly dataset: string;
  /** Absent: every month there is. */
  readonly range?: MonthRange;
}

/** The current rows of a dataset as this reader may see them (CO-8). */
export interface RawRows {
  readonly dataset: string;
  readonly range?: MonthRange;
  /** In documented order, under documented names: a file with this header can be imported again. */
  readonly columns: readonly { readonly name: string; readonly type: ColumnType }[];
  /** Columns left out because the scope does not open them (RO-3). */
  readonly redacted: readonly string[];
  /** Made of data version, scope and request: equal keys mean the same rows (HTTP-5). */
  readonly key: string;
  /** Batches of a few thousand rows, cells in the order of `columns`; nothing holds more than one batch. */
  read(signal?: AbortSignal): AsyncIterable<readonly (readonly Cell[])[]>;
}

/**
 * Checks what is asked for; rows are read when `read` is called.
 * @throws Fault `not-found` for an unknown dataset, `bad-parameter` for months that are none, are reversed or are asked
 * of a dataset without months.
 */
export async function openRawRows(
  request: RawRowsRequest,
  scope: Scope,
  { store, datasets }: { readonly store: Store; readonly datasets: readonly Dataset[] },
): Promise<RawRows> {
  const dataset = namedDataset(request.dataset, datasets);
  const range = rangeFor(dataset, request.range);
  const isOpen = (name: string) => dataset.columns[name]?.internal === undefined;
  const { visible, redacted } = visibleColumns(dataset, scope);
  const names = visible.filter(isOpen);
  const months = range === undefined ? {} : { range };
  const query = { kind: 'rows', dataset: dataset.name, columns: names, filters: [], ...months } as const;
  const version = await store.version(scope.tenant);
  return {
    dataset: dataset.name,
    ...months,
    columns: names.map((name) => ({ name, type: dataset.columns[name]?.type ?? 'string' })),
    redacted: redacted.filter(isOpen),
    key: JSON.stringify([scopeKey(scope), version, dataset.name, range ?? null]),
    async *read(signal) {
      for await (const { rows } of store.stream(scopeRows(query, dataset, scope), signal)) yield rows;
    },
  };
}

/** The dataset of this name or another name of it, without case. @throws Fault `not-found` saying what was meant */
export function namedDataset(name: string, datasets: readonly Dataset[]): Dataset {
  const wanted = name.trim().toLowerCase();
  const found = datasets.find((one) => [one.name, ...(one.otherNames ?? [])].some((n) => n.toLowerCase() === wanted));
  if (found !== undefined) return found;
  const names = datasets.map((dataset) => dataset.name);
  const near = suggest(name, names);
  const hint = near.length > 0 ? `did you mean ${near.join(', ')}?` : `known: ${names.join(', ')}`;
  throw new Fault('not-found', `There is no dataset "${name}"; ${hint}`, { parameter: 'dataset', allowed: names });
}

function rangeFor(dataset: Dataset, range: MonthRange | undefined): MonthRange | undefined {
  if (range === undefined) return undefined;
  if (dataset.time !== undefined) return checkedMonths(range);
  throw new Fault('bad-parameter', `${dataset.name} is not kept by month; leave out from and to`, {
    parameter: 'from',
  });
}
