import type { Dataset } from '#model/dataset.ts';
import type { Held } from './state.ts';
import { partsOf } from './state.ts';
import { currentRows, monthNumber, quoted } from './tables.ts';

export interface DatasetRelation {
  readonly dataset: Dataset;
  /** Its current rows, a relation with the columns of the dataset. */
  readonly rows: string;
}

/** The current rows of a dataset; undefined when nothing of it is loaded. */
export function relationOf(name: string, held: Held): DatasetRelation | undefined {
  const dataset = held.tables.datasets.get(name);
  if (dataset === undefined) throw new Error(`no dataset ${name}`);
  const parts = partsOf(held, dataset);
  return parts.length === 0 ? undefined : { dataset, rows: currentRows(dataset, parts, held.path) };
}

/** The number of the month a row lies in. */
export function monthColumn({ name, time }: Dataset): string {
  if (time === undefined) throw new Error(`${name} is not kept by month`);
  return monthNumber(quoted(time));
}
