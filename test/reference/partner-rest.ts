import { type AdoptionData, adoptionPortfolio, type RawRow } from './adoption.ts';

/**
 * The rows of the licence and subscription analytics written straight from docs/spec/api.md §8 over plain arrays: slow,
 * obvious and sharing no code with the product's path to a number.
 */
export type Row = Readonly<Record<string, string | number | boolean | null>>;

const tidy = (value: unknown) => String(value ?? '').trim();
const norm = (value: unknown) => tidy(value).toLowerCase();
const orNull = (value: string) => (value === '' ? null : value);
const sum = (values: readonly (number | null)[]) =>
  values.every((value) => value === null) ? null : values.reduce((all: number, value) => all + (value ?? 0), 0);

/** The value met most often, ties by code point. */
function commonest(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? '';
}

const serviceNames: Readonly<Record<string, string>> = { o365: 'Microsoft Office 365', crm: 'Microsoft Dynamics' };
const workloadNames: Readonly<Record<string, string>> = { EXO: 'Exchange', SPO: 'SharePoint', YAMMER: 'Yammer' };

/** REST-14 and REST-15, of the newest processing day up to `to`. */
export function licenceRows(
  data: AdoptionData,
  of: 'deployment' | 'usage',
  { to, locations }: { readonly to: string; readonly locations?: readonly string[] | undefined },
): Row[] {
  const known = adoptionPortfolio(data, { to, locations });
  const { held, readable, cells, labelOf, spelledOf, customerNameOf, hasHeld, hasUses } = known;
  const serviceOf = (code: string) => {
    const given = commonest(held.filter((row) => row.service === code).map((row) => row.serviceName));
    return { serviceCode: orNull(code), serviceName: orNull(code && (given || (serviceNames[code] ?? code))) };
  };
  const ofCustomer = (customer: string, product: string) => ({
    customerTenantId: customer,
    customerName: orNull(customerNameOf(customer) ?? ''),
    productId: orNull(spelledOf(product)),
    productName: orNull(labelOf(product).name),
  });
  if (of === 'deployment') {
    const paid = readable.filter((row) => !row.trial);
    const groups = Map.groupBy(paid, (row) => JSON.stringify([row.service, row.channel, row.customer, row.product]));
    return [...groups.values()].flatMap((rows) => {
      const [first] = rows;
      if (first === undefined) return [];
      return {
        ...serviceOf(first.service),
        channel: orNull(first.channel),
        ...ofCustomer(first.customer, first.product),
        licensesDeployed: sum(rows.map((row) => row.assigned)),
        licensesSold: sum(rows.map((row) => row.sold)),
      };
    });
  }
  const channelOf = (customer: string, product: string) => {
    const own = readable.filter((row) => row.customer === customer && row.product === product && row.channel !== '');
    const channels = [...new Set(own.map((row) => row.channel))].sort();
    const soldBy = (channel: string) =>
      own.filter((row) => row.channel === channel && !row.trial).reduce((all, row) => all + row.sold, 0);
    return channels.sort((a, b) => soldBy(b) - soldBy(a) || (a < b ? -1 : 1))[0] ?? null;
  };
  return cells.map(({ customer, product, workload, qualified, active }) => ({
    workloadCode: orNull(workload),
    workloadName: orNull(workloadNames[workload] ?? workload),
    ...serviceOf(labelOf(product).service),
    channel: channelOf(customer, product),
    ...ofCustomer(customer, product),
    licensesActive: hasUses ? active : null,
    licensesQualified: hasHeld ? qualified : null,
  }));
}

const statuses: Readonly<Record<string, string>> = {
  active: 'ACTIVE',
  ingraceperiod: 'ACTIVE',
  suspended: 'SUSPENDED',
  churned: 'DEPROVISIONED',
  deprovisioned: 'DEPROVISIONED',
};
const types: Readonly<Record<string, string>> = {
  'office 365': 'Office',
  'microsoft 365': 'Microsoft365',
  'dynamics 365': 'Dynamics',
};

