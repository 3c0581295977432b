import type { Adoption } from '#model/adoption.ts';
import { identity, inWindow, named, tidy, workloadOf } from './adoption-columns.ts';
import type { NewestRows } from './adoption-days.ts';
import { type AdoptionRequest, datasetOf } from './adoption-request.ts';
import { normalText, quoted } from './tables.ts';
import { normalValue } from './values.ts';

/** Every combination of these that activity names, numbered, as it is written (`k_` for how it is read). */
export function kindSql({ adoption, held }: AdoptionRequest, { rows, where }: NewestRows, bound: string[]): string {
  const { activity } = adoption;
  const raw = kindColumns(activity).map(quoted).join(', ');
  const columns = {
    customer: identity(activity.customer),
    given: `coalesce(${identity(activity.product)}, '')`,
    spelled: tidy(activity.product),
    service: `coalesce(${identity(activity.service)}, '')`,
    workload: workloadOf(activity, datasetOf({ held }, activity.dataset)),
    subscription: identity(activity.subscription),
    kind: `row_number() OVER (ORDER BY ${identity(activity.customer)})`,
  };
  const shown = Object.entries(columns).map(([name, sql]) => `${sql} AS k_${name}`);
  return `SELECT ${raw}, occurrences, ${shown.join(', ')} FROM (SELECT ${raw}, count(*) AS occurrences FROM ${rows} WHERE ${where(bound)} GROUP BY ALL)`;
}

/** People, numbered: a user is the same without case and surrounding white space. */
export function personSql(request: AdoptionRequest, { rows, where }: NewestRows, bound: string[]): string {
  const user = quoted(request.adoption.activity.user);
  const known = `SELECT ${user}, ${normalText(user)} AS name FROM (SELECT DISTINCT ${user} FROM ${rows} WHERE ${where(bound)}${onlySql(request, bound)})`;
  const numbered = 'SELECT name, row_number() OVER () AS person FROM (SELECT DISTINCT name FROM known)';
  return `WITH known AS MATERIALIZED (${known}) SELECT ${user}, known.name AS name, person FROM known JOIN (${numbered}) AS numbered ON numbered.name IS NOT DISTINCT FROM known.name`;
}

/** What people did, by the numbers of `kind` and `person`. */
export function activitySql(
  request: AdoptionRequest,
  { rows, where }: NewestRows,
  { isActive, bound }: { isActive: string; bound: string[] },
): string {
  const { adoption, activeDays } = request;
  const { activity } = adoption;
  const same = kindColumns(activity).map((name) => `kind.${quoted(name)} IS NOT DISTINCT FROM r.${quoted(name)}`);
  const flags = {
    is_active: isActive,
    is_removed: inWindow(activity.removed, adoption, activeDays),
    is_assigned: inWindow(activity.assigned, adoption, activeDays),
  };
  const raw = [...kindColumns(activity), activity.user].map(quoted).join(', ');
  const read = `SELECT ${raw}, ${named(flags)} FROM ${rows} WHERE ${where(bound)}${onlySql(request, bound)}`;
  return `SELECT k_kind AS kind, person, is_active, is_removed, is_assigned FROM (${read}) AS r JOIN kind ON ${same.join(' AND ')} JOIN person USING (${quoted(activity.user)})`;
}

function onlySql({ adoption, only }: AdoptionRequest, bound: string[]): string {
  return only === undefined ? '' : ` AND ${identity(adoption.activity.customer)} = $${bound.push(normalValue(only))}`;
}

/** The columns of activity that say what a row is of. */
export const kindColumns = ({ customer, product, service, workload, subscription }: Adoption['activity']) => [
  customer,
  product,
  service,
  workload,
  subscription,
];
