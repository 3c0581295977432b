import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { azureSubscriptions, contoso, fabrikam, tenant } from './partner-rest-data.ts';
import { azureUsage, indirectResellers, partnerRestRoom } from './partner-rest-room.ts';
import { seedPeople, tokenOf } from './seeded-people.ts';

const { room, table, refused, open } = partnerRestRoom();
beforeAll(open, 60_000);
afterAll(() => room.remove());

const june = '2024-06-01T00:00:00Z';

describe('Azure usage', () => {
  const quantities = async (asked: Readonly<Record<string, string>>) =>
    (await table(azureUsage, asked)).Value.map(({ quantity }) => quantity);

  it('REST-34 X-42 X-43 gives a row per use and month, each once, with the documented fields', async () => {
    const { Value, TotalCount } = await table(azureUsage, {
      filter: "usageDate ge 2024-06-01 and meterUnit eq 'zones'",
    });
    expect(TotalCount).toBe(1);
    expect(Value).toEqual([
      {
        customerTenantId: contoso,
        customerName: 'Contoso',
        subscriptionId: azureSubscriptions.dns,
        subscriptionName: null,
        usageDate: june,
        resourceLocation: null,
        meterCategory: 'Azure DNS',
        meterSubcategory: null,
        meterUnit: 'Zones',
        reservationOrderId: null,
        reservationId: null,
        consumptionMeterId: null,
        serviceType: 'DNS',
        quantity: 3,
      },
    ]);
    expect((await table(azureUsage)).TotalCount).toBe(4);
  });

  it('REST-34 filters by the documented example', async () => {
    const [from, to] = ['2024-05-15', '2024-06-15'].map((day) => `cast('${day}', Edm.DateTimeOffset)`);
    const filter = `meterCategory eq 'Data Management' or (usageDate ge ${from} and usageDate le ${to})`;
    expect((await quantities({ filter })).toSorted()).toEqual([12.5, 3, null]);
    expect(await quantities({ filter: `usageDate lt ${from}` })).toEqual([2]);
    expect(await quantities({ filter: "subscriptionName ne ''" })).toEqual([]);
    await refused(`${azureUsage}?filter=contains(customerName,'a')`, 400);
    await refused(`${azureUsage}?filter=quantity eq 3`, 400);
  });

  it('REST-34 orders upwards unless told otherwise, missing values last', async () => {
    expect(await quantities({ orderby: 'quantity' })).toEqual([2, 3, 12.5, null]);
    expect(await quantities({ orderBy: 'Quantity DESC' })).toEqual([12.5, 3, 2, null]);
    expect(await quantities({ orderby: 'usageDate desc, quantity asc' })).toEqual([3, 12.5, null, 2]);
    const { description } = await refused(`${azureUsage}?orderby=quanity`, 400);
    expect(description).toMatch(/^orderby: there is no field "quanity"; did you mean quantity\?/);
    await refused(`${azureUsage}?orderby=quantity up`, 400);
    await refused(`${azureUsage}?groupby=meterUnit&orderby=usageDate`, 400);
  });

  it('REST-34 groups and adds, and puts dates together only where it groups by one', async () => {
    const groups = (await table(azureUsage, { groupby: 'meterUnit', orderby: 'quantity desc' })).Value;
    expect(groups).toEqual([
      { meterUnit: '1 GB', quantity: 12.5 },
      { meterUnit: 'Zones', quantity: 5 },
    ]);
    const months = (await table(azureUsage, { groupby: 'usageDate', aggregationLevel: 'month' })).Value;
    expect(months).toEqual([
      { usageDate: '2024-05-01T00:00:00Z', quantity: 2 },
      { usageDate: june, quantity: 15.5 },
    ]);
    await refused(`${azureUsage}?aggregationLevel=month`, 400);
  });

  it('REST-22 REST-34 leads from page to page in the order that was asked', async () => {
    const first = await table(azureUsage, { orderby: 'quantity desc', top: '3' });
    expect(first.Value.map(({ quantity }) => quantity)).toEqual([12.5, 3, 2]);
    const link = new URL(first['@nextLink'] ?? '');
    expect(link.searchParams.get('orderby')).toBe('quantity desc');
    const rest = (await room.get(link.pathname + link.search)).json();
    expect(rest).toMatchObject({
      TotalCount: 4,
      '@nextLink': null,
      Value: [{ customerTenantId: fabrikam, quantity: null }],
    });
  });
});

