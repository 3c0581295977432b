import type { PageLayout } from './page-layout.ts';

/** The Customers page in the order of CUS-3. */
export const customersLayout: PageLayout = {
  report: 'customers',
  rawDataset: 'CustomersAndTenants',
  slots: [
    {
      kind: 'kpis',
      span: 8,
      sections: ['customers', 'active-customers', 'subscriptions', 'customers-added', 'customers-churned'],
    },
    { kind: 'section', span: 4, section: 'customers-by-product' },
    { kind: 'section', span: 12, section: 'geography', tall: true },
    { kind: 'section', span: 6, section: 'adds-and-churns', tall: true },
    {
      kind: 'tabs',
      span: 6,
      param: 'distribution',
      tabs: [
        { id: 'location', section: 'distribution-location' },
        { id: 'segment', section: 'distribution-segment' },
        { id: 'channel', section: 'distribution-channel' },
        { id: 'attribution', section: 'distribution-attribution' },
      ],
    },
    { kind: 'donuts', span: 12, param: 'chosen-product', master: 'products', detail: 'skus' },
    {
      kind: 'tabs',
      span: 7,
      param: 'trend',
      tabs: [
        { id: 'market', section: 'trend-market' },
        { id: 'segment', section: 'trend-segment' },
        { id: 'location', section: 'trend-location' },
        { id: 'product', section: 'trend-product' },
        { id: 'channel', section: 'trend-channel' },
        { id: 'attribution', section: 'trend-attribution' },
      ],
    },
    { kind: 'section', span: 5, section: 'active-trend', tall: true },
  ],
};
