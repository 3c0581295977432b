import { advice, type Scenario, scenarios } from '#domain/adoption/advice.ts';
import { causesOf, unitedCauses } from '#domain/adoption/causes.ts';
import type { AdoptionMarks } from '#domain/adoption/marks.ts';
import type { AdoptionAnswer, CustomerLicences } from '#query/adoption.ts';
import { dimensionCells } from '../dimensions.ts';
import type { SectionOf } from '../kind.ts';
import { sorted } from '../order.ts';
import type { ResultColumn, ResultRow, ResultSection } from '../result.ts';
import {
  deploymentCells,
  deploymentColumns,
  deploymentPercent,
  usageCells,
  usageColumns,
  usagePercent,
} from './figures.ts';

type Section = SectionOf<'adoption'>;
type Table = Pick<ResultSection, 'columns' | 'rows' | 'total' | 'rowCount'>;

interface Shown {
  readonly marks: AdoptionMarks;
  /** Whether some of the customers were asked for, not all. */
  readonly isPaged: boolean;
}

/** Turns figures into the table of a section: typed columns, rows in their documented order, headline and total. */
export function shapeSection(
  { id, chart, source, note }: Section,
  answer: AdoptionAnswer,
  shown: Shown,
): ResultSection {
  const { headline } = source;
  return {
    id,
    chart,
    ...tableOf(source.table, answer, shown),
    ...(headline === undefined ? {} : { headline: headlineOf(headline, answer) }),
    ...(note === undefined ? {} : { note }),
  };
}

/** One figure of a day: earlier days are not asked, so there is no growth. */
function headlineOf(of: 'deployment' | 'usage', { whole }: AdoptionAnswer): NonNullable<ResultSection['headline']> {
  const value = of === 'deployment' ? deploymentPercent(whole) : usagePercent(whole);
  return { value: value ?? null, growthPercent: null, unit: '%' };
}

function tableOf(table: Section['source']['table'], answer: AdoptionAnswer, shown: Shown): Table {
  switch (table) {
    case 'services':
      return servicesTable(answer);
    case 'workloads':
      return workloadsTable(answer);
    case 'customers':
      return customersTable(answer, shown);
    case 'products':
      return productsTable(answer);
    case 'advice':
      return adviceTable(answer);
  }
}

const text = (id: string): ResultColumn => ({ id, type: 'text' });

function servicesTable({ services, whole }: AdoptionAnswer): Table {
  const rows = services.map(({ service, ...licences }) => ({
    key: [service],
    row: { ...dimensionCells([{ id: 'serviceCode' }], [service]), ...deploymentCells(licences) },
  }));
  return {
    columns: [text('serviceCode'), ...deploymentColumns],
    rows: sorted(rows, 'licensesSold'),
    total: deploymentCells(whole),
  };
}

function workloadsTable({ workloads, whole }: AdoptionAnswer): Table {
  const rows = workloads.map(({ workload, ...licences }) => ({
    key: [workload],
    row: { ...dimensionCells([{ id: 'workloadCode' }], [workload]), ...usageCells(licences) },
  }));
  return {
    columns: [text('workloadCode'), ...usageColumns],
    rows: sorted(rows, 'licensesQualified'),
    total: usageCells(whole),
  };
}

/** In the order the engine gave, which knows all of them: most licences first, ties by name, then id. */
function customersTable({ customers, whole }: AdoptionAnswer, { marks, isPaged }: Shown): Table {
  return {
    columns: [
      text('customerTenantId'),
      text('customerName'),
      ...deploymentColumns,
      ...usageColumns,
      { id: 'causes', type: 'text[]' },
    ],
    rows: customers.rows.map((customer) => ({
      customerTenantId: customer.customer,
      customerName: customer.name ?? customer.customer,
      ...deploymentCells(customer),
      ...usageCells(customer),
      causes: causesOfCustomer(customer, marks),
    })),
    total: { ...deploymentCells(whole), ...usageCells(whole) },
    ...(isPaged ? { rowCount: customers.count } : {}),
  };
}

/** Named where usage passes 100 % of a product and workload, whatever the customer's usage over all of them (ADO-29). */
function causesOfCustomer(customer: CustomerLicences, marks: AdoptionMarks): readonly string[] {
  if (usagePercent(customer) === undefined) return [];
  return unitedCauses(customer.excesses.map((excess) => causesOf(excess, marks)));
}

function productsTable({ products, whole }: AdoptionAnswer): Table {
  const dimensions = [{ id: 'serviceCode' }, { id: 'productName' }, { id: 'workloadCode' }];
  const rows = products.map(({ service, product, workload, ...licences }) => ({
    // By name before service, so that the workloads of a product stay together.
    key: [product, service, workload],
    row: {
      ...dimensionCells(dimensions, [service, product, workload]),
      ...deploymentCells(licences),
      ...usageCells(licences),
    },
  }));
  return {
    columns: [...dimensions.map(({ id }) => text(id)), ...deploymentColumns, ...usageColumns],
    rows: sorted(rows, 'licensesSold'),
    total: { ...deploymentCells(whole), ...usageCells(whole) },
  };
}

/** The scenarios that hold for somebody, and for how many (ADO-40 … ADO-45). */
function adviceTable({ advised }: AdoptionAnswer): Table {
  const customers: Readonly<Record<Scenario, number>> = {
    'low-adoption': advised.low,
    'support-load': advised.loaded,
    training: advised.either,
  };
  const rows: ResultRow[] = scenarios
    .filter((scenario) => customers[scenario] > 0)
    .map((scenario) => ({ scenario, customers: customers[scenario], ...advice[scenario] }));
  const count: ResultColumn = { id: 'customers', type: 'integer', unit: 'customers' };
  return { columns: [text('scenario'), count, text('consider'), text('tryThis')], rows };
}
