import { describe, expect, it } from 'vitest';
import type { ReportResult } from '#contract/report.ts';
import { rawAddress, rawDatasetOf } from './raw-address.ts';

const asOf = (dataset: string, latestMonth: string | null) => ({
  dataset,
  version: 1,
  loadedAt: '2024-04-01T00:00:00Z',
  latestMonth,
});
const result: ReportResult = {
  report: 'customers',
  tenant: 'a b',
  range: { from: '2024-01', to: '2024-03' },
  filters: { market: ['Belgium'] },
  asOf: [asOf('SeatsSubscriptionsAndRevenue', '2024-03'), asOf('Profile', null)],
  completeness: { missing: [], partial: [], late: [] },
  redacted: [],
  sections: [],
};

describe('raw data of a page', () => {
  it('CO-8 CUS-120 is the documented dataset, or one that is loaded', () => {
    expect(rawDatasetOf(result, 'Profile')).toBe('Profile');
    expect(rawDatasetOf(result, 'CustomersAndTenants')).toBe('SeatsSubscriptionsAndRevenue');
    expect(rawDatasetOf({ ...result, asOf: [] }, 'CustomersAndTenants')).toBeUndefined();
  });

  it('CO-8 is downloaded for the tenant and months of the page, where the dataset has months', () => {
    expect(rawAddress(result, 'SeatsSubscriptionsAndRevenue', 'csv')).toBe(
      '/api/v1/datasets/SeatsSubscriptionsAndRevenue/rows.csv?tenant=a+b&from=2024-01&to=2024-03',
    );
    expect(rawAddress(result, 'Profile', 'tsv')).toBe('/api/v1/datasets/Profile/rows.tsv?tenant=a+b');
  });
});
