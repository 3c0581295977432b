import { seatsSubscriptionsAndRevenue } from '#catalog/datasets/seats-subscriptions-and-revenue.ts';
import { attributionCells, customerCells, monthCell } from '../cells.ts';
import type { Customer } from '../customer.ts';
import type { MonthFact } from '../history.ts';
import { createRowTemplate } from '../row-template.ts';
import type { Attribution, Subscription } from '../subscription.ts';
import { type Cell, columnsOf, type DemoTable, usd } from '../table.ts';

const header = columnsOf(seatsSubscriptionsAndRevenue);

const template = createRowTemplate(header, [
  'SubscriptionState',
  'Month',
  'AvailableSeatsEOP',
  'AvailableSeats',
  'BilledRevenueUSD',
  'AzureConsumedRevenueUSD',
  'CPORRevenue',
  'CPORPaidSeats',
  'CPORActiveUsers',
]);

/** Ten million rows at the largest size, so lines are put together from prepared pieces. */
export const seatsSubscriptionsAndRevenueTable: DemoTable = {
  dataset: seatsSubscriptionsAndRevenue,
  file: `${seatsSubscriptionsAndRevenue.name}.tsv`,
  header,
  source: {
    kind: 'customers',
    write(world, customer, emit) {
      for (const subscription of customer.subscriptions) {
        for (const attribution of subscription.attributions) {
          const line = createLine(customer, subscription, attribution);
          for (const fact of subscription.history) {
            emit(
              line(fact.month)([fact.state, monthCell(world, fact.month), ...figures(subscription, attribution, fact)]),
            );
          }
        }
      }
    },
  },
};

function figures(subscription: Subscription, { type }: Attribution, fact: MonthFact): Cell[] {
  const billed = usd(fact.billedCents);
  const cells = [fact.seats, fact.seatChange, billed, fact.consumedCents === 0 ? '0' : usd(fact.consumedCents)];
  if (type !== 'CPOR') return [...cells, '', '', ''];
  return [...cells, billed, fact.seats, Math.round(fact.seats * subscription.assigned * subscription.active)];
}

/** The template of a month; made anew only when what is known of the customer changes. */
function createLine(customer: Customer, subscription: Subscription, attribution: Attribution) {
  let facts = customer.factsAt(subscription.history[0]?.month ?? 0);
  let line = template(constants(customer, { subscription, attribution, month: subscription.history[0]?.month ?? 0 }));
  return (month: number) => {
    const now = customer.factsAt(month);
    if (now !== facts) {
      facts = now;
      line = template(constants(customer, { subscription, attribution, month }));
    }
    return line;
  };
}

function constants(customer: Customer, of: { subscription: Subscription; attribution: Attribution; month: number }) {
  const { subscription, attribution, month } = of;
  const { product } = subscription;
  return {
    ...customerCells(customer, month),
    ...attributionCells(attribution),
    ...productCells(subscription),
    SubscriptionId: subscription.id,
    SubscriptionStartDate: subscription.startDate,
    SubscriptionEndDate: subscription.endDate,
    SubscriptionStartMonth: subscription.startMonth,
    IsAutoRenew: subscription.autoRenew ? 'Yes' : 'No',
    CustomerTenantId: subscription.tenant.id,
    DUNSNumber: customer.duns,
    TopSegment: customer.factsAt(month).topSegment,
    SalesChannel: subscription.channel,
    PricingLevel: subscription.pricingLevel,
    EnrollmentNumber: subscription.enrollment,
    ResellerID: customer.reseller?.mpnId ?? '',
    ResellerName: customer.reseller?.name ?? '',
    ProductFamily: product.family,
  };
}

function productCells({ product, family }: Subscription) {
  return {
    Product: family,
    SKU: product.sku,
    RawProductName: product.rawName,
    ReportingProductName: product.reportingName,
    ProductPartNumber: product.partNumber,
    RevSumDivisionName: product.division,
    SolutionArea: product.solutionArea,
  };
}
