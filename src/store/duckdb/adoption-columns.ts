import type { Adoption } from '#model/adoption.ts';
import type { Dataset } from '#model/dataset.ts';
import { literal, normalText, quoted, tidyText } from './tables.ts';
import { normalValue } from './values.ts';

/** Identity of text and ids: without case and surrounding white space, null when empty. */
export const identity = (column: string) => normalText(quoted(column));

/** Text as it is shown, without surrounding white space. */
export const tidy = (column: string) => tidyText(quoted(column));

/** The product a row of entitlements is of: its id, else its name. */
export function productOf({ product, productName }: Adoption['entitlements']): string {
  return `coalesce(${identity(product)}, ${identity(productName)}, '')`;
}

/** OneDrive counts as SharePoint (ADO-3): several codes of one workload are one, by the column's synonyms. */
export function workloadOf({ workload }: Adoption['activity'], dataset: Dataset): string {
  const families = dataset.columns[workload]?.synonyms ?? [];
  const cases = families.flatMap(([first = '', ...others]) =>
    others.map((other) => `WHEN ${literal(normalValue(other))} THEN ${literal(first.toUpperCase())}`),
  );
  const code = `coalesce(${identity(workload)}, '')`;
  return cases.length === 0 ? `upper(${code})` : `CASE ${code} ${cases.join(' ')} ELSE upper(${code}) END`;
}

/** True for a day among the last `days` up to the processing day, itself included (ADO-21). */
export function inWindow(column: string, { activity }: Adoption, days: number): string {
  const [on, end] = [quoted(column), quoted(activity.day)];
  return `(${on} IS NOT NULL AND ${on} BETWEEN ${end} - ${Math.trunc(days) - 1} AND ${end})`;
}

/** A select list: columns by the names they get. */
export const named = (columns: Readonly<Record<string, string>>) =>
  Object.entries(columns)
    .map(([name, sql]) => `${sql} AS ${name}`)
    .join(', ');
