import { azureUsage } from '#catalog/datasets/azure-usage.ts';
import type { AzureUsageParameters } from '#contract/partner-rest.ts';
import type { FlowField, FlowRowsQuery } from '#query/flow-rows.ts';
import type { FilterFields } from '#query/rest-filter/row-filter.ts';
import { scopeQuery } from '#query/scope.ts';
import type { Store } from '#store/store.ts';
import type { Reader } from '../reader.ts';
import { daysByOf, withInstants } from './dated-rows.ts';
import { compared, day, each } from './fields.ts';
import { namedRows, type PartnerRows } from './rows.ts';
import { toChoice, toOrder } from './table-choice.ts';

/** A wrong name does not compile. */
const usage = (column: keyof typeof azureUsage.columns) => column;
const text = (column: keyof typeof azureUsage.columns): FlowField => ({ kind: 'text', columns: [column] });
const unknown: FlowField = { kind: 'unknown', as: 'text' };

/** Where each field comes from, in the order of the documentation (REST-34); docs/partner-rest.md tells it. */
const sources: Readonly<Record<string, FlowField>> = {
  customerTenantId: text('CustomerTenantId'),
  customerName: { kind: 'name', column: usage('CustomerName'), of: usage('CustomerTenantId') },
  subscriptionId: text('SubscriptionId'),
  subscriptionName: unknown,
  usageDate: { kind: 'day', column: usage('Month') },
  resourceLocation: unknown,
  meterCategory: text('MeterCategory'),
  meterSubcategory: unknown,
  meterUnit: text('UsageUnits'),
  reservationOrderId: unknown,
  reservationId: unknown,
  consumptionMeterId: unknown,
  serviceType: text('ServiceName'),
};
const dates = ['usageDate'];
const filters: FilterFields = { ...each(Object.keys(sources), compared), ...each(dates, day) };

const question = {
  kind: 'flow-rows',
  dataset: azureUsage.name,
  fields: sources,
  added: { name: 'quantity', column: usage('UsageQuantity') },
} as const satisfies Omit<FlowRowsQuery, 'table'>;

/** Use of Azure by month, for those who may download the raw data (REST-34). */
export interface AzureUsage {
  /** @throws Fault `bad-parameter`, `not-found` for a tenant that is not theirs, `forbidden` */
  rows(parameters: AzureUsageParameters, signal?: AbortSignal): Promise<PartnerRows>;
}

export function createAzureUsage({ store, reader }: { readonly store: Store; readonly reader: Reader }): AzureUsage {
  return {
    async rows({ tenant: named, groupby, aggregationLevel, orderby, ...parameters }, signal) {
      const fields = Object.keys(sources);
      const choice = toChoice(parameters, filters, { parameter: 'groupby', text: groupby, fields });
      const days = daysByOf(aggregationLevel, choice, dates);
      const shown = [...(choice.groupBy.length === 0 ? fields : choice.groupBy), question.added.name];
      const table = { ...choice, ...days, ...toOrder({ parameter: 'orderby', text: orderby, fields: shown }) };
      const tenant = await reader.tenantOf(named);
      const scope = await reader.scopeOf('downloads', tenant, {});
      const answer = await store.run('flow-rows', scopeQuery({ ...question, table }, scope), signal);
      const rows = namedRows(answer).map((row) => withInstants(row, dates));
      return { rows, count: answer.count, page: choice.page };
    },
  };
}
