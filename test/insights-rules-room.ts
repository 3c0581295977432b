import { afterAll, beforeAll } from 'vitest';
import type { Store } from '#store/store.ts';
import { type InsightsRoom, insightsRoom, type Sight } from './insights-room.ts';
import { guid } from './random-values.ts';

/** A subscription in a month; five seats at Contoso unless told otherwise. */
const seats = (more: Readonly<Record<string, string | number | null>>) => ({
  Month: '2024-05-01',
  SubscriptionId: guid(1),
  CustomerName: 'Contoso',
  CustomerTpid: '1',
  CustomerTenantId: guid(11),
  CustomerMarket: 'Netherlands',
  IsAutoRenew: 'Yes',
  MPNId: '100',
  IsDuplicateRowForPGA: '0',
  AvailableSeats: 5,
  AssignedSeats: 4,
  BilledRevenueUSD: '10.50',
  ...more,
});
const learn = (user: number, name: string | null, day: string) => ({
  UserId: guid(user),
  UserName: name,
  TrainingName: 'Azure basics',
  TrainingType: 'Module',
  CompletionDate: day,
  MPNId: '100',
  Country: 'Netherlands',
});
const used = (subscription: number, more: Readonly<Record<string, string | number | null>>) => ({
  Month: '2024-05-01',
  SubscriptionId: guid(subscription),
  AvailableSeats: 10,
  AssignedSeats: 4,
  DeploymentOpportunity: null,
  ...more,
});
const competency = (CompetencyName: string, start: string | null, end: string | null) => ({
  CompetencyName,
  CompetencyStartDate: start,
  CompetencyEndDate: end,
});

const data = {
  SeatsSubscriptionsAndRevenue: [
    seats({}),
    seats({ SubscriptionId: guid(2), CustomerName: 'contoso', CustomerTpid: ' 1', AvailableSeats: 7 }),
    seats({
      SubscriptionId: guid(3),
      CustomerName: 'Fabrikam',
      CustomerTpid: '2',
      CustomerMarket: 'Belgium',
      MPNId: '200',
    }),
    seats({
      SubscriptionId: guid(4),
      CustomerName: '',
      CustomerTpid: '',
      AvailableSeats: null,
      BilledRevenueUSD: null,
    }),
    seats({ SubscriptionId: guid(5), CustomerName: null, CustomerTpid: null, IsAutoRenew: 'No', AvailableSeats: 100 }),
    seats({ SubscriptionId: guid(6), CustomerName: '100% Pure', IsDuplicateRowForPGA: '1', AvailableSeats: -3 }),
    seats({ SubscriptionId: guid(7), Month: '2023-12-01', CustomerName: 'Old', BilledRevenueUSD: '0.125' }),
    seats({ SubscriptionId: guid(8), Month: '2023-11-01', CustomerName: 'Older' }),
    seats({ SubscriptionId: guid(9), Month: '2024-06-01', CustomerName: 'Now' }),
  ],
  MSLearn: [
    learn(1, 'Ada', '2024-05-31'),
    learn(1, 'Ada', '2024-06-14'),
    learn(2, 'Bo', '2024-06-15'),
    learn(3, null, '2023-12-01'),
  ],
  DynamicsUsage: [
    used(1, {}),
    used(2, { DeploymentOpportunity: 2 }),
    used(3, { AssignedSeats: 14 }),
    used(4, { AssignedSeats: null }),
  ],
  CompetencySummaryHistory: [
    competency('Within', '2024-02-01', '2024-03-01'),
    competency('Around', '2020-01-01', '2030-01-01'),
    competency('Before', '2022-01-01', '2023-11-30'),
    competency('Last day', '2022-01-01', '2023-12-01'),
    competency('After', '2024-06-01', '2025-01-01'),
    competency('Open end', '2024-05-31', null),
    competency('No days', null, null),
  ],
  Profile: [
    { MPNId: '100', PartnerName: 'Main' },
    { MPNId: '200', PartnerName: 'Branch' },
  ],
};

/** Gives the tests of a file a store of these rows. */
export function useInsightsRules() {
  let loaded: InsightsRoom | undefined;
  const opened = () => {
    if (loaded === undefined) throw new Error('the room is closed');
    return loaded;
  };
  beforeAll(async () => {
    loaded = await insightsRoom(data);
  });
  afterAll(() => loaded?.[Symbol.asyncDispose]());
  const room = {
    get store(): Store {
      return opened().store;
    },
    ask: (text: string, sight?: Sight) => opened().ask(text, sight),
  };
  return {
    room,
    /** Names of competencies in a span. */
    held: async (rest: string, sight: Sight = {}) => {
      const rows = await room.ask(`SELECT CompetencyName FROM CompetencySummaryHistory ${rest}`, sight);
      return rows.map(([name]) => name).sort();
    },
  };
}
