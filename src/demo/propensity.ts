import { addDays } from '#base/day.ts';
import type { Column, Dataset } from '#model/dataset.ts';
import { isCovered } from './cells.ts';
import type { Family } from './content/products.ts';
import { type Customer, customerId } from './customer.ts';
import { at, type Random } from './random.ts';
import type { Cell } from './table.ts';
import type { World } from './world.ts';

/** Whether the scoring knows the customer: those too small for an account team, and a part of them at the larger sizes. */
export function isScored(world: World, customer: Customer): boolean {
  return !customer.large && isCovered(world, customer, world.plan.detailedCustomers * 25);
}

/** A row of a propensity dataset in the form of 2023; columns that only older files had stay empty. */
export function propensityCells(world: World, customer: Customer, dataset: Dataset): Record<string, Cell> {
  const random = customer.random(dataset.name);
  const cells: Record<string, Cell> = {
    ...whoCells(world, customer),
    ...sizeCells(customer, random),
    ...hasCells(world, customer, random),
  };
  for (const [name, column] of Object.entries(dataset.columns)) {
    if (!isOf2023(column)) cells[name] = '';
    else if (column.kind === 'salesPlay') cells[name] = random.chance(0.12) ? 'Yes' : 'No';
    else if (column.kind === 'score') Object.assign(cells, scoreCells(random, name));
  }
  return cells;
}

/** An agreement that ends within a year of the data, with what it is worth. */
export function agreementCells(world: World, random: Random): Record<string, Cell> {
  const program = random.pick(['Open Value', 'Enterprise Agreement', 'Select Plus', 'Open License']);
  return {
    LicenseProgram: program,
    AgreementID: `${random.pick(['V', 'E', 'S'])}${random.int(1_000_000, 9_999_999)}`,
    AgreementEndDate: addDays(world.lastDay, random.int(-120, 330)),
    ExpirationType: random.pick(['Agreement', 'Software Assurance', 'Subscription']),
    ExpiringRevenue: (900 * random.skewed(1)).toFixed(2),
    HasEA: program === 'Enterprise Agreement' ? 'Yes' : 'No',
    HasOpen: program.startsWith('Open') ? 'Yes' : 'No',
    RevSumDivisionName: random.pick(['Office', 'Windows Server', 'SQL Server', 'Dynamics ERP']),
  };
}

function isOf2023({ seenIn = [] }: Column): boolean {
  return seenIn.some((where) => where.endsWith('2023'));
}

function whoCells(world: World, customer: Customer): Record<string, Cell> {
  const facts = customer.factsAt(world.last);
  return {
    MPNID: customer.location.mpnId,
    PartnerName: customer.location.name,
    CustomerID: customerId(customer),
    DUNSNumber: customer.duns,
    AccountName: facts.name,
    Domain: at(customer.tenants, 0).domain,
    Industry: facts.industry,
    Vertical: facts.vertical,
    Area: areaOf(customer.market.code),
    Subsidiary: customer.market.name,
    SalesTerritory: facts.eou,
    City: customer.city,
    State: facts.eou.split(' - ')[1] ?? '',
    Country: customer.market.name,
  };
}

function areaOf(code: string): string {
  if (['US', 'CA', 'BR', 'MX'].includes(code)) return 'Americas';
  return ['IN', 'JP', 'SG', 'AU'].includes(code) ? 'Asia' : 'EMEA';
}

function sizeCells({ employees, industry }: Customer, random: Random): Record<string, Cell> {
  return {
    OrgSize: employees < 10 ? '1-9' : employees < 25 ? '10-24' : employees < 300 ? '25-299' : '300+',
    PostalCode: String(random.int(1000, 9999)),
    Segment: industry.publicSector ? 'SMC Public Sector' : 'SMC Commercial',
    SubSegment: employees < 25 ? 'SMB' : 'Corporate',
    SMCTypeSummary: sizeClass(employees, random),
    IsNonProfit: industry.publicSector && random.chance(0.3) ? 'Approved - Paid' : 'No',
    FY24Offers: random.chance(0.15) ? 'New customer offer' : '',
  };
}

function sizeClass(employees: number, random: Random): string {
  if (random.chance(0.04)) return 'Top Unmanaged - Compute';
  if (employees >= 300) return random.chance(0.5) ? 'Corporate Scale' : 'Top Unmanaged - User';
  return employees >= 25 ? 'Medium' : 'Small';
}

function hasCells(world: World, customer: Customer, random: Random): Record<string, Cell> {
  const yes = (value: boolean): string => (value ? 'Yes' : 'No');
  const has = (...families: Family[]): boolean =>
    customer.subscriptions.some(({ product, history }) => {
      const last = history.at(-1);
      return families.includes(product.family) && last?.month === world.last && last.state === 'Active';
    });
  return {
    HasAzure: yes(has('Microsoft Azure')),
    HasD365: yes(has('Dynamics 365')),
    HasM365: yes(has('Office 365', 'Microsoft 365')),
    HasGoogle: yes(random.chance(0.1)),
    HasAWS: yes(random.chance(0.12)),
    HasEA: yes(random.chance(0.05)),
    HasOpen: yes(random.chance(0.2)),
    Transactedinthelast36months: yes(random.chance(0.85)),
    M365UpsellCustomer: yes(random.chance(0.25)),
    DynamicsOnPremAXorCRM_HasOpenRenewal: yes(random.chance(0.04)),
    WindowsServerDataCenter_HasOpenRenewal: yes(random.chance(0.05)),
    WindowsServerStandard_HasOpenRenewal: yes(random.chance(0.1)),
  };
}

const levels = ['High', 'Medium', 'Low', 'Very Low'] as const;
const clusters = ['Act Now', 'Evaluate', 'Nurture', 'Educate'] as const;

/** Fit, intent and the cluster they make, drawn once per product: when its cluster column is met. */
function scoreCells(random: Random, column: string): Record<string, Cell> {
  if (!column.endsWith('Cluster')) return {};
  const product = column.slice(0, -'Cluster'.length);
  const fit = random.int(0, 3);
  const intent = Math.min(3, Math.max(0, fit + random.int(-1, 2)));
  return {
    [`${product}Fit`]: at(levels, fit),
    [`${product}Intent`]: at(levels, intent),
    [column]: at(clusters, Math.floor((fit + intent) / 2)),
  };
}
