import { addDays } from '#base/day.ts';
import { teamsUsage3PApps } from '#catalog/datasets/teams-usage-3p-apps.ts';
import { teamsUsageMeetingsAndCalls } from '#catalog/datasets/teams-usage-meetings-and-calls.ts';
import { teamsUsageWorkload } from '#catalog/datasets/teams-usage-workload.ts';
import { customerCells, isCovered, monthCell } from '../cells.ts';
import { demoTenant } from '../content/partner.ts';
import { type Customer, customerId } from '../customer.ts';
import { at, type Random } from '../random.ts';
import { customerTable } from '../table.ts';
import { usageOf } from '../usage.ts';
import type { World } from '../world.ts';

const parts = [
  { name: 'Meetings', users: 0.8, perUser: 0.35, hours: 0.75 },
  { name: 'Calls', users: 0.5, perUser: 0.5, hours: 0.12 },
  { name: 'Phone systems', users: 0.15, perUser: 0.4, hours: 0.08 },
] as const;

const apps = ['Survey Meadow', 'Kanban Boardwalk', 'Whiteboard Grove', 'Expense Ferry', 'Sketchpad Lane'];

/** By day, on workdays, for some of the customers: it is the only dataset that would outgrow the sales data. */
export const teamsUsageMeetingsAndCallsTable = customerTable(
  { dataset: teamsUsageMeetingsAndCalls },
  (world, customer, emit) => {
    if (!isCovered(world, customer, world.plan.detailedCustomers)) return;
    const random = customer.random('TeamsUsageMeetingsAndCalls');
    for (const { month, users } of teamsMonths(world, customer, random)) {
      const shared = teamsCells(customer, month);
      for (const day of workdays(monthCell(world, month))) {
        for (const part of partsOf(customer)) {
          const count = Math.round(users * part.users * part.perUser * random.between(0.5, 1.4));
          const hours = count * part.hours * random.between(0.8, 1.3);
          const figures = { MeetingCount: count, MeetingDuration: hours.toFixed(2) };
          if (count > 0) emit({ ...shared, ...figures, DateKey: day, SubWorkload: part.name });
        }
      }
    }
  },
);

export const teamsUsageWorkloadTable = customerTable({ dataset: teamsUsageWorkload }, (world, customer, emit) => {
  if (!isCovered(world, customer, world.plan.detailedCustomers * 20)) return;
  const random = customer.random('TeamsUsageWorkload');
  for (const { month, users } of teamsMonths(world, customer, random)) {
    const shared = { ...teamsCells(customer, month), MonthKey: monthCell(world, month) };
    for (const part of partsOf(customer)) {
      const people = Math.round(users * part.users);
      emit({
        ...shared,
        SubWorkload: part.name,
        DesktopUsers: Math.round(people * random.between(0.75, 0.9)),
        WebUsers: Math.round(people * random.between(0.1, 0.25)),
        MobileUsers: Math.round(people * random.between(0.25, 0.5)),
        AllUpParticipants: people,
      });
    }
  }
});

/** Written on the last day of the month. */
export const teamsUsage3PAppsTable = customerTable(
  { dataset: teamsUsage3PApps, extension: 'csv' },
  (world, customer, emit) => {
    if (!isCovered(world, customer, world.plan.detailedCustomers * 5)) return;
    const random = customer.random('TeamsUsage3PApps');
    const used = [...new Set([random.pick(apps), random.pick(apps)])];
    for (const { month, users } of teamsMonths(world, customer, random)) {
      const day = addDays(monthCell(world, month + 1), -1);
      for (const app of used) {
        const people = Math.round(users * random.between(0.02, 0.3));
        if (people > 0) emit({ ...teamsCells(customer, month), DateKey: day, AppName: app, UserCount: people });
      }
    }
  },
);

/** People active in Teams, by month: it follows the use of Office. */
function teamsMonths(world: World, customer: Customer, random: Random): { month: number; users: number }[] {
  const usage = usageOf(world, customer, { families: ['Office 365', 'Microsoft 365'], random });
  return [...Map.groupBy(usage, (part) => part.month)]
    .map(([month, held]) => {
      const active = held.reduce((sum, part) => sum + part.active, 0);
      return { month, users: Math.round(active * (0.55 + 0.35 * (month / world.last))) };
    })
    .filter(({ users }) => users > 0);
}

/** Telephony is bought by one customer in three. */
function partsOf(customer: Customer) {
  return customer.index % 3 === 0 ? parts : parts.slice(0, 2);
}

function teamsCells(customer: Customer, month: number) {
  const { CustomerTpid: _, CustomerMarket, ...cells } = customerCells(customer, month);
  return {
    ...cells,
    PGAMpnId: demoTenant,
    CustomerId: customerId(customer),
    CustomerTenantId: at(customer.tenants, 0).id,
    CustomerCountry: CustomerMarket,
    CustomerCountryCode: customer.market.code,
  };
}

function workdays(firstDay: string): string[] {
  const days: string[] = [];
  for (let day = firstDay; day.startsWith(firstDay.slice(0, 7)); day = addDays(day, 1)) {
    const weekday = new Date(day).getUTCDay();
    if (weekday !== 0 && weekday !== 6) days.push(day);
  }
  return days;
}
