import { addDays } from '#base/day.ts';
import { licenseActivity } from '#catalog/datasets/license-activity.ts';
import { type Entitlement, entitlementsOf, mainProduct, type Scenario, scenarioOf } from '../adoption.ts';
import type { Customer } from '../customer.ts';
import { at, type Random } from '../random.ts';
import { customerTable } from '../table.ts';
import type { World } from '../world.ts';

/** At the newest processing date, which is the last day of the data. */
export const licenseActivityTable = customerTable({ dataset: licenseActivity }, (world, customer, emit) => {
  const random = customer.random('LicenseActivity');
  const held = entitlementsOf(world, customer, world.last);
  const main = mainProduct(held);
  const scenario = main === undefined ? 'ordinary' : scenarioOf(customer);
  const people = held.flatMap((entitlement) => peopleOf(random, world, { entitlement, scenario }));
  const more = main === undefined ? [] : morePeople(random, world, { entitlement: main, scenario });
  const userId = createUserId(random, customer);
  for (const [number, person] of [...people, ...more].entries()) {
    const UserId = userId(number);
    for (const { workload, day } of person.activity) {
      emit({
        UserId,
        ProcessedDate: world.lastDay,
        CustomerTenantId: person.entitlement.tenantId,
        ServiceCode: person.entitlement.serviceCode,
        ProductId: person.entitlement.productId,
        SubscriptionId: person.known ? person.entitlement.subscriptionId : '',
        WorkloadCode: workload,
        LastActivityDate: day,
        LicenseAssignedDate: person.assignedOn,
        LicenseRemovedDate: person.removedOn,
      });
    }
  }
});

/** Somebody with a licence, and when each workload was last used; '' is never. */
interface Person {
  readonly entitlement: Entitlement;
  readonly activity: readonly { readonly workload: string; readonly day: string }[];
  readonly assignedOn: string;
  readonly removedOn: string;
  /** Whether the subscription is told. */
  readonly known: boolean;
}

const workloads = [
  { code: 'EXO', part: 0.95 },
  { code: 'TEAMS', part: 0.8 },
  { code: 'SPO', part: 0.55 },
  { code: 'ODB', part: 0.5 },
  { code: 'YAMMER', part: 0.06 },
  { code: 'SFB', part: 0.02 },
] as const;

function peopleOf(random: Random, world: World, of: { entitlement: Entitlement; scenario: Scenario }): Person[] {
  const { entitlement, scenario } = of;
  // Usage passes 100 % only where nearly all licences are in use already.
  const busy = scenario === 'low-adoption' ? 0.3 : scenario === 'ordinary' ? random.between(0.35, 0.95) : 1;
  const codes = entitlement.serviceCode === 'crm' ? [{ code: 'CRM', part: 1 }] : workloads;
  return Array.from({ length: entitlement.assigned }, () => ({
    entitlement,
    activity: codes
      .filter(({ code, part }) => (busy === 1 && code === 'EXO') || random.chance(part))
      .map(({ code }) => ({ workload: code, day: lastUse(random, world, busy) })),
    assignedOn: random.chance(0.2) ? '' : addDays(world.lastDay, -random.int(40, 900)),
    removedOn: '',
    known: true,
  }));
}

function lastUse(random: Random, world: World, busy: number): string {
  if (random.chance(busy)) return recently(random, world);
  return random.chance(0.3) ? '' : addDays(world.lastDay, -random.int(28, 240));
}

/** Within the 28 days up to the processing date (ADO-21). */
function recently(random: Random, world: World): string {
  return addDays(world.lastDay, -random.int(0, 27));
}

/** People beyond the licences: leavers and their successors, visitors of Yammer, and some nobody can explain. */
function morePeople(random: Random, world: World, of: { entitlement: Entitlement; scenario: Scenario }): Person[] {
  const { entitlement, scenario } = of;
  const some = Math.max(1, Math.round(entitlement.sold * 0.15));
  const visitor = (workload: string, dates: { assignedOn?: string; removedOn?: string } = {}): Person => ({
    entitlement,
    activity: [{ workload, day: recently(random, world) }],
    assignedOn: dates.assignedOn ?? '',
    removedOn: dates.removedOn ?? '',
    known: dates.assignedOn !== undefined || dates.removedOn !== undefined,
  });
  const several = (count: number, make: () => Person): Person[] => Array.from({ length: count }, make);
  switch (scenario) {
    case 'turnover':
      return [
        ...several(some, () => visitor('EXO', { removedOn: recently(random, world) })),
        ...several(some, () => visitor('EXO', { assignedOn: recently(random, world) })),
      ];
    case 'yammer':
      return several(Math.ceil(entitlement.sold * 1.3) + 1, () => visitor('YAMMER'));
    case 'unexplained':
      return several(some, () => visitor('EXO'));
    default:
      return [];
  }
}

/** Hidden names in every third company, addresses in the others. */
function createUserId(random: Random, customer: Customer): (number: number) => string {
  const { domain } = at(customer.tenants, 0);
  if (customer.index % 3 === 0)
    return () => `${random.hex(8)}${random.hex(8)}${random.hex(8)}${random.hex(8)}`.toUpperCase();
  return (number) => `user${String(number + 1).padStart(4, '0')}@${domain}`;
}
