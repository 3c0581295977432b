import type { DuckDBConnection } from '@duckdb/node-api';
import { type MonthRange, monthIndex } from '#base/month.ts';
import type { Dataset } from '#model/dataset.ts';
import { fullScope, type Scope } from '#query/scope.ts';
import { entityText } from './conditions.ts';
import { type DatasetRelation, monthColumn } from './dataset-rows.ts';
import { numberNew } from './numbering.ts';
import { countedRows } from './once.ts';
import { quoted } from './tables.ts';

interface Target {
  readonly connection: DuckDBConnection;
  /** How the tenant's file is attached. */
  readonly catalog: string;
}

const amountsTable = (dataset: string) => `amounts_${dataset}`;

export async function dropAmounts({ name }: Dataset, { connection, catalog }: Target): Promise<void> {
  await connection.run(`DROP TABLE IF EXISTS ${catalog}.${quoted(amountsTable(name))}`);
}

/** Keeps the amounts of a dataset per entity and month, each thing once over the whole company. */
export async function loadAmounts(relation: DatasetRelation, { connection, catalog }: Target): Promise<void> {
  const { name, amounts, once } = relation.dataset;
  if (amounts === undefined || once?.entity === undefined) return;
  const counted = countedRows(relation, { scope: fullScope('') }, []);
  const sums = amounts.map((measure) => `sum(${quoted(measure)}) AS ${quoted(measure)}`).join(', ');
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE amounted AS SELECT ${entityText(once.entity)} AS entity, ` +
      `${monthColumn(relation.dataset)} AS month_number, ${sums} FROM ${counted} GROUP BY 1, 2`,
  );
  await numberNew({ connection, catalog }, 'entity', 'amounted');
  await connection.run(
    `CREATE TABLE ${catalog}.${quoted(amountsTable(name))} AS SELECT e.id AS entity, a.* EXCLUDE (entity) ` +
      `FROM amounted AS a JOIN ${catalog}.entity AS e ON e.norm = a.entity`,
  );
  await connection.run('DROP TABLE amounted');
}

interface AmountsAsked {
  readonly measure: string;
  readonly entity: readonly string[];
  readonly range: MonthRange;
  readonly scope: Scope;
  readonly catalog: string;
  readonly bound: string[];
}

/**
 * Each entity with its amount of the range: `entity, amount`. For the whole company from what is kept; for a reader of
 * some locations from their rows, since which of the rows of a thing counts depends on which are seen.
 */
export function amountsSql(
  relation: DatasetRelation,
  { measure, entity, range, scope, catalog, bound }: AmountsAsked,
): string {
  const { name, amounts = [] } = relation.dataset;
  if (scope.locations !== undefined || !amounts.includes(measure)) {
    const counted = countedRows(relation, { scope, range }, bound);
    return `SELECT ${entityText(entity)} AS entity, sum(${quoted(measure)})::DOUBLE AS amount FROM ${counted} GROUP BY 1`;
  }
  const months = `month_number BETWEEN ${monthIndex(range.from)} AND ${monthIndex(range.to)}`;
  const summed = `SELECT entity AS id, sum(${quoted(measure)})::DOUBLE AS amount FROM ${catalog}.${quoted(amountsTable(name))} WHERE ${months} GROUP BY 1`;
  return `SELECT norm AS entity, amount FROM (${summed}) JOIN ${catalog}.entity USING (id)`;
}
