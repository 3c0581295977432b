import type { Dataset } from '#model/dataset.ts';
import type { Scope } from '#query/scope.ts';
import type { ValuesQuery } from '#query/tree.ts';
import { whereSql } from './conditions.ts';
import { relationOf } from './dataset-rows.ts';
import type { Held } from './state.ts';
import { quoted } from './tables.ts';

interface RowValues {
  readonly column: string;
  readonly sql: string;
  readonly bound: string[];
}

/** One statement per dataset and dimension that its presence does not keep: the spellings in the rows of the range. */
export function compileRowValues(query: ValuesQuery, scope: Scope, held: Held): RowValues[] {
  return query.datasets.flatMap((name) => {
    const relation = relationOf(name, held);
    if (relation === undefined) return [];
    const { dataset, rows } = relation;
    return query.columns
      .filter((column) => isOnlyInRows(dataset, column))
      .map((column) => {
        const bound: string[] = [];
        const where = whereSql(dataset, { scope, range: query.range }, bound);
        return { column, sql: `SELECT DISTINCT ${quoted(column)} FROM ${rows}${where}`, bound };
      });
  });
}

const isOnlyInRows = ({ presence, dimensions = [] }: Dataset, column: string) =>
  dimensions.includes(column) && !presence?.dimensions.includes(column);
