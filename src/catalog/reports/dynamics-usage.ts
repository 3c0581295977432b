import { defineReport, type Section } from '#model/report.ts';
import type { SumsColumn, SumsSource } from '#model/sums.ts';
import { customersAndTenants } from '../datasets/customers-and-tenants.ts';
import { dynamicsUsage as dataset } from '../datasets/dynamics-usage.ts';

type Measure = keyof typeof dataset.columns;

const available = measure('availableSeats', 'AvailableSeats');
const assigned = measure('assignedSeats', 'AssignedSeats');
const active = measure('activeSeats', 'ActiveSeats');
const customer: readonly Measure[] = ['CustomerTpid', 'CustomerTenantId'];

/** Seed 003: seats of Dynamics 365 sold, assigned and used (docs/spec/reports.md §11 and §19). */
export const dynamicsUsage = defineReport({
  id: 'dynamics-usage',
  filters: {
    product: { only: 'Dynamics 365' },
    market: 'CustomerMarket',
    attribution: 'PartnerAttachType',
    location: 'PartnerLocation',
    channel: 'SalesModel',
    segment: 'CustomerSegment',
  },
  base: [dataset.name],
  reads: [dataset.name, customersAndTenants.name],
  rawDataset: dataset.name,
  lookbackMonths: 13,
  sections: [
    kpi('available-seats', measure('value', 'AvailableSeats')),
    kpi('assigned-seats', measure('value', 'AssignedSeats')),
    kpi('active-seats', measure('value', 'ActiveSeats')),
    kpi('active-usage', usage('value')),
    {
      id: 'geography',
      chart: 'geo',
      countryOf: 'country',
      note: 'country-of-parent',
      source: {
        ...seats([
          available,
          share('availableSeatsShare', 'AvailableSeats'),
          active,
          share('activeSeatsShare', 'ActiveSeats'),
        ]),
        by: [by('country', 'CustomerMarket')],
        headline: { kind: 'values', unit: 'countries' },
      },
    },
    { id: 'sku-trend', chart: 'lines', source: { ...bySku(), at: 'each-month' } },
    {
      id: 'subscriptions',
      chart: 'table',
      note: 'first-by-revenue',
      source: {
        kind: 'ranking',
        dataset: dataset.name,
        unit: 'seats',
        entity: customer,
        entityId: 'customerTpid',
        name: { id: 'customerName', column: 'CustomerName' },
        items: [column('subscriptionId', 'SubscriptionId'), column('sku', 'SKU')],
        columns: [available, active, usage('activeUsage')],
        trend: { ...usage('trend') },
        rankedBy: {
          id: 'revenueUsd',
          dataset: customersAndTenants.name,
          measure: 'BilledRevenueUSD' satisfies keyof typeof customersAndTenants.columns,
          entity: ['CustomerTpid', 'CustomerTenantId'] satisfies (keyof typeof customersAndTenants.columns)[],
        },
        first: 100,
      },
    },
    { id: 'distribution', chart: 'bars', source: bySku() },
  ],
});

/** A figure per month with its newest value in large type (DYN-10 … DYN-13). */
function kpi(id: string, value: SumsColumn): Section {
  const headline = { kind: 'newest', column: value.id } as const;
  return { id, chart: 'kpi', source: { ...seats([value]), at: 'each-month', headline } };
}

function seats(columns: readonly SumsColumn[]): SumsSource {
  return { kind: 'sums', dataset: dataset.name, unit: 'seats', by: [], at: 'newest', columns };
}

/** Seats by SKU: at the newest month, or in each (DYN-30, DYN-50). */
function bySku(): SumsSource {
  return { ...seats([available, assigned, active]), by: [by('sku', 'SKU')] };
}

function measure(id: string, of: Measure) {
  return { id, measure: of };
}

/** From the sums, never as a mean of row percentages (DYN-14). */
function usage(id: string) {
  return { id, part: 'ActiveSeats', whole: 'AvailableSeats' } satisfies { id: string; part: Measure; whole: Measure };
}

function share(id: string, of: Measure) {
  return { id, shareOf: of };
}

function by(id: string, dimension: Measure) {
  return { id, dimension };
}

function column(id: string, name: Measure) {
  return { id, column: name };
}
