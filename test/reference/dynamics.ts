/**
 * The Dynamics usage report written straight from docs/spec/reports.md over plain arrays: slow, obvious and sharing no
 * code with the product's path to a number.
 */
import type { Data, RawRow } from './customers.ts';

export interface DynamicsQuestion {
  readonly from: string;
  readonly to: string;
  readonly today: string;
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly locations?: readonly string[];
  readonly search?: string;
  readonly seesRevenue: boolean;
  /** How many customers without a search. */
  readonly first: number;
}

type Cell = string | number | null | (number | null)[];
export type AnswerRow = Record<string, Cell>;
export interface DynamicsAnswer {
  readonly headlines: Record<string, { value: number | null; growthPercent: number | null }>;
  readonly rows: Record<string, AnswerRow[]>;
}

const filterColumns: Record<string, string> = {
  market: 'CustomerMarket',
  attribution: 'PartnerAttachType',
  location: 'PartnerLocation',
  channel: 'SalesModel',
  segment: 'CustomerSegment',
};

const text = (value: RawRow[string] | undefined) => String(value ?? '').trim();
const fold = (value: RawRow[string] | undefined) => text(value).toLowerCase();
const monthOf = (row: RawRow) => text(row.Month).slice(0, 7);
/** */
const customerOf = (row: RawRow) => fold(row.CustomerTpid) || fold(row.CustomerTenantId);
const numberOf = (value: RawRow[string] | undefined) => (text(value) === '' ? null : Number(value));

function monthsBetween(from: string, to: string): string[] {
  const months: string[] = [];
  for (let at = new Date(`${from}-01T00:00:00Z`); ; at.setUTCMonth(at.getUTCMonth() + 1)) {
    const month = at.toISOString().slice(0, 7);
    if (month > to) return months;
    months.push(month);
  }
}

/** Null when no row has a number; 0 when there is no row. */
function total(rows: readonly RawRow[], column: string): number | null {
  const numbers = rows.map((row) => numberOf(row[column])).filter((value) => value !== null);
  if (rows.length > 0 && numbers.length === 0) return null;
  return numbers.reduce((sum, value) => sum + value, 0);
}

/** DYN-14. */
function usageOf(rows: readonly RawRow[]): number | null {
  const [active, available] = [total(rows, 'ActiveSeats'), total(rows, 'AvailableSeats')];
  return active === null || available === null || available === 0 ? null : (active / available) * 100;
}

/** Texts ascending with missing ones last, numbers descending with missing ones last. */
function before(a: RawRow, b: RawRow, order: readonly { text?: string; number?: string }[]): number {
  for (const { text: textColumn, number } of order) {
    if (textColumn !== undefined) {
      const [one, other] = [fold(a[textColumn]), fold(b[textColumn])];
      if (one === other) continue;
      if (one === '' || other === '') return one === '' ? 1 : -1;
      return one < other ? -1 : 1;
    }
    const [one, other] = [numberOf(a[number ?? '']), numberOf(b[number ?? ''])];
    if (one === other) continue;
    if (one === null || other === null) return one === null ? 1 : -1;
    return other - one;
  }
  return 0;
}

/** one row per thing; rows without its id each count. */
function once(
  rows: readonly RawRow[],
  keyOf: (row: RawRow) => string[] | undefined,
  order: Parameters<typeof before>[2],
) {
  const things = new Map<string, RawRow>();
  const alone: RawRow[] = [];
  for (const row of rows) {
    const key = keyOf(row);
    if (key === undefined) {
      alone.push(row);
      continue;
    }
    const kept = things.get(JSON.stringify(key));
    if (kept === undefined || before(row, kept, order) < 0) things.set(JSON.stringify(key), row);
  }
  return [...things.values(), ...alone];
}

const usageOrder = [
  { text: 'MPNId' },
  ...['AvailableSeats', 'AssignedSeats', 'ActiveSeats', 'DeploymentOpportunity'].map((number) => ({ number })),
];
const revenueOrder = [
  { text: 'IsDuplicateRowForPGA' },
  { text: 'MPNId' },
  { number: 'AvailableSeats' },
  { number: 'BilledRevenueUSD' },
];

