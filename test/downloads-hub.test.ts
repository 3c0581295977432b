import { describe, expect, it } from 'vitest';
import { createReader } from '#app/reader.ts';
import { datasets } from '#catalog/datasets/index.ts';
import { downloadPreview, downloadSources } from '#contract/downloads.ts';
import { byHand, locations, ok, refused, seats, selection, tenant, useDownloadsRoom } from './downloads-room.ts';

const { ask } = useDownloadsRoom();

describe('what may be downloaded', () => {
  it('DL-4 DL-12 DL-28 offers every report with its area, aggregation and held months', async () => {
    const { sources } = downloadSources.parse(ok(await ask('GET', '/sources')));
    expect(sources.map(({ dataset }) => dataset)).toEqual(datasets.map(({ name }) => name));
    const of = (name: string) => sources.find(({ dataset }) => dataset === name);
    expect(of(seats)).toMatchObject({
      programme: 'insights',
      area: 'Subscriptions',
      aggregation: 'monthly',
      months: { from: '2024-01', to: '2024-03' },
    });
    expect(of('TeamsUsageMeetingsAndCalls')?.aggregation).toBe('daily');
    expect([of('TrainingCompletions')?.aggregation, of('MSLearn')?.aggregation]).toEqual(['none', 'none']);
    expect(of('Profile')).toMatchObject({ timed: false, area: null });
    expect(sources.filter(({ dataset, timed }) => dataset.endsWith('Propensity') && timed)).toEqual([]);
    expect(of('LicenseActivity')?.programme).toBe('own');
  });

  it('DL-15 has two default templates: the documented columns and all of them', async () => {
    const { sources } = downloadSources.parse(ok(await ask('GET', '/sources')));
    const office = sources.find(({ dataset }) => dataset === 'OfficeUsage');
    expect(office?.templates.map(({ id }) => id)).toEqual(['documented', 'all']);
    // An other spelling of the documented query is the column of the catalogue.
    expect(office?.templates[0]?.columns).toContain('PartnerLocation');
    expect(office?.templates[1]?.columns).toHaveLength(office?.columns.length ?? 0);
  });

  it('DL-14 DL-24 shows the first 15 rows of a selection, and the days that its range means', async () => {
    const answer = downloadPreview.parse(ok(await ask('POST', '/preview', { body: selection })));
    expect(answer.days).toEqual({ from: '2023-10-01', to: '2024-03-31' });
    expect(answer.rows.map((row) => row.map(String))).toEqual(byHand);
    const profile = { dataset: 'Profile', columns: ['MPNId', 'City'] };
    const first = downloadPreview.parse(ok(await ask('POST', '/preview', { body: profile })));
    expect(first.days).toBeNull();
    expect(first.rows).toEqual(locations.slice(0, 15).map((id) => [id, `City ${id}`]));
  });

  it('DL-12 filters by values without case, by days and by numbers; a missing cell passes none', async () => {
    const rows = async (filters: object[]) =>
      downloadPreview
        .parse(ok(await ask('POST', '/preview', { body: { ...selection, filters } })))
        .rows.map((row) => row.map(String));
    expect(await rows([{ kind: 'values', column: 'CustomerMarket', values: ['netherlands'] }])).toEqual(
      byHand.filter((row) => row[2] === 'Netherlands'),
    );
    expect(await rows([{ kind: 'between', column: 'Month', from: '2024-02-01', to: '2024-02' }])).toEqual(
      byHand.filter((row) => row[0] === '2024-02-01'),
    );
    expect(await rows([{ kind: 'between', column: 'BilledRevenueUSD', from: '99.51' }])).toEqual([]);
    expect(await rows([{ kind: 'between', column: 'AvailableSeats', from: '0' }])).toEqual([]);
    const wrong = (filter: object) =>
      refused(ask('POST', '/preview', { body: { ...selection, filters: [filter] } }), 400);
    expect((await wrong({ kind: 'between', column: 'BilledRevenueUSD', from: 'ten' })).detail).toMatch(
      /no value of BilledRevenueUSD/,
    );
    expect((await wrong({ kind: 'between', column: 'CustomerName', from: 'a' })).detail).toMatch(
      /choose from its values/,
    );
    expect((await wrong({ kind: 'values', column: 'CustomrName', values: ['a'] })).detail).toMatch(
      /did you mean CustomerName/,
    );
  });

  it('DL-12 offers the values that a column has in the data', async () => {
    const values = async (more: string) => ok(await ask('GET', `/values?dataset=${seats}&column=${more}`));
    expect(await values('CustomerMarket')).toEqual({ values: ['=Netherlands', 'Belgium', 'Netherlands'], more: false });
    expect(await values('CustomerMarket&search=nether')).toEqual({
      values: ['=Netherlands', 'Netherlands'],
      more: false,
    });
  });
});

describe('report viewers who download nothing', () => {
  it('R-10 with that setting only who may see all of it downloads', () => {
    const readerOf = (role: 'RV' | 'ERV') =>
      createReader(
        {
          ...{ kind: 'person', account: role, name: role, email: '', operator: false, mustChangePassword: false },
          grants: new Map([[tenant, [{ role, origin: 'person' as const }]]]),
          by: { session: 's' },
        },
        { dataTenants: async () => [tenant], autoAssignment: { mpnPartnerAdmin: 'none' }, reportViewer: 'none' },
      );
    expect(readerOf('RV').opens('downloads', tenant)).toBe(false);
    expect(readerOf('ERV').opens('downloads', tenant)).toBe(true);
    expect(readerOf('RV').opens('customers', tenant)).toBe(true);
  });
});
