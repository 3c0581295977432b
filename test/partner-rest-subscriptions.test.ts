import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { azure, contoso, dynamics, left, office } from './partner-rest-data.ts';
import { partnerRestRoom, subscriptionList } from './partner-rest-room.ts';

const { room, table, refused, open } = partnerRestRoom();
beforeAll(open, 60_000);
afterAll(() => room.remove());

describe('subscriptions', () => {
  const byId = async (id: string | undefined) => (await table(subscriptionList, { filter: `id eq '${id}'` })).Value[0];

  it('REST-30 REST-31 X-42 X-43 gives one row per subscription, of its newest month, with the documented fields', async () => {
    expect((await table(subscriptionList)).TotalCount).toBe(4);
    expect(await byId(office)).toEqual({
      customerTenantId: contoso,
      customerName: 'Contoso',
      customerMarket: 'netherlands',
      id: office,
      status: 'ACTIVE',
      productName: 'Office 365 E3',
      subscriptionType: 'Office',
      autoRenewEnabled: true,
      partnerId: '200',
      friendlyName: null,
      partnerName: 'Ours South',
      providerName: null,
      creationDate: '2023-01-10T00:00:00Z',
      effectiveStartDate: '2023-01-10T00:00:00Z',
      commitmentEndDate: '2025-01-09T00:00:00Z',
      currentStateEndDate: null,
      trialToPaidConversionDate: null,
      trialStartDate: null,
      trialEndDate: null,
      lastUsageDate: '2024-06-30T00:00:00Z',
      deprovisionedDate: null,
      lastRenewalDate: null,
      licenseCount: 8,
    });
  });

  it('REST-31 tells SUSPENDED and DEPROVISIONED, also of what the newest month does not name any more', async () => {
    expect(await byId(dynamics)).toMatchObject({
      status: 'SUSPENDED',
      subscriptionType: 'Dynamics',
      autoRenewEnabled: false,
    });
    expect(await byId(left)).toMatchObject({
      status: 'DEPROVISIONED',
      subscriptionType: 'Microsoft365',
      productName: 'M3',
    });
    expect(await byId(azure)).toMatchObject({
      status: 'DEPROVISIONED',
      subscriptionType: 'UNKNOWN',
      licenseCount: null,
    });
  });

  it('REST-32 filters by booleans, dates, part of a text, and subscriptionType to the letter', async () => {
    const ids = async (filter: string) => (await table(subscriptionList, { filter })).Value.map(({ id }) => id);
    expect(await ids('autoRenewEnabled eq true')).toEqual([office]);
    expect(await ids("creationDate ge 2024-02-01 and creationDate lt '2024-02-28T00:00:00Z'")).toEqual([dynamics]);
    expect(await ids("contains(productName,'office 365')")).toEqual([office]);
    expect(await ids("subscriptionType eq 'Office' or subscriptionType eq 'dynamics'")).toEqual([office]);
    expect(await ids("contains(providerName,'a')")).toEqual([]);
    await refused(`${subscriptionList}?filter=customerName eq 'Contoso'`, 400);
    await refused(`${subscriptionList}?filter=licenseCount eq 1`, 400);
  });

  it('REST-33 A-53 counts subscriptions and licences of groups, as text where that is asked', async () => {
    const asked = { groupby: 'customerMarket' };
    expect((await table(subscriptionList, asked)).Value).toEqual([
      { customerMarket: 'Belgium', subscriptionCount: 2, licenseCount: 7 },
      { customerMarket: 'Netherlands', subscriptionCount: 2, licenseCount: 8 },
    ]);
    const { Value } = await table(subscriptionList, { ...asked, numbersAsStrings: 'True' });
    expect(Value[0]).toEqual({ customerMarket: 'Belgium', subscriptionCount: '2', licenseCount: '7' });
    expect((await table(subscriptionList, { numbersAsStrings: 'true' })).Value[0]).toMatchObject({ licenseCount: '8' });
  });

  it('REST-30 puts dates together by week and month, only with a date in groupBy', async () => {
    const by = async (aggregationLevel: string) =>
      (await table(subscriptionList, { groupBy: 'creationDate', aggregationLevel })).Value.map(
        ({ creationDate }) => creationDate,
      );
    const at = (...days: readonly string[]) => days.map((day) => `${day}T00:00:00Z`);
    const days = at('2022-03-15', '2023-01-10', '2024-02-01', '2024-02-28');
    expect(await by('day')).toEqual(days);
    expect(await by('dateRange')).toEqual(days);
    expect(await by('week')).toEqual(at('2022-03-14', '2023-01-09', '2024-01-29', '2024-02-26'));
    expect(await by('month')).toEqual(at('2022-03-01', '2023-01-01', '2024-02-01'));
    const { description } = await refused(`${subscriptionList}?groupBy=status&aggregationLevel=month`, 400);
    expect(description).toMatch(/^aggregationLevel needs a date in groupBy/);
    await refused(`${subscriptionList}?groupBy=creationDate&aggregationLevel=year`, 400);
  });
});