export function dynamicsReport(data: Data, question: DynamicsQuestion): DynamicsAnswer {
  const all = data.DynamicsUsage ?? [];
  const sales = data.CustomersAndTenants ?? [];
  const range = monthsBetween(question.from, question.to);
  const known = range.filter((month) => all.some((row) => monthOf(row) === month));
  const mN = known.at(-1);

  const mayRead = (row: RawRow) =>
    question.locations === undefined || question.locations.some((location) => fold(location) === fold(row.MPNId));
  const passes = (row: RawRow) =>
    Object.entries(question.filters).every(([name, values]) => {
      if (values.length === 0) return true;
      if (name === 'product') return values.some((value) => fold(value) === 'dynamics 365');
      return values.some((value) => fold(value === '(not set)' ? '' : value) === fold(row[filterColumns[name] ?? '']));
    });
  const met = all.filter((row) => range.includes(monthOf(row)) && mayRead(row) && passes(row));
  const counted = once(
    met,
    (row) => (fold(row.SubscriptionId) === '' ? undefined : [fold(row.SubscriptionId), fold(row.SKUId), monthOf(row)]),
    usageOrder,
  );
  const at = (month: string) => counted.filter((row) => monthOf(row) === month);

  /** the spelling met most often over all rows of the tenant. */
  const label = (column: string, folded: string) => {
    if (folded === '') return '(not set)';
    const counts = new Map<string, number>();
    for (const row of [...all, ...sales]) {
      if (fold(row[column]) === folded) counts.set(text(row[column]), (counts.get(text(row[column])) ?? 0) + 1);
    }
    return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0] ?? folded;
  };
  const valuesOf = (rows: readonly RawRow[], column: string) => [...new Set(rows.map((row) => fold(row[column])))];
  const withValue = (rows: readonly RawRow[], column: string, folded: string) =>
    rows.filter((row) => fold(row[column]) === folded);

  const growth = (figure: (month: string) => number | null) => {
    const complete = known.filter((month) => month !== question.today.slice(0, 7));
    const [first, last] = [complete[0], complete.at(-1)];
    if (first === undefined || last === undefined || first === last) return null;
    const [start, end] = [figure(first), figure(last)];
    return start === null || end === null || start === 0 ? null : ((end - start) / start) * 100;
  };
  const headline = (figure: (month: string) => number | null) => ({
    value: mN === undefined ? null : figure(mN),
    growthPercent: growth(figure),
  });
  const kpi = (figure: (month: string) => number | null) =>
    range.map((month) => ({ month, value: known.includes(month) ? figure(month) : null }));
  const figures = {
    'available-seats': (month: string) => total(at(month), 'AvailableSeats'),
    'assigned-seats': (month: string) => total(at(month), 'AssignedSeats'),
    'active-seats': (month: string) => total(at(month), 'ActiveSeats'),
    'active-usage': (month: string) => usageOf(at(month)),
  };

  const share = (part: number | null, whole: number | null) =>
    part === null || whole === null || whole === 0 ? null : (part / whole) * 100;
  const seatsOf = (rows: readonly RawRow[]) => ({
    availableSeats: total(rows, 'AvailableSeats'),
    assignedSeats: total(rows, 'AssignedSeats'),
    activeSeats: total(rows, 'ActiveSeats'),
  });
  const countries = (month: string) => valuesOf(at(month), 'CustomerMarket').filter((country) => country !== '').length;
  const geography =
    mN === undefined
      ? []
      : valuesOf(at(mN), 'CustomerMarket').map((country) => {
          const { availableSeats, activeSeats } = seatsOf(withValue(at(mN), 'CustomerMarket', country));
          return {
            country: label('CustomerMarket', country),
            availableSeats,
            availableSeatsShare: share(availableSeats, total(at(mN), 'AvailableSeats')),
            activeSeats,
            activeSeatsShare: share(activeSeats, total(at(mN), 'ActiveSeats')),
          };
        });
  const skuTrend = range.flatMap((month) =>
    valuesOf(counted, 'SKU').map((sku) => ({
      month,
      sku: label('SKU', sku),
      ...(known.includes(month)
        ? seatsOf(withValue(at(month), 'SKU', sku))
        : { availableSeats: null, assignedSeats: null, activeSeats: null }),
    })),
  );
  const distribution =
    mN === undefined
      ? []
      : valuesOf(at(mN), 'SKU').map((sku) => ({
          sku: label('SKU', sku),
          ...seatsOf(withValue(at(mN), 'SKU', sku)),
        }));

  return {
    headlines: {
      ...Object.fromEntries(Object.entries(figures).map(([id, figure]) => [id, headline(figure)])),
      geography: headline(countries),
    },
    rows: {
      ...Object.fromEntries(Object.entries(figures).map(([id, figure]) => [id, kpi(figure)])),
      geography,
      'sku-trend': skuTrend,
      distribution,
      subscriptions: subscriptions(),
    },
  };

  function subscriptions(): AnswerRow[] {
    const revenue = revenueByCustomer();
    const customers = [...new Set(counted.map(customerOf))].map((id) => ({
      id,
      name: id === '' ? undefined : newestName(met.filter((row) => customerOf(row) === id)),
      revenue: revenue.get(id) ?? null,
    }));
    customers.sort((a, b) => descending(a.revenue, b.revenue) || ascending(a.name, b.name) || (a.id < b.id ? -1 : 1));
    const { search } = question;
    const shown =
      search === undefined
        ? customers.slice(0, question.first)
        : customers.filter(({ id, name }) => isFound(id, name, search));
    return shown.flatMap((customer) => itemsOf(customer));
  }

  function revenueByCustomer(): Map<string, number> {
    const rows = sales.filter((row) => range.includes(monthOf(row)) && mayRead(row));
    const kept = once(
      rows,
      (row) => (customerOf(row) === '' ? undefined : [customerOf(row), fold(row.SKU), monthOf(row)]),
      revenueOrder,
    );
    const sums = new Map<string, number>();
    for (const row of kept) {
      const amount = numberOf(row.BilledRevenueUSD);
      if (amount !== null) sums.set(customerOf(row), (sums.get(customerOf(row)) ?? 0) + amount);
    }
    return sums;
  }

  /** */
  function newestName(rows: readonly RawRow[]): string | undefined {
    const unmasked = rows.filter((row) => fold(row.CustomerName).replaceAll('*', '').trim() !== '');
    const newest = unmasked.map(monthOf).sort().at(-1);
    return unmasked
      .filter((row) => monthOf(row) === newest)
      .map((row) => text(row.CustomerName))
      .sort()[0];
  }

  /** DYN-42: a part of the name, or the beginning of an id of any of its rows. */
  function isFound(id: string, name: string | undefined, search: string): boolean {
    const wanted = search.trim().toLowerCase();
    if (name?.toLowerCase().includes(wanted)) return true;
    return met
      .filter((row) => customerOf(row) === id)
      .some((row) =>
        [row.CustomerTpid, row.CustomerTenantId, row.SubscriptionId].some(
          (value) => fold(value) !== '' && fold(value).startsWith(wanted),
        ),
      );
  }

  function itemsOf({ id, name, revenue }: { id: string; name: string | undefined; revenue: number | null }) {
    const rows = counted.filter((row) => customerOf(row) === id);
    const keys = new Set(rows.map((row) => JSON.stringify([fold(row.SubscriptionId), fold(row.SKU)])));
    const items = [...keys].map((key) => {
      const [subscription = '', sku = ''] = JSON.parse(key) as string[];
      const its = rows.filter((row) => fold(row.SubscriptionId) === subscription && fold(row.SKU) === sku);
      const inMonth = (month: string | undefined) => its.filter((row) => monthOf(row) === month);
      const orNull = (column: string) => (inMonth(mN).length === 0 ? null : total(inMonth(mN), column));
      const row: AnswerRow = {
        customerName: name ?? null,
        customerTpid: shownId(id),
        subscriptionId: subscription || '(not set)',
        sku: label('SKU', sku),
        availableSeats: orNull('AvailableSeats'),
        activeSeats: orNull('ActiveSeats'),
        activeUsage: usageOf(inMonth(mN)),
        trend: range.map((month) => usageOf(inMonth(month))),
        ...(question.seesRevenue ? { revenueUsd: revenue } : {}),
      };
      return { row, subscription, sku };
    });
    items.sort(
      (a, b) =>
        descending(a.row.availableSeats as number | null, b.row.availableSeats as number | null) ||
        ascending(a.subscription || undefined, b.subscription || undefined) ||
        ascending(a.sku || undefined, b.sku || undefined),
    );
    return items.map(({ row }) => row);
  }

  /** The id as it is written; of several spellings the first. */
  function shownId(id: string): string {
    if (id === '') return '(not set)';
    const spelled = met
      .filter((row) => customerOf(row) === id)
      .map((row) => text(row.CustomerTpid) || text(row.CustomerTenantId));
    return spelled.sort()[0] ?? id;
  }
}

function descending(a: number | null, b: number | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return b - a;
}

function ascending(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return a < b ? -1 : a > b ? 1 : 0;
}
