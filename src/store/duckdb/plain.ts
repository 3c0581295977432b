import type { DuckDBConnection } from '@duckdb/node-api';
import type { Dataset } from '#model/dataset.ts';
import type { DatasetRows, LoadTarget } from './load.ts';
import { literal, locatedRows, normalText, quoted } from './tables.ts';

/**
 * Keeps which columns of things that are counted have their values in the form in which they are told apart: such a value
 * needs no second look for case and blanks, which costs a question half of what it takes to count. Runs inside the
 * caller's transaction.
 */
export async function loadPlain({ dataset, parts, path }: DatasetRows, target: LoadTarget): Promise<void> {
  const { connection, catalog } = target;
  const name = literal(dataset.name);
  await connection.run(`DELETE FROM ${catalog}.plain WHERE dataset = ${name}`);
  const columns = countedColumns(dataset);
  if (columns.length === 0 || parts.length === 0) return;
  const looks = columns.map((column) => `bool_and(${isPlain(quoted(column))})`);
  const found = await connection.runAndReadAll(`SELECT ${looks.join(', ')} FROM ${locatedRows(dataset, parts, path)}`);
  const [row = []] = found.getRows();
  for (const column of columns.filter((_, i) => row[i] === true)) {
    await connection.run(`INSERT INTO ${catalog}.plain VALUES (${name}, ${literal(column)})`);
  }
}

/** The kept columns by dataset. */
export async function readPlain(connection: DuckDBConnection, catalog: string): Promise<Map<string, Set<string>>> {
  const found = await connection.runAndReadAll(`SELECT dataset, column_name FROM ${catalog}.plain`);
  const byDataset = Map.groupBy(found.getRows(), ([dataset]) => String(dataset));
  return new Map([...byDataset].map(([dataset, rows]) => [dataset, new Set(rows.map(([, name]) => String(name)))]));
}

/** A missing value is missing in both forms, an empty one is not. */
const isPlain = (column: string) => `${column}::VARCHAR IS NOT DISTINCT FROM ${normalText(column)}`;

function countedColumns({ metrics }: Dataset): readonly string[] {
  return [...new Set(metrics.flatMap(({ formula }) => (formula.kind === 'distinct' ? formula.columns : [])))];
}
