import type { z } from 'zod';
import { Fault } from '#base/fault.ts';
import { suggest } from '#base/suggest.ts';
import { type ColumnFilter, downloadDraft } from '#contract/downloads.ts';
import type { Column, Dataset } from '#model/dataset.ts';

const stored = downloadDraft.omit({ name: true, several: true });

/** What a report of the hub is made of, as it is kept: names are those of the catalogue. */
export type DownloadContent = z.output<typeof stored>;

/** What was kept, as it was checked when it was made. */
export function parseContent(content: object): DownloadContent {
  return stored.parse(content);
}

/** Columns and filters in the names of the catalogue, each column once (DL-11, DL-12). @throws Fault `bad-parameter` */
export function checkParts(
  { columns, filters }: Pick<DownloadContent, 'columns' | 'filters'>,
  dataset: Dataset,
): Pick<DownloadContent, 'columns' | 'filters'> {
  return {
    columns: [...new Set(columns.map((name) => columnOf(name, dataset, 'columns')[0]))],
    filters: filters.map((filter) => checkFilter(filter, dataset)),
  };
}

/** Open columns of a dataset by name. */
export function openColumns({ columns }: Dataset): readonly (readonly [string, Column])[] {
  return Object.entries<Column>(columns).filter(([, { internal }]) => internal === undefined);
}

/** How a column is chosen from. */
export function filterKindOf({ type }: Column): 'values' | 'numbers' | 'days' {
  switch (type) {
    case 'integer':
    case 'decimal':
      return 'numbers';
    case 'date':
    case 'month':
      return 'days';
    default:
      return 'values';
  }
}

/**
 * A column by its name, another spelling of it, in any case.
 * @throws Fault `bad-parameter` naming `parameter` and what was meant
 */
export function columnOf(name: string, dataset: Dataset, parameter: string): readonly [string, Column] {
  const wanted = name.trim().toLowerCase();
  const open = openColumns(dataset);
  const found =
    open.find(([own]) => own.toLowerCase() === wanted) ??
    open.find(([, { aliases = [] }]) => aliases.some((alias) => alias.toLowerCase() === wanted));
  if (found !== undefined) return found;
  const names = open.map(([own]) => own);
  const near = suggest(name, names);
  const hint = near.length > 0 ? `; did you mean ${near.join(', ')}?` : '';
  throw new Fault('bad-parameter', `${dataset.name} has no column "${name}"${hint}`, { parameter, allowed: names });
}

function checkFilter(filter: ColumnFilter, dataset: Dataset): ColumnFilter {
  const [column, facts] = columnOf(filter.column, dataset, 'filters');
  if (filter.kind === 'values') return { ...filter, column, values: [...new Set(filter.values)] };
  if (filterKindOf(facts) === 'values') {
    throw new Fault('bad-parameter', `${column} has no order to lie between; choose from its values`, {
      parameter: 'filters',
    });
  }
  if ((filter.from ?? '') === '' && (filter.to ?? '') === '') {
    throw new Fault('bad-parameter', `The filter on ${column} has no bound; give from, to or both`, {
      parameter: 'filters',
    });
  }
  return { ...filter, column };
}
