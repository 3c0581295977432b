import type { DuckDBConnection } from '@duckdb/node-api';
import type { LicenceRowsAnswer, LicenceRowsQuery, NamesByCode } from '#query/licence-rows.ts';
import type { ScopedQuery } from '#query/scope.ts';
import { identity, tidy } from './adoption-columns.ts';
import { newestRows } from './adoption-days.ts';
import { buildNaming } from './adoption-names.ts';
import { spelledIds } from './adoption-products.ts';
import type { AdoptionRequest } from './adoption-request.ts';
import { build, type Stage } from './adoption-stage.ts';
import { type AdoptionStages, adoptionStages } from './adoption-stages.ts';
import { answerTable, type RowColumn, type RowMeasure } from './row-table.ts';
import type { Held } from './state.ts';

/** Rows of the stages that the adoption report groups its tables from: sums over them are its figures (REST-21). */
export async function answerLicenceRows(
  connection: DuckDBConnection,
  { query, scope }: ScopedQuery<LicenceRowsQuery>,
  held: Held,
): Promise<LicenceRowsAnswer> {
  const { of, names, serviceName } = query;
  const request: AdoptionRequest = { ...query, filters: [], scope, held };
  const { days, stages } = adoptionStages(request);
  const needed = stages.filter(({ name }) => of === 'usage' || !ofUse.includes(name));
  await build(connection, needed);
  await buildNaming(connection, request);
  await build(connection, [
    serviceStage(request, serviceName),
    { name: 'product_id', sql: () => spelledIds },
    { name: 'service_called', sql: (bound) => calledSql(names.services, bound) },
    { name: 'workload_called', sql: (bound) => calledSql(names.workloads, bound) },
    { name: 'channel_of', sql: () => channelOf },
    { name: 'licence_row', sql: () => (of === 'deployment' ? deploymentRows : usageRows(days)) },
  ]);
  const fields = of === 'deployment' ? deploymentFields : usageFields;
  const measures = (of === 'deployment' ? ['licensesDeployed', 'licensesSold'] : usageMeasures).map(summed);
  const order = ['customerName', 'customerTenantId', 'productName', 'productId', ...fields.map(({ name }) => name)];
  const relation = { name: 'licence_row', fields, measures, order: [...new Set(order), 'product_key'] };
  return { days, ...(await answerTable(connection, relation, query.table)) };
}

/** Stages that rows of deployment do without. */
const ofUse: readonly string[] = ['shown', 'holding', 'cell'];

const textColumns = (names: readonly string[]) => names.map((name): RowColumn => ({ name, type: 'text' }));

const productFields = ['channel', 'customerTenantId', 'customerName', 'productId', 'productName'];
const deploymentFields = textColumns(['serviceCode', 'serviceName', ...productFields]);
const usageFields = textColumns(['workloadCode', 'workloadName', 'serviceCode', 'serviceName', ...productFields]);
const usageMeasures = ['licensesActive', 'licensesQualified'];

const summed = (name: string): RowMeasure => ({ name, ofGroup: `sum("${name}")`, ofRow: `"${name}"` });

/** What the licences of each service call it most often, ties by code point. */
function serviceStage(request: AdoptionRequest, column: string): Stage {
  const { entitlements } = request.adoption;
  const { rows, where } = newestRows(entitlements.dataset, entitlements, request);
  const named = (bound: string[]) =>
    `SELECT ${identity(entitlements.service)} AS code, ${tidy(column)} AS name, count(*) AS occurrences FROM ${rows} WHERE ${where(bound)} GROUP BY ALL`;
  const first = 'row_number() OVER (PARTITION BY code ORDER BY occurrences DESC, name) = 1';
  return {
    name: 'service_named',
    sql: (bound) =>
      `SELECT code, name FROM (${named(bound)}) WHERE code IS NOT NULL AND name IS NOT NULL QUALIFY ${first}`,
  };
}

function calledSql(names: NamesByCode, bound: string[]): string {
  const rows = Object.entries(names).map(([code, name]) => `($${bound.push(code)}, $${bound.push(name)})`);
  if (rows.length === 0) return 'SELECT NULL::VARCHAR AS code, NULL::VARCHAR AS name WHERE false';
  return `SELECT * FROM (VALUES ${rows.join(', ')}) AS called(code, name)`;
}

/** Activity knows no channel: it is that which most of the customer's licences of the product were sold through. */
const channelOf = `
  SELECT customer, product, channel FROM entitled WHERE may AND channel IS NOT NULL GROUP BY customer, product, channel
  QUALIFY row_number() OVER (
    PARTITION BY customer, product ORDER BY coalesce(sum(sold) FILTER (NOT is_trial), 0) DESC, channel) = 1`;

const called = (code: string) => `
    nullif(${code}, '') AS "serviceCode",
    coalesce(service_named.name, service_called.name, nullif(${code}, '')) AS "serviceName"`;

const calledBy = (code: string) => `
  LEFT JOIN service_named ON service_named.code = ${code} LEFT JOIN service_called ON service_called.code = ${code}`;

const ofCustomer = (rows: string) => `
    ${rows}.customer AS "customerTenantId", naming.name AS "customerName", product_id.spelled AS "productId",
    nullif(product.label, '') AS "productName", ${rows}.product AS product_key`;

const withNames = (rows: string) => `
  JOIN product ON product.product = ${rows}.product LEFT JOIN product_id ON product_id.product = ${rows}.product
  LEFT JOIN naming ON naming.customer = ${rows}.customer`;

/** Of the service and the channel of the licence itself, as the deployment section counts it; no trials (ADO-27). */
const deploymentRows = `
  SELECT ${called('sold.service')}, sold.channel AS "channel", ${ofCustomer('sold')}, "licensesDeployed", "licensesSold"
  FROM (
    SELECT service, channel, customer, product, sum(assigned)::DOUBLE AS "licensesDeployed", sum(sold)::DOUBLE AS "licensesSold"
    FROM entitled WHERE may AND NOT is_trial GROUP BY service, channel, customer, product
  ) AS sold ${withNames('sold')} ${calledBy('sold.service')}`;

/** Of the service of the product (ADO-30). */
function usageRows({ entitlements, activity }: AdoptionStages['days']): string {
  const active = activity === undefined ? 'NULL::DOUBLE' : 'cell.active::DOUBLE';
  const qualified = entitlements === undefined ? 'NULL::DOUBLE' : 'cell.qualified::DOUBLE';
  return `
  SELECT nullif(cell.workload, '') AS "workloadCode", coalesce(workload_called.name, nullif(cell.workload, '')) AS "workloadName",
    ${called('product.service')}, channel_of.channel AS "channel", ${ofCustomer('cell')},
    ${active} AS "licensesActive", ${qualified} AS "licensesQualified"
  FROM cell ${withNames('cell')} ${calledBy('product.service')}
  LEFT JOIN workload_called ON workload_called.code = lower(cell.workload)
  LEFT JOIN channel_of ON channel_of.customer = cell.customer AND channel_of.product = cell.product`;
}
