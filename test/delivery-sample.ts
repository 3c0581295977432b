import type { ReportResult, ResultSection } from '#reporting/result.ts';

/** Names that would leave a file that did not guard itself. */
export const hostile = [
  '<script>alert(1)</script>',
  ']]><svg onload="x">',
  '=1+1',
  '\u202Eesrever & "quoted"',
  'שלום 株式会社',
  `Very long ${'name '.repeat(60)}end`,
  '</text></svg>',
] as const;

const months = ['2024-01', '2024-02', '2024-03'];

const kpi: ResultSection = {
  id: 'customers',
  chart: 'kpi',
  columns: [
    { id: 'month', type: 'month' },
    { id: 'value', type: 'integer', unit: 'customers' },
  ],
  rows: [
    { month: '2024-01', value: 118 },
    { month: '2024-03', value: 131 },
  ],
  headline: { value: 4321, growthPercent: -12.5, unit: 'customers', month: '2024-03' },
};

const stack: ResultSection = {
  id: 'adds-and-churns',
  chart: 'stacked-columns',
  columns: [
    { id: 'month', type: 'month' },
    { id: 'existing', type: 'integer' },
    { id: 'added', type: 'integer' },
    { id: 'churned', type: 'integer' },
  ],
  rows: [
    { month: '2024-01', existing: 10, added: 2, churned: 1 },
    { month: '2024-03', existing: 11, added: 0, churned: 4 },
  ],
};

const donut: ResultSection = {
  id: 'products',
  chart: 'donut',
  columns: [
    { id: 'product', type: 'text' },
    { id: 'customers', type: 'integer', unit: 'customers' },
  ],
  rows: [...hostile.map((product, index) => ({ product, customers: 70 - index })), { product: null, customers: 9 }],
  total: { customers: 200 },
  note: 'counted-once-per-value',
};

const lines: ResultSection = {
  id: 'sku-trend',
  chart: 'lines',
  columns: [
    { id: 'month', type: 'month' },
    { id: 'sku', type: 'text' },
    { id: 'availableSeats', type: 'integer' },
    { id: 'activeSeats', type: 'integer' },
  ],
  rows: months.flatMap((month, at) =>
    hostile.map((sku, index) => ({ month, sku, availableSeats: 100 * (index + 1) + at, activeSeats: 50 + index })),
  ),
};

const bars: ResultSection = {
  id: 'geography',
  chart: 'geo',
  columns: [
    { id: 'country', type: 'text' },
    { id: 'countryCode', type: 'text' },
    { id: 'customers', type: 'integer' },
    { id: 'customersShare', type: 'percent' },
  ],
  rows: hostile.map((country, index) => ({
    country,
    countryCode: null,
    customers: 60 - index,
    customersShare: 30.125,
  })),
  headline: { value: 23, growthPercent: null, unit: 'countries' },
};

/** A table of `count` rows, as many of `rowCount` as are given. */
export function tableOf(count: number, rowCount = count): ResultSection {
  return {
    id: 'subscriptions',
    chart: 'table',
    columns: [
      { id: 'customerName', type: 'text' },
      { id: 'sku', type: 'text' },
      { id: 'availableSeats', type: 'integer' },
      { id: 'activeUsage', type: 'percent' },
      { id: 'trend', type: 'trend' },
      { id: 'causes', type: 'text[]' },
    ],
    rows: Array.from({ length: count }, (_, index) => ({
      customerName: `Customer ${index} ${hostile[index % hostile.length]}`,
      sku: `SKU${index}`,
      availableSeats: 1000 + index,
      activeUsage: 12.34,
      trend: [1.5, null, 3.5],
      causes: ['trial', 'turnover'],
    })),
    rowCount,
  };
}

/** One section of each shape. */
export const shapes: readonly ResultSection[] = [
  kpi,
  stack,
  { ...stack, id: 'columns', chart: 'columns' },
  { ...stack, id: 'active-trend', chart: 'columns-line' },
  lines,
  donut,
  bars,
  { ...bars, id: 'bars', chart: 'bars' },
  tableOf(40, 1234),
];

export function resultOf(sections: readonly ResultSection[]): ReportResult {
  return {
    report: 'customers',
    tenant: '1234567',
    range: { from: '2024-01', to: '2024-03' },
    filters: { product: ['Azure', hostile[0]], market: ['Netherlands'] },
    asOf: [{ dataset: 'CustomersAndTenants', version: 3, loadedAt: '2024-04-01T08:30:00Z', latestMonth: '2024-03' }],
    completeness: { missing: [{ dataset: 'OfficeUsage', months: ['2024-02'] }], partial: ['2024-03'], late: [] },
    redacted: ['revenueUsd'],
    sections,
  };
}
