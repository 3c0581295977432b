import { defineDataset } from '#model/dataset.ts';
import { amount, bit, change, day, key, oneOf, revenue, text } from './shared-builders.ts';
import * as common from './shared-columns.ts';

const notInvoiced = 'only invoices count (ENR-62)';

/** Invoice lines of official learning products, the source of the KPI ledger (OWN-3). */
export const coursewarePurchases = defineDataset({
  name: 'CoursewarePurchases',
  title: 'Courseware purchases',
  merge: { kind: 'events', key: ['InvoiceNumber', 'InvoiceLine'] },
  time: 'InvoiceDate',
  location: 'MPNId',
  required: ['InvoiceNumber', 'InvoiceLine', 'InvoiceDate'],
  aggregation: 'none',
  columns: {
    PGAMpnId: common.pgaMpnId,
    MPNId: common.mpnId,
    InvoiceNumber: key('Number of the invoice'),
    InvoiceLine: { type: 'integer', kind: 'key', about: 'Line of the invoice' },
    InvoiceDate: day('Day of the invoice'),
    DocumentKind: {
      ...oneOf('Kind of document the line comes from', ['invoice', 'order-confirmation', 'partner-report']),
      refused: { 'order-confirmation': notInvoiced, 'partner-report': notInvoiced },
    },
    OmlpType: text('Type of official learning product'),
    Competency: text('Competency; empty: counts for every competency with a learning option'),
    PurchaseUnits: change('Units bought; negative where a credit note gives them back'),
    KpiValue: amount('KPI of the line, as given'),
    RevenueUSD: revenue('Revenue of the line, USD'),
    Qualifying: bit('0: kept, not counted (ENR-4)'),
  },
  metrics: [],
});
