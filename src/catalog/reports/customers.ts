import type { PopulationMeasure } from '#model/population.ts';
import { defineReport, type Headline, type PopulationSource, type Section } from '#model/report.ts';
import { cloudCustomers } from '../populations/cloud-customers.ts';

/** Seed 002: customers over all attribution types and cloud products (docs/spec/reports.md §3 and §18). */
export const customers = defineReport({
  id: 'customers',
  filters: {
    product: 'Product',
    market: 'CustomerMarket',
    attribution: 'PartnerAttributionType',
    location: 'PartnerLocation',
    channel: 'SalesChannel',
    segment: 'CustomerSegment',
  },
  base: cloudCustomers.sources,
  reads: [...cloudCustomers.sources, ...cloudCustomers.activity.map(({ dataset }) => dataset)],
  population: cloudCustomers,
  rawDataset: 'CustomersAndTenants',
  lookbackMonths: 24,
  sections: [
    kpi('customers', { measure: 'present', over: 'newest', percent: 'growth' }),
    kpi('active-customers', { measure: 'active', over: 'newest', percent: 'growth' }),
    kpi('subscriptions', { measure: 'items', over: 'newest', percent: 'growth' }),
    kpi('customers-added', { measure: 'added', over: 'range', percent: 'growth' }),
    kpi('customers-churned', { measure: 'churned', over: 'range', percent: 'of-base' }),
    {
      id: 'customers-by-product',
      chart: 'bars',
      note: 'counted-once-per-value',
      source: newest({ product: 'Product' }),
    },
    {
      id: 'geography',
      chart: 'geo',
      countryOf: 'country',
      note: 'country-of-parent',
      source: {
        kind: 'population',
        by: [{ id: 'country', dimension: 'CustomerMarket' }],
        at: 'newest',
        columns: [
          { id: 'customers', measure: 'present' },
          { id: 'customersShare', shareOf: 'present' },
          { id: 'activeCustomers', measure: 'active' },
          { id: 'activeCustomersShare', shareOf: 'active' },
          { id: 'addedCustomers', measure: 'added' },
          { id: 'addedCustomersShare', shareOf: 'added' },
        ],
      },
    },
    {
      id: 'adds-and-churns',
      chart: 'stacked-columns',
      source: {
        kind: 'population',
        by: [],
        at: 'each-month',
        columns: [
          { id: 'existing', measure: 'existing' },
          { id: 'added', measure: 'added' },
          { id: 'churned', measure: 'churned' },
        ],
      },
    },
    distribution('distribution-location', 'PartnerLocation'),
    distribution('distribution-segment', 'CustomerSegment'),
    distribution('distribution-channel', 'SalesChannel'),
    distribution('distribution-attribution', 'PartnerAttributionType'),
    { id: 'products', chart: 'donut', note: 'counted-once-per-value', source: newest({ product: 'Product' }) },
    { id: 'skus', chart: 'donut', note: 'counted-once-per-value', source: newest({ product: 'Product', sku: 'SKU' }) },
    trend('trend-market', 'CustomerMarket'),
    trend('trend-segment', 'CustomerSegment'),
    trend('trend-location', 'PartnerLocation'),
    trend('trend-product', 'Product'),
    trend('trend-channel', 'SalesChannel'),
    trend('trend-attribution', 'PartnerAttributionType'),
    {
      id: 'active-trend',
      chart: 'columns-line',
      source: {
        kind: 'population',
        by: [],
        at: 'each-month',
        columns: [
          { id: 'activeCustomers', measure: 'active' },
          { id: 'customers', measure: 'present' },
        ],
      },
    },
  ],
});

/** A figure per month with its value in large type (CUS-10 … CUS-43). */
function kpi(id: string, headline: Headline & { measure: PopulationMeasure }): Section {
  const columns = [{ id: 'value', measure: headline.measure }];
  return { id, chart: 'kpi', source: { kind: 'population', by: [], at: 'each-month', columns, headline } };
}

/** Current customers by value of a category; one with several values counts once in each (CUS-80 … CUS-83). */
function distribution(id: string, dimension: string): Section {
  return { id, chart: 'donut', note: 'counted-once-per-value', source: newest({ value: dimension }) };
}

/** Customers of each month by value of a category (CUS-100 … CUS-103, X-20). */
function trend(id: string, dimension: string): Section {
  const source = newest({ value: dimension });
  return { id, chart: 'stacked-columns', note: 'counted-once-per-value', source: { ...source, at: 'each-month' } };
}

function newest(by: Readonly<Record<string, string>>): PopulationSource {
  return {
    kind: 'population',
    by: Object.entries(by).map(([id, dimension]) => ({ id, dimension })),
    at: 'newest',
    columns: [{ id: 'customers', measure: 'present' }],
  };
}
