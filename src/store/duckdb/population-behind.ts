import { type Month, monthIndex } from '#base/month.ts';
import type { PopulationBehind } from '#query/tree.ts';
import type { ValueFilter } from '#query/value-filter.ts';
import type { BehindContext } from './behind-context.ts';
import { bitOf, cohortSql, type PresentDataset, presenceOf, usageSql } from './compile.ts';
import { entitySql, whenSql } from './presence.ts';
import { literal, monthNumber, normalText, quoted } from './tables.ts';
import { normalValue } from './values.ts';

/**
 * The rows that make their customers count: the counting rows of each month, of the customers whose masks say that they
 * are there, added, churned or active in it. The masks are those that the figures are counted from (docs/presence.md).
 */
export function populationBehind(behind: PopulationBehind, context: BehindContext): string {
  const dataset = presenceOf(context.held.tables, context.dataset.name);
  const months = countedMonths(behind, dataset.name);
  if (months.length === 0) return `(SELECT * FROM ${context.rows} WHERE false)`;
  const entity = entitySql(dataset.presence);
  const rows = [`${entity} IS NOT NULL`, ...rowSql(behind, dataset, context)];
  const number = monthNumber(quoted(dataset.time ?? ''));
  if (behind.measure === 'present' || behind.measure === 'items') {
    const inMonths = `${number} IN (${months.map((month) => monthIndex(month.rowsOf)).join(', ')})`;
    return `(SELECT * FROM ${context.rows} WHERE ${[...rows, inMonths].join(' AND ')})`;
  }
  const cases = months.map(({ rowsOf, counts }) => `WHEN ${monthIndex(rowsOf)} THEN ${counts}`);
  const where = [...rows, `CASE ${number} ${cases.join(' ')} ELSE false END`].join(' AND ');
  const counted = countedSql(behind, months, context);
  return `(SELECT r.* FROM ${context.rows} AS r JOIN (${counted}) AS k ON k.norm = ${entity} WHERE ${where})`;
}

/** A month that rows lie in, and what a customer's masks must say to have its rows of it behind the figure. */
interface CountedMonth {
  readonly rowsOf: Month;
  readonly counts: string;
}

function countedMonths({ measure, months, of, rows }: PopulationBehind, dataset: string): CountedMonth[] {
  return of.flatMap((month) => {
    const slot = months.findIndex((one) => one.month === month);
    const at = slot < 0 ? undefined : months[measure === 'churned' ? slot - 1 : slot];
    if (at === undefined) return [];
    const isFrom = rows === 'usage' ? at.activity.includes(dataset) : at.source === dataset;
    return isFrom ? [{ rowsOf: at.month, counts: `${bitOf(measure, slot)} = 1` }] : [];
  });
}

/** What a row itself must say. Rows of usage know neither the filters nor the dimensions. */
function rowSql({ measure, rows, filters, values }: PopulationBehind, dataset: PresentDataset, on: BehindContext) {
  const { presence } = dataset;
  if (rows === 'usage') return [whenSql(presence)];
  const item = measure === 'items' ? [`${normalText(quoted(presence.item ?? ''))} IS NOT NULL`] : [];
  return [whenSql(presence), ...item, ...[...filters, ...values].map((filter) => valueSql(filter, dataset, on))];
}

/** Each customer that counts in one of the months, with the masks that `bitOf` reads. */
function countedSql(
  behind: PopulationBehind,
  counted: readonly CountedMonth[],
  { scope, held: { tables } }: BehindContext,
): string {
  const { rows, months, filters, values } = behind;
  const query = { kind: 'population', months, breakdowns: [], filters } as const;
  const cohort = cohortSql(rows === 'usage' ? { ...query, filters: [...filters, ...values] } : query, scope, tables);
  const masks = `SELECT entity, bit_or(m) AS w FROM (${cohort}) GROUP BY entity`;
  const usage = usageSql(query, scope, tables);
  return (
    `SELECT e.norm, w, w AS m, coalesce(u, 0) AS u FROM (${masks}) LEFT JOIN (${usage}) USING (entity) ` +
    `JOIN ${tables.catalog}.entity AS e ON e.id = entity WHERE ${counted.map(({ counts }) => counts).join(' OR ')}`
  );
}

/** A value by the spellings it was met in, as the figures know it; a value nobody has matches nothing. */
function valueSql({ column, values }: ValueFilter, dataset: PresentDataset, { held: { tables } }: BehindContext) {
  const { ids } = tables.dictionary(column);
  const found = [...new Set(values.flatMap((value) => ids.get(normalValue(value)) ?? []))];
  if (found.length === 0) return 'false';
  const spelled =
    `${quoted(column)} IN (SELECT raw FROM ${tables.catalog}.spelling WHERE dataset = ${literal(dataset.name)} ` +
    `AND column_name = ${literal(column)} AND id IN (${found.join(', ')}))`;
  return found.includes(0) ? `(${spelled} OR ${quoted(column)} IS NULL)` : spelled;
}
