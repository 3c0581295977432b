import { describe, expect, it } from 'vitest';
import type { ReportResult } from '#contract/report.ts';
import { fileAddress } from './file-address.ts';

const result: ReportResult = {
  report: 'customers',
  tenant: '1',
  range: { from: '2024-01', to: '2024-06' },
  filters: {},
  asOf: [],
  completeness: { missing: [], partial: [], late: [] },
  redacted: [],
  sections: [],
};
const search = { range: '6M', market: ['Japan'], compare: 'previous', trend: 'product' };

describe('fileAddress', () => {
  it('HTTP-1 asks for what is on screen: tenant, months, filters and comparison, not how the page is folded', () => {
    expect(fileAddress({ result, search, format: 'xlsx', language: 'nl' })).toBe(
      '/api/v1/reports/customers.xlsx?tenant=1&range=6M&compare=previous&market=Japan',
    );
  });

  it('asks for drawings in the language of the reader', () => {
    const address = fileAddress({ result, search: {}, format: 'pdf', language: 'nl', section: 'by/customer' });
    expect(address).toBe('/api/v1/reports/customers/sections/by%2Fcustomer.pdf?tenant=1&lang=nl');
  });
});
