import { renameSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { Fault } from '#base/fault.ts';
import type { Dataset, OtherForm } from '#model/dataset.ts';
import { guid } from './check.ts';
import { detectDataset, type Match } from './detect.ts';
import { literal, quoted } from './engine.ts';
import type { ConvertJob } from './job.ts';
import { copyRows } from './load-text.ts';

/** A dataset that a file holds in another form. */
export interface FormOf {
  readonly dataset: Dataset;
  readonly form: OtherForm;
}

/**
 * The dataset of a header, or the form of one under the form's name; its columns are checked like any other's.
 * @throws Fault as `detectDataset`; `bad-parameter` when a form does not say whose it is and no customer is named
 */
export function recognise(
  header: readonly string[],
  { datasets, dataset, customer, name }: Pick<ConvertJob, 'datasets' | 'dataset' | 'customer' | 'name'>,
): Match {
  const known = [...datasets, ...datasets.flatMap(({ otherForms = [] }) => otherForms.map(asDataset))];
  const match = detectDataset(header, known, dataset);
  const found = formNamed(match.dataset.name, datasets);
  if (found !== undefined) customerOf(customer, { name, form: found.form });
  return match;
}

/** Whether a recognised name is that of a form. */
export function formNamed(name: string, datasets: readonly Dataset[]): FormOf | undefined {
  return datasets
    .flatMap((dataset) => (dataset.otherForms ?? []).map((form) => ({ dataset, form })))
    .find(({ form }) => form.name === name);
}

/** Rows are checked by it and never kept as it is. */
function asDataset({ name, title, columns, required, time }: OtherForm): Dataset {
  return { name, title, columns, required, time, metrics: [], merge: { kind: 'snapshot' }, aggregation: 'none' };
}

/** @throws Fault `bad-parameter` for a missing customer and for one that is no tenant id */
function customerOf(customer: string | undefined, { name, form }: { name: string; form: OtherForm }): string {
  if (customer === undefined) {
    const message = `${name} is a ${form.title} report, which does not say whose it is; name the customer's tenant id with --customer (over HTTP: customer)`;
    throw new Fault('bad-parameter', message, { parameter: 'customer' });
  }
  const read = guid(customer.trim());
  if ('value' in read && read.value === customer.trim().toLowerCase()) return read.value;
  const message = `"${customer}" is no customer tenant id; write it like 00000000-0000-0000-0000-000000000000`;
  throw new Fault('bad-parameter', message, { parameter: 'customer' });
}

/**
 * Turns the typed lines of a form, in `rows`, into rows of its dataset, in the same place.
 * @returns the columns of the dataset that they have
 * @throws Fault `unreadable` when no line says anything
 */
export async function toDatasetRows(
  connection: DuckDBConnection,
  { form, dataset }: FormOf,
  { rows, columns, job, work }: { rows: string; columns: readonly string[]; job: ConvertJob; work: string },
): Promise<readonly string[]> {
  const target = join(work, 'turned.parquet');
  const customer = customerOf(job.customer, { name: job.name, form });
  const sql = turnedSql({ form, dataset }, { rows, held: new Set(columns), customer });
  const made = await copyRows(connection, sql, target);
  if (made === 0) {
    throw new Fault(
      'unreadable',
      `No line of ${job.name} tells of a licence or of activity; export it with user details`,
    );
  }
  renameSync(target, rows);
  return columnsOf({ form, dataset });
}

/** Columns of the dataset that a form fills, in the dataset's order. */
function columnsOf({ form, dataset }: FormOf): string[] {
  const groups = Object.values(form.groups.values).flatMap(({ same }) => Object.keys(same));
  const own = [form.customer, form.each.into, form.groups.into, ...Object.keys(form.fixed), ...Object.keys(form.same)];
  const filled = new Set([...own, ...groups]);
  return Object.keys(dataset.columns).filter((name) => filled.has(name));
}

/** A row per part of the list and group of columns that says something. */
function turnedSql(
  { form, dataset }: FormOf,
  { rows, held, customer }: { rows: string; held: ReadonlySet<string>; customer: string },
): string {
  const { each, groups } = form;
  const cell = (column: string | undefined) => (column !== undefined && held.has(column) ? quoted(column) : 'NULL');
  const parts = `list_distinct(list_filter(list_transform(string_split(coalesce(${cell(each.column)}, ''), ${literal(each.separator)}), lambda part: trim(part)), lambda part: part <> ''))`;
  const lines = `SELECT *, unnest(CASE WHEN len(parts) = 0 THEN [NULL] ELSE parts END) AS part FROM (SELECT *, ${parts} AS parts FROM read_parquet(${literal(rows)}))`;
  const selects = Object.entries(groups.values).map(([value, { has, same }]) => {
    const read: Readonly<Record<string, string | undefined>> = { ...form.same, ...same };
    const isTold = [`coalesce(${cell(has)}, false)`, ...Object.values(same).map((name) => `${cell(name)} IS NOT NULL`)];
    const columns = columnsOf({ form, dataset }).map((name) => {
      const fixed: string | undefined = name === groups.into ? value : form.fixed[name];
      if (fixed !== undefined) return `${literal(fixed)} AS ${quoted(name)}`;
      if (name === form.customer) return `${literal(customer)}::UUID AS ${quoted(name)}`;
      if (name === each.into) return `part AS ${quoted(name)}`;
      return `${cell(read[name])}::${dataset.columns[name]?.type === 'date' ? 'DATE' : 'VARCHAR'} AS ${quoted(name)}`;
    });
    return `SELECT ${columns.join(', ')} FROM lines WHERE ${isTold.join(' OR ')}`;
  });
  return `WITH lines AS MATERIALIZED (${lines}) ${selects.join(' UNION ALL ')}`;
}
