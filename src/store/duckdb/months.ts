import type { DuckDBConnection } from '@duckdb/node-api';
import type { Month } from '#base/month.ts';
import type { Dataset } from '#model/dataset.ts';
import type { DatasetRows, LoadTarget } from './load.ts';
import { currentRows, literal, locatedRows, monthNumber, monthOfNumber, quoted } from './tables.ts';
import { toNumber } from './values.ts';

/** Keeps in which months a dataset has rows, where its deliveries do not tell. Runs inside the caller's transaction. */
export async function loadMonths({ dataset, parts, path }: DatasetRows, target: LoadTarget): Promise<void> {
  const { connection, catalog } = target;
  await connection.run(`DELETE FROM ${catalog}.month WHERE dataset = ${literal(dataset.name)}`);
  const { time } = dataset;
  if (time === undefined || parts.length === 0 || tellsMonths(dataset)) return;
  const rows = keyHasTime(dataset) ? locatedRows(dataset, parts, path) : currentRows(dataset, parts, path);
  const month = monthNumber(quoted(time));
  await connection.run(
    `INSERT INTO ${catalog}.month SELECT DISTINCT ${literal(dataset.name)}, ${month} FROM ${rows} WHERE ${quoted(time)} IS NOT NULL`,
  );
}

/** Datasets that are replaced by period know their months from their deliveries. */
export function tellsMonths({ merge }: Dataset): boolean {
  return merge.kind === 'months' || merge.kind === 'days';
}

/** Then rows that newer ones replace lie in the same months as these. */
function keyHasTime({ merge, time }: Dataset): boolean {
  return merge.kind === 'events' && time !== undefined && merge.key.includes(time);
}

/** The kept months by dataset, oldest first. */
export async function readMonths(connection: DuckDBConnection, catalog: string): Promise<Map<string, Month[]>> {
  const found = await connection.runAndReadAll(`SELECT dataset, month FROM ${catalog}.month ORDER BY ALL`);
  const byDataset = Map.groupBy(found.getRows(), ([dataset]) => String(dataset));
  return new Map(
    [...byDataset].map(([dataset, rows]) => [dataset, rows.map(([, month]) => monthOfNumber(toNumber(month)))]),
  );
}
