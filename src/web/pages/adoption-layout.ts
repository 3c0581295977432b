import type { PageLayout } from './page-layout.ts';

/** The adoption page: the whole portfolio, customer by customer, product by product, and what to do about it. */
export const adoptionLayout: PageLayout = {
  report: 'adoption',
  rawDataset: 'LicenseEntitlements',
  slots: [
    { kind: 'panel', span: 12, panel: 'adoption-intro' },
    { kind: 'kpis', span: 4, sections: ['deployment'] },
    { kind: 'kpis', span: 8, sections: ['usage'] },
    { kind: 'section', span: 12, section: 'by-customer', tall: true },
    { kind: 'panel', span: 12, panel: 'advice', section: 'advice' },
    { kind: 'section', span: 12, section: 'by-product', tall: true },
    { kind: 'panel', span: 8, panel: 'adoption-about' },
    { kind: 'panel', span: 4, panel: 'self-support' },
  ],
  tables: {
    'by-customer': {
      search: true,
      link: { column: 'customerName', path: '/customers/{customerTenantId}' },
      keys: ['customerTenantId'],
      first: 'customerName',
      narrow: ['customerTenantId'],
    },
    'by-product': { keys: ['serviceCode', 'productName', 'workloadCode'] },
  },
};
