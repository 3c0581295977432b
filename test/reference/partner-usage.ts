import type { RawRow } from './adoption.ts';
import type { Row } from './partner-rest.ts';

/**
 * Use of Azure and resellers (REST-34), written from docs/spec/api.md §8.3 and docs/partner-rest.md over plain arrays: slow,
 * obvious and sharing no code with the product's path to a number.
 */
const tidy = (value: unknown) => String(value ?? '').trim();
const norm = (value: unknown) => tidy(value).toLowerCase();
const orNull = (value: string) => (value === '' ? null : value);
const isUnmasked = (name: string) => !/^\**$/.test(name);
const add = (values: readonly unknown[]) => {
  const numbers = values.flatMap((value) => (typeof value === 'number' ? [value] : []));
  return numbers.length === 0 ? null : numbers.reduce((all, value) => all + value, 0);
};

/** What tells one use from another. */
const parts = ['SubscriptionId', 'Month', 'ServiceName', 'MeterCategory', 'UsageUnits'];

/** A row per use and month, each once, of the locations that the reader has. */
export function azureRows(usage: readonly RawRow[], locations?: readonly string[]): Row[] {
  const seen = usage.filter((row) => locations === undefined || locations.includes(norm(row.MPNId)));
  const nameOf = (row: RawRow) => {
    const named = seen.filter(
      (each) =>
        norm(row.CustomerTenantId) !== '' &&
        norm(each.CustomerTenantId) === norm(row.CustomerTenantId) &&
        isUnmasked(tidy(each.CustomerName)),
    );
    const last = named
      .map((each) => tidy(each.Month))
      .sort()
      .at(-1);
    const names = named.filter((each) => tidy(each.Month) === last).map((each) => tidy(each.CustomerName));
    const own = tidy(row.CustomerName);
    return names.sort()[0] ?? (isUnmasked(own) ? own : null);
  };
  const flagOf = (row: RawRow) => (row.IsACRDuplicateAtPGALevel === null ? 2 : Number(row.IsACRDuplicateAtPGALevel));
  const things = Map.groupBy(
    seen.map((row, i) => ({ row, i })),
    ({ row, i }) => (norm(row.SubscriptionId) === '' ? `row ${i}` : parts.map((name) => norm(row[name])).join('|')),
  );
  return [...things.values()].flatMap((rows) => {
    const [first] = rows
      .map(({ row }) => row)
      .sort((a, b) => flagOf(a) - flagOf(b) || (tidy(a.MPNId) < tidy(b.MPNId) ? -1 : 1));
    if (first === undefined) return [];
    return {
      customerTenantId: orNull(norm(first.CustomerTenantId)),
      customerName: nameOf(first),
      subscriptionId: orNull(norm(first.SubscriptionId)),
      subscriptionName: null,
      usageDate: tidy(first.Month),
      resourceLocation: null,
      meterCategory: orNull(tidy(first.MeterCategory)),
      meterSubcategory: null,
      meterUnit: orNull(tidy(first.UsageUnits)),
      reservationOrderId: null,
      reservationId: null,
      consumptionMeterId: null,
      serviceType: orNull(tidy(first.ServiceName)),
      quantity: first.UsageQuantity === null ? null : Number(first.UsageQuantity),
    };
  });
}

/** A row per reseller that the newest month names, among the rows of the locations that the reader has. */
export function resellerRows(
  data: { readonly resellers: readonly RawRow[]; readonly seats: readonly RawRow[] },
  locations?: readonly string[],
): Row[] {
  const isOurs = (location: unknown) => locations === undefined || locations.includes(norm(location));
  const newest = data.resellers
    .map((row) => tidy(row.Month))
    .sort()
    .at(-1);
  const seen = data.resellers.filter((row) => isOurs(row.IndirectProviderMPNId));
  const now = seen.filter((row) => tidy(row.Month) === newest);
  return [...Map.groupBy(now, (row) => tidy(row.ResellerMpnId))].map(([id, rows]) => {
    const ever = new Set(seen.filter((row) => tidy(row.ResellerMpnId) === id).map((row) => norm(row.SubscriptionId)));
    const starts = data.seats
      .filter((row) => isOurs(row.MPNId) && norm(row.SubscriptionId) !== '' && ever.has(norm(row.SubscriptionId)))
      .map((row) => tidy(row.SubscriptionStartDate))
      .filter((day) => day !== '')
      .sort();
    const first = (name: string) =>
      rows
        .map((row) => tidy(row[name]))
        .filter(isUnmasked)
        .sort()[0] ?? null;
    const things = new Set(rows.map((row) => norm(row.SubscriptionId)).filter((thing) => thing !== ''));
    return {
      partnerTenantId: null,
      id,
      name: first('ResellerName'),
      market: first('ResellerMarket'),
      firstSubscriptionCreationDate: starts[0] ?? null,
      latestSubscriptionCreationDate: starts.at(-1) ?? null,
      firstSubscriptionEndDate: null,
      latestSubscriptionEndDate: null,
      firstSubscriptionSuspendedDate: null,
      latestSubscriptionSuspendedDate: null,
      firstSubscriptionDeprovisionedDate: null,
      latestSubscriptionDeprovisionedDate: null,
      subscriptionCount: things.size,
      licenseCount: add(rows.map((row) => row.AvailableSeats)),
      indirectResellerCount: 1,
    };
  });
}
