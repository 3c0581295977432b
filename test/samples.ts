/** One subscription in one month, as the sample files below hold it. */
export interface SampleRow {
  readonly month: string;
  readonly customer: string;
  readonly subscription: string;
  readonly market: string;
  readonly product: string;
  readonly location?: string;
}

const header = [
  'PGAMpnId,MPNId,SubscriptionId,SubscriptionStartDate,SubscriptionEndDate,SubscriptionState,Month,IsAutoRenew',
  'CustomerName,CustomerTenantId,CustomerTpid,CustomerSegment,CustomerMarket,Product,SKU,PartnerName,PartnerLocation',
  'PartnerAttributionType,SalesChannel,IsDuplicateRowForPGA,AvailableSeatsEOP,BilledRevenueUSD',
].join(',');

/** Three customers in three months: A and B from the start, C added in March, B gone in March. */
export const sampleRows: readonly SampleRow[] = [
  { month: '2024-01', customer: 'A', subscription: '1', market: 'Netherlands', product: 'Office 365' },
  { month: '2024-01', customer: 'B', subscription: '2', market: 'Belgium', product: 'Azure', location: '4571104' },
  { month: '2024-02', customer: 'A', subscription: '1', market: 'Netherlands', product: 'Office 365' },
  { month: '2024-02', customer: 'B', subscription: '2', market: 'Belgium', product: 'Azure', location: '4571104' },
  { month: '2024-02', customer: 'D', subscription: '4', market: 'Netherlands', product: 'Azure' },
  { month: '2024-03', customer: 'A', subscription: '1', market: 'Netherlands', product: 'Office 365' },
  { month: '2024-03', customer: 'C', subscription: '3', market: '=Netherlands', product: 'Azure' },
  { month: '2024-03', customer: 'D', subscription: '4', market: 'Netherlands', product: 'Azure' },
];

/** A SeatsSubscriptionsAndRevenue export, as CSV. */
export function subscriptionsCsv(rows: readonly SampleRow[] = sampleRows): string {
  return `${[header, ...rows.map(lineOf)].join('\n')}\n`;
}

function lineOf({ month, customer, subscription, market, product, location = '4571013' }: SampleRow): string {
  const ids = ['4567890', location, guid(subscription), '2023-01-01', '2025-12-31', 'Active', `${month}-01`, 'Yes'];
  const who = [`Customer ${customer}`, guid(customer), `tp-${customer}`, 'SMB', market, product, `${product} SKU`];
  return [...ids, ...who, 'Partner', `Location ${location}`, 'CSP Tier 1', 'Direct', '0', '10', '99.50'].join(',');
}

function guid(mark: string): string {
  return `00000000-0000-4000-8000-${mark.codePointAt(0)?.toString(16).padStart(12, '0')}`;
}
