import { datasets } from '#catalog/datasets/index.ts';
import type { Column, Dataset } from '#model/dataset.ts';

/** Marks of one tenant's data, none of which anybody else may ever meet. */
export interface Canaries {
  /** In every text that is no date, number or documented value. */
  readonly word: string;
  /** In the text of columns that hold personal data (S2). */
  readonly person: string;
  /** Begins every id, and every id of a person. */
  readonly id: string;
  readonly personId: string;
  /** What every amount of money is (S1): sums of it are its multiples. */
  readonly amount: number;
}

export const locations = ['4571013', '4571104'] as const;

export function canariesOf(mark: 'a' | 'b'): Canaries {
  return {
    word: `zq${mark}word`,
    person: `zq${mark}person`,
    id: mark.repeat(8),
    personId: `${mark.repeat(4)}eeee`,
    amount: mark === 'a' ? 76_543_211 : 65_432_117,
  };
}

/** Rows of each location in each of these months. */
const months = ['2024-01', '2024-02', '2024-03'] as const;
const rowsEach = 2;

/** A file of every dataset there is, each cell of it a mark of the tenant wherever the documentation leaves room for one. */
export function canaryFiles(marks: Canaries): readonly { readonly dataset: string; readonly csv: string }[] {
  return datasets.map((dataset) => {
    const columns = Object.entries<Column>(dataset.columns).filter(([, { internal }]) => internal === undefined);
    const rows = months.flatMap((month) =>
      locations.flatMap((location, place) =>
        Array.from({ length: rowsEach }, (_, row) =>
          columns.map(([name, column]) =>
            cellOf({ name, column, dataset, marks, month, location, row: place * rowsEach + row }),
          ),
        ),
      ),
    );
    const lines = [columns.map(([name]) => name), ...rows].map((cells) => cells.join(','));
    return { dataset: dataset.name, csv: `${lines.join('\n')}\n` };
  });
}

interface Cell {
  readonly name: string;
  readonly column: Column;
  readonly dataset: Dataset;
  readonly marks: Canaries;
  readonly month: string;
  readonly location: string;
  readonly row: number;
}

function cellOf({ name, column, dataset, marks, month, location, row }: Cell): string {
  if (name === dataset.location) return location;
  const { sensitive, type, values = [], refused = {} } = column;
  switch (type) {
    case 'month':
      return `${month}-01`;
    case 'date':
      return `${month}-1${row}`;
    case 'boolean01':
      return '0';
    case 'enum':
      return values.find((value) => !Object.hasOwn(refused, value)) ?? `${marks.word}${name}`;
    case 'guid':
      return `${sensitive === 'personal' ? marks.personId : marks.id}-0000-4000-8000-00000000000${row}`;
    case 'integer':
    case 'decimal':
      return String(sensitive === 'revenue' ? marks.amount : 2 + row);
    case 'string':
      return `${sensitive === 'personal' ? marks.person : marks.word}-${name}-${row}`;
  }
}
