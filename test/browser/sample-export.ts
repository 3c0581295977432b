const columns = [
  ...['PGAMpnId', 'MPNId', 'SubscriptionId', 'SubscriptionStartDate', 'SubscriptionEndDate', 'SubscriptionState'],
  ...['Month', 'IsAutoRenew', 'CustomerName', 'CustomerTenantId', 'CustomerTpid', 'CustomerSegment', 'CustomerMarket'],
  ...['Product', 'SKU', 'PartnerName', 'PartnerLocation', 'PartnerAttributionType', 'SalesChannel'],
  ...['IsDuplicateRowForPGA', 'AvailableSeatsEOP', 'BilledRevenueUSD'],
] as const;

export type SampleRow = Partial<Record<(typeof columns)[number], string>>;

/** A SeatsSubscriptionsAndRevenue export as TSV; what a row does not say is filled in. */
export function subscriptionsTsv(rows: readonly SampleRow[]): string {
  return `${[columns, ...rows.map(cellsOf)].map((cells) => cells.join('\t')).join('\n')}\n`;
}

/** A subscription of customer number `customer` in a month, `YYYY-MM`. */
export function sampleRow(month: string, customer: number, more: SampleRow = {}): SampleRow {
  const id = `00000000-0000-4000-8000-${String(customer).padStart(12, '0')}`;
  const who = { CustomerName: `Customer ${customer}`, CustomerTenantId: id, CustomerTpid: `tp-${customer}` };
  return { Month: `${month}-01`, SubscriptionId: id, ...who, ...more };
}

const usual: SampleRow = {
  PGAMpnId: '4567890',
  MPNId: '4571013',
  SubscriptionStartDate: '2023-01-01',
  SubscriptionEndDate: '2025-12-31',
  SubscriptionState: 'Active',
  IsAutoRenew: 'Yes',
  CustomerSegment: 'Major Commercial',
  CustomerMarket: 'Netherlands',
  Product: 'Office 365',
  SKU: 'Microsoft 365 E3',
  PartnerName: 'Partner',
  PartnerLocation: 'Netherlands - Utrecht',
  PartnerAttributionType: 'CSP',
  SalesChannel: 'Direct',
  IsDuplicateRowForPGA: '0',
  AvailableSeatsEOP: '10',
  BilledRevenueUSD: '99.50',
};

function cellsOf(row: SampleRow): string[] {
  return columns.map((column) => row[column] ?? usual[column] ?? '');
}
