import type { Day } from '#base/day.ts';
import type { CurrentPart } from '#lake/manifest.ts';
import type { Dataset } from '#model/dataset.ts';
import { datasetOf } from './adoption-request.ts';
import type { Held } from './state.ts';
import { partsOf } from './state.ts';
import { currentRows, engineType, literal, quoted } from './tables.ts';
import { normalValue } from './values.ts';

/** The newest rows of a dataset that is kept by day, as a relation and as a condition on its current rows. */
export interface NewestRows {
  /** Of all that is counted; undefined when there is nothing up to the day asked for. */
  readonly day: Day | undefined;
  /** A relation that holds at least the rows of these days. */
  readonly rows: string;
  /** True for rows of the newest day; words go into `bound`. */
  readonly where: (bound: string[]) => string;
}

/**
 * The rows of the newest day up to `until`. A customer that has files of its own (own-datasets.md OWN-2: exports of one
 * customer, named at import time) is read at the newest day of these; all others at the newest day of the files of all.
 */
export function newestRows(
  name: string,
  { day, customer }: { readonly day: string; readonly customer: string },
  { until, held }: { readonly until: Day; readonly held: Held },
): NewestRows {
  const dataset = datasetOf({ held }, name);
  const parts = partsOf(held, dataset);
  const shared = newestDay(
    parts.filter((part) => ownerOf(part, dataset) === undefined),
    until,
  );
  const own = ownDays(parts, dataset, until);
  const days = new Set([...own.values(), ...(shared === undefined ? [] : [shared])]);
  const wanted = parts.filter((part) => part.periods?.some((period) => days.has(period)));
  const [on, who] = [quoted(day), `${quoted(customer)}::VARCHAR`];
  const places = (customers: readonly string[], bound: string[]) =>
    customers.map((each) => `$${bound.push(normalValue(each))}`).join(', ');
  return {
    day: [...days].sort().at(-1),
    rows: wanted.length === 0 ? emptyRows(dataset) : currentRows(dataset, wanted, held.path),
    where(bound) {
      const others = () => (own.size === 0 ? '' : ` AND ${who} NOT IN (${places([...own.keys()], bound)})`);
      const all = shared === undefined ? [] : [`(${on} = DATE ${literal(shared)}${others()})`];
      const byDay = Map.groupBy(own.keys(), (each) => own.get(each) ?? '');
      const owned = [...byDay].map(
        ([at, customers]) => `(${on} = DATE ${literal(at)} AND ${who} IN (${places(customers, bound)}))`,
      );
      return all.length + owned.length === 0 ? 'false' : `(${[...all, ...owned].join(' OR ')})`;
    },
  };
}

/** The customer a part is of, where the dataset keeps deliveries apart by customer. */
function ownerOf({ delivery }: CurrentPart, { merge }: Dataset): string | undefined {
  return merge.kind === 'days' && merge.perCustomer === true ? delivery.customer : undefined;
}

function ownDays(parts: readonly CurrentPart[], dataset: Dataset, until: Day): Map<string, Day> {
  const owned = Map.groupBy(parts, (part) => normalValue(ownerOf(part, dataset) ?? null));
  owned.delete('');
  const days = [...owned].map(([customer, own]) => [customer, newestDay(own, until)] as const);
  return new Map(days.flatMap(([customer, day]) => (day === undefined ? [] : [[customer, day] as const])));
}

function newestDay(parts: readonly CurrentPart[], until: Day): Day | undefined {
  const days = parts.flatMap(({ periods = [] }) => periods).filter((day) => day <= until);
  return days.sort().at(-1);
}

function emptyRows({ columns }: Dataset): string {
  const names = Object.entries(columns).map(([name, column]) => `NULL::${engineType(column)} AS ${quoted(name)}`);
  return `(SELECT ${names.join(', ')} WHERE false)`;
}
