import type { PageLayout } from './page-layout.ts';

/** The Dynamics usage page in the order of DYN-6; the distribution stands beside the trend of the same SKUs. */
export const dynamicsLayout: PageLayout = {
  report: 'dynamics-usage',
  rawDataset: 'DynamicsUsage',
  slots: [
    { kind: 'kpis', span: 12, sections: ['available-seats', 'assigned-seats', 'active-seats', 'active-usage'] },
    { kind: 'section', span: 12, section: 'geography', tall: true },
    { kind: 'section', span: 7, section: 'sku-trend', tall: true },
    { kind: 'section', span: 5, section: 'distribution', tall: true },
    { kind: 'section', span: 12, section: 'subscriptions', tall: true },
  ],
  tables: {
    subscriptions: { search: true, keys: ['customerTpid', 'subscriptionId', 'sku'], narrow: ['subscriptionId'] },
  },
};
