import type { Column } from '#model/dataset.ts';
import type { Match } from './detect.ts';

/** A column of the file that the dataset knows. */
export interface FileColumn {
  /** Place in the file, from 0. */
  readonly index: number;
  /** Name in the dataset. */
  readonly name: string;
  readonly column: Column;
  readonly required: boolean;
  /** The column that places a row in time: its year must be plausible. */
  readonly time: boolean;
}

/** The known columns of a file, in the file's order. */
export function fileColumns({ dataset, columns }: Match): FileColumn[] {
  return columns.flatMap((name, index) => {
    const column = name === undefined ? undefined : dataset.columns[name];
    if (name === undefined || column === undefined) return [];
    const by = 'by' in dataset.merge ? dataset.merge.by : undefined;
    return [
      { index, name, column, required: dataset.required.includes(name), time: name === dataset.time || name === by },
    ];
  });
}

/** Every known spelling of a closed list of values, folded, to the documented one. */
export function spellingsOf({ values = [], alternatives = {}, refused = {} }: Column): Map<string, string> {
  const others = Object.entries(alternatives).map(([value, other]) => [other, value] as const);
  const own = values.filter((value) => !(value in refused)).map((value) => [value, value] as const);
  return new Map([...others, ...own].map(([spelling, value]) => [spelling.toLowerCase(), value] as const));
}

/** Whether only the documented values are allowed. */
export function isClosed({ type, values, open }: Column): boolean {
  return type === 'enum' && open !== true && values !== undefined && values.length > 0;
}