/** REST-31: the newest month of each subscription among the rows that the reader may see. */
export function subscriptionRows(
  data: { readonly seats: readonly RawRow[]; readonly activity: readonly RawRow[] },
  locations?: readonly string[],
): Row[] {
  const monthOf = (row: RawRow) => tidy(row.Month).slice(0, 7);
  const newest = data.seats.map(monthOf).sort().at(-1) ?? '';
  const seen = data.seats.filter((row) => locations === undefined || locations.includes(norm(row.MPNId)));
  const isUnmasked = (name: string) => !/^\**$/.test(name);
  const nameOf = (row: RawRow) => {
    const customer = norm(row.CustomerTenantId);
    const named = seen.filter(
      (each) => norm(each.CustomerTenantId) === customer && isUnmasked(tidy(each.CustomerName)),
    );
    const last = named.map(monthOf).sort().at(-1);
    const names = named.filter((each) => monthOf(each) === last).map((each) => tidy(each.CustomerName));
    const own = tidy(row.CustomerName);
    return (customer === '' ? undefined : names.sort()[0]) ?? (isUnmasked(own) ? own : null);
  };
  const lastUse = (id: string) => {
    const days = data.activity
      .filter((row) => norm(row.SubscriptionId) === id)
      .map((row) => tidy(row.LastActivityDate));
    return locations === undefined
      ? orNull(
          days
            .filter((day) => day !== '')
            .sort()
            .at(-1) ?? '',
        )
      : null;
  };
  return [...Map.groupBy(seen, (row) => norm(row.SubscriptionId))].flatMap(([id, rows]) => {
    const last = rows.map(monthOf).sort().at(-1);
    const flag = (row: RawRow) => (row.IsDuplicateRowForPGA === null ? 2 : Number(row.IsDuplicateRowForPGA));
    const [row] = rows
      .filter((each) => monthOf(each) === last)
      .sort((a, b) => flag(a) - flag(b) || (tidy(a.MPNId) < tidy(b.MPNId) ? -1 : 1));
    if (row === undefined) return [];
    const state = norm(row.SubscriptionState);
    const product = norm(row.Product);
    const firstOf = (...names: readonly string[]) => names.map((name) => tidy(row[name])).find((value) => value !== '');
    return {
      customerTenantId: orNull(norm(row.CustomerTenantId)),
      customerName: nameOf(row),
      customerMarket: orNull(tidy(row.CustomerMarket)),
      id,
      status: last !== newest ? 'DEPROVISIONED' : state === '' ? null : (statuses[state] ?? state.toUpperCase()),
      productName: firstOf('RawProductName', 'ReportingProductName', 'SKU', 'Product') ?? null,
      subscriptionType: product === '' ? null : (types[product] ?? 'UNKNOWN'),
      autoRenewEnabled: row.IsAutoRenew === null ? null : row.IsAutoRenew === 'Yes',
      partnerId: orNull(tidy(row.MPNId)),
      friendlyName: null,
      partnerName: orNull(tidy(row.PartnerName)),
      providerName: null,
      creationDate: orNull(tidy(row.SubscriptionStartDate)),
      effectiveStartDate: orNull(tidy(row.SubscriptionStartDate)),
      commitmentEndDate: orNull(tidy(row.SubscriptionEndDate)),
      currentStateEndDate: null,
      trialToPaidConversionDate: null,
      trialStartDate: null,
      trialEndDate: null,
      lastUsageDate: lastUse(id),
      deprovisionedDate: null,
      lastRenewalDate: null,
      licenseCount: row.AvailableSeatsEOP === null ? null : Number(row.AvailableSeatsEOP),
    };
  });
}

interface Table {
  readonly of: (row: Row) => boolean;
  readonly groupBy: readonly string[];
  readonly sums: readonly string[];
  /** Counts the rows of a group under this name. */
  readonly counted?: string;
  readonly daysBy?: 'day' | 'week' | 'month' | undefined;
}

/** REST-18 and REST-33: the rows that a filter takes, grouped without case, spelled as most rows spell it. */
export function tableOf(rows: readonly Row[], { of, groupBy, sums, counted, daysBy = 'day' }: Table): Row[] {
  const chosen = rows.filter(of);
  if (groupBy.length === 0) return chosen;
  const keyOf = (row: Row, name: string) => {
    const value = row[name] ?? null;
    if (typeof value !== 'string') return value;
    return name.endsWith('Date') ? startOf(value, daysBy) : value.toLowerCase();
  };
  const spellings = new Map(
    groupBy.map((name) => [
      name,
      Map.groupBy(
        rows.flatMap((row) => (typeof row[name] === 'string' ? [row[name]] : [])),
        (value) => value.toLowerCase(),
      ),
    ]),
  );
  const groups = Map.groupBy(chosen, (row) => JSON.stringify(groupBy.map((name) => keyOf(row, name))));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const shown = groupBy.map((name) => {
      const key = keyOf(first, name);
      if (typeof key !== 'string' || name.endsWith('Date')) return [name, key];
      return [name, commonest(spellings.get(name)?.get(key) ?? [])];
    });
    const added = sums.map((name) => [
      name,
      sum(group.map((row) => (typeof row[name] === 'number' ? Number(row[name]) : null))),
    ]);
    return {
      ...Object.fromEntries(shown),
      ...(counted === undefined ? {} : { [counted]: group.length }),
      ...Object.fromEntries(added),
    };
  });
}

/** The first day of the week, which begins on Monday, or of the month. */
function startOf(day: string, by: 'day' | 'week' | 'month'): string {
  if (by === 'day') return day;
  if (by === 'month') return `${day.slice(0, 7)}-01`;
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() - ((at.getUTCDay() + 6) % 7));
  return at.toISOString().slice(0, 10);
}
