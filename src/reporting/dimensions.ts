import { countryCode } from '#base/country.ts';
import { notSet, storedValue } from './order.ts';
import type { ResultColumn, ResultRow } from './result.ts';

interface Dimension {
  readonly id: string;
  readonly dimension: string;
}

interface Shaped {
  readonly source: { readonly at: 'each-month' | 'newest'; readonly by: readonly Dimension[] };
  readonly countryOf?: string;
}

/** The dimensions of a section, as its dataset or population names them. */
export const dimensionNames = ({ source }: { readonly source: Pick<Shaped['source'], 'by'> }) =>
  source.by.map(({ dimension }) => dimension);

/** The columns before the figures: the month, when there is a row for each, and the dimensions. */
export function dimensionColumns({ source, countryOf }: Shaped): ResultColumn[] {
  const month: ResultColumn[] = source.at === 'each-month' ? [{ id: 'month', type: 'month' }] : [];
  const dimensions = source.by.flatMap(({ id }): ResultColumn[] =>
    id === countryOf ? [text(id), text('countryCode')] : [text(id)],
  );
  return [...month, ...dimensions];
}

const text = (id: string): ResultColumn => ({ id, type: 'text' });

/** The cells of a group's dimensions; `countryOf` gets its country code beside it. */
export function dimensionCells(
  by: readonly Pick<Dimension, 'id'>[],
  values: readonly (string | undefined)[],
  countryOf?: string,
): ResultRow {
  return Object.fromEntries(
    by.flatMap(({ id }, i): [string, string | null][] => {
      const value = values[i];
      const cell: [string, string] = [id, value ?? notSet];
      return id === countryOf ? [cell, ['countryCode', countryCode(value ?? '') ?? null]] : [cell];
    }),
  );
}

/** The stored values of a row's dimensions, of its cells; a dimension without a cell has none. */
export function dimensionValues(
  by: readonly Dimension[],
  cells: Readonly<Record<string, string>>,
): { readonly column: string; readonly values: readonly string[] }[] {
  return by.flatMap(({ id, dimension }) => {
    const shown = cells[id];
    return shown === undefined ? [] : [{ column: dimension, values: [storedValue(shown)] }];
  });
}
