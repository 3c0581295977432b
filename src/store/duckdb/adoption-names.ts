import type { DuckDBConnection } from '@duckdb/node-api';
import { identity } from './adoption-columns.ts';
import { keptStages } from './adoption-kept.ts';
import { type AdoptionRequest, datasetOf } from './adoption-request.ts';
import { partsOf } from './state.ts';
import { currentRows, literal, quoted, tidyText } from './tables.ts';
import { toNumber } from './values.ts';

/** A masked name is empty or of asterisks only. */
export const isUnmasked = (name: string) => `coalesce(replace(${name}, '*', '') <> '', false)`;

/** The unmasked name met most often on the newest day. */
const ofTheDay = `
  SELECT customer, customer_name AS name FROM licence WHERE ${isUnmasked('customer_name')} GROUP BY customer, customer_name
  QUALIFY row_number() OVER (PARTITION BY customer ORDER BY count(*) DESC, customer_name) = 1`;

/**
 * Makes `naming`, the newest unmasked name per customer, where it is not kept; earlier days are read only where
 * that of the day is masked.
 */
export async function buildNaming(connection: DuckDBConnection, request: AdoptionRequest): Promise<void> {
  if (keptStages(request) !== undefined) return;
  await connection.run(`CREATE TEMP TABLE naming AS ${ofTheDay}`);
  const unnamed =
    'SELECT customer FROM (SELECT customer FROM licence UNION SELECT customer FROM placed) ' +
    'WHERE customer NOT IN (SELECT customer FROM naming)';
  const counted = await connection.runAndReadAll(`SELECT count(*) FROM (${unnamed})`);
  if (toNumber(counted.getRows()[0]?.[0]) > 0) {
    await connection.run(
      `INSERT INTO naming ${earlierSql(request)} SELECT customer, name FROM earlier SEMI JOIN (${unnamed}) USING (customer)`,
    );
  }
}

function earlierSql(request: AdoptionRequest): string {
  const { customer, customerName, day, dataset: id } = request.adoption.entitlements;
  const dataset = datasetOf(request, id);
  const parts = partsOf(request.held, dataset);
  if (parts.length === 0) return 'WITH earlier AS (SELECT NULL AS customer, NULL AS name WHERE false)';
  const rows = currentRows(dataset, parts, request.held.path);
  const named =
    `SELECT ${identity(customer)} AS customer, ${tidyText(quoted(customerName))} AS name, max(${quoted(day)}) AS met_on ` +
    `FROM ${rows} WHERE ${quoted(day)} <= DATE ${literal(request.until)} GROUP BY ALL`;
  const newest = `row_number() OVER (PARTITION BY customer ORDER BY met_on DESC, name) = 1`;
  return `WITH earlier AS (SELECT customer, name FROM (${named}) WHERE ${isUnmasked('name')} QUALIFY ${newest})`;
}