describe('indirect resellers', () => {
  it('REST-34 X-43 gives a row per reseller of the newest month, with the documented fields', async () => {
    const unknown = ['End', 'Suspended', 'Deprovisioned'].flatMap((what) =>
      ['first', 'latest'].map((which) => [`${which}Subscription${what}Date`, null]),
    );
    expect((await table(indirectResellers)).Value).toEqual([
      {
        partnerTenantId: null,
        id: '601',
        name: 'North',
        market: 'Netherlands',
        firstSubscriptionCreationDate: '2022-03-15T00:00:00Z',
        latestSubscriptionCreationDate: '2024-02-01T00:00:00Z',
        ...Object.fromEntries(unknown),
        subscriptionCount: 2,
        licenseCount: 12,
        indirectResellerCount: 1,
      },
      {
        partnerTenantId: null,
        id: '603',
        name: 'South',
        market: 'Belgium',
        firstSubscriptionCreationDate: '2024-02-01T00:00:00Z',
        latestSubscriptionCreationDate: '2024-02-01T00:00:00Z',
        ...Object.fromEntries(unknown),
        subscriptionCount: 1,
        licenseCount: null,
        indirectResellerCount: 1,
      },
    ]);
  });

  it('REST-34 filters and groups', async () => {
    const asked = { filter: "firstSubscriptionCreationDate lt cast('2024-01-01', Edm.DateTimeOffset)" };
    expect((await table(indirectResellers, asked)).Value.map(({ id }) => id)).toEqual(['601']);
    expect((await table(indirectResellers, { groupby: 'market' })).Value).toEqual([
      { market: 'Belgium', subscriptionCount: 1, licenseCount: null, indirectResellerCount: 1 },
      { market: 'Netherlands', subscriptionCount: 2, licenseCount: 12, indirectResellerCount: 1 },
    ]);
    await refused(`${indirectResellers}?orderby=name`, 400);
  });

  it('REST-34 search and referrals are not served', async () => {
    for (const path of ['search', 'referrals']) await refused(`/partner/v1/analytics/${path}`, 404);
  });
});

describe('who reads them', () => {
  beforeAll(async () => {
    await room.close();
    await seedPeople(room.dir, [
      { account: 'agent', tenant, grants: [{ role: 'SAL' }] },
      { account: 'viewer', tenant, grants: [{ role: 'RV', locations: ['200'] }] },
      { account: 'stranger', tenant: 'another', grants: [{ role: 'ERV' }] },
    ]);
    await room.open();
  }, 60_000);

  it('RO-1 R-10 REST-34 the readers of downloads, of their tenant', async () => {
    for (const url of [azureUsage, indirectResellers]) {
      await refused(url, 401);
      await refused(url, 403, tokenOf({ account: 'agent' }));
      await refused(`${url}?tenant=${tenant}`, 404, tokenOf({ account: 'stranger' }));
    }
  });

  it('RO-3 RO-12 REST-34 see their locations, and nothing that is withheld', async () => {
    const headers = tokenOf({ account: 'viewer' });
    const usage = await room.get(`${azureUsage}?orderby=quantity`, headers);
    expect(usage.json()).toMatchObject({
      TotalCount: 3,
      Value: [{ quantity: 3, customerName: null }, { quantity: 12.5 }, {}],
    });
    const resellers = await room.get(indirectResellers, headers);
    expect(resellers.json()).toMatchObject({ TotalCount: 1, Value: [{ id: '603' }] });
    expect(usage.body + resellers.body).not.toMatch(/USD|Revenue|ACR/);
  });
});
