import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Edition } from '#domain/programme/edition.ts';
import { edition2021 } from '#domain/programme/edition-2021.ts';
import { enrolment, type StatusRoom, statusRoom } from './programme-status-room.ts';
import type { PurchaseRow } from './reference/programme.ts';

const edition: Edition = {
  ...edition2021,
  requirementSets: [
    ...edition2021.requirementSets.slice(0, 1),
    { id: 'gold', level: 'gold', period: { from: '2019-01-01' }, kpi: 10, trainers: 1, exams: 0 },
  ],
  learningOptions: [{ competency: 'Security', levels: ['gold'] }],
};
const row = (InvoiceNumber: string, InvoiceDate: string, more: Partial<PurchaseRow> = {}): PurchaseRow => ({
  ...{ InvoiceNumber, InvoiceLine: 1, InvoiceDate, OmlpType: 'MOC digital', Competency: null },
  ...{ PurchaseUnits: 4, kpi: 4100, revenue: 100_100, Qualifying: 1 },
  ...more,
});
const claimed = (invoiceNumber: string, month: string) => ({
  ...{ month, omlpType: 'MOC digital', purchaseUnits: 1, invoiceNumber, kpi: 250, revenue: 10 },
});
const asked = { limit: 200, offset: 0 };
let room: StatusRoom;
let tenant = '';

beforeAll(async () => {
  room = await statusRoom();
  tenant = await room.partner({
    deliveries: [
      [
        row('old', '2023-05-31'),
        row('A', '2023-06-01', { Competency: 'security' }),
        row('A', '2023-06-01', { InvoiceLine: 2, Qualifying: 0 }),
      ],
      [
        row('B', '2024-05-02', { kpi: -1000, Competency: '=Messaging' }),
        row('A', '2023-06-02'),
        row('C', '2024-06-01'),
        row('D', '2024-08-01'),
      ],
    ],
    claims: [[claimed('B', '2024-05'), claimed('X', '2024-05'), claimed('X', '2024-06')]],
  });
}, 60_000);
afterAll(() => room[Symbol.asyncDispose]());

describe('the ledger', () => {
  it('ENR-4 ENR-50 ENR-54 ENR-63 OWN-3 tells every line that counts, each once, and their exact sum', async () => {
    const { total, kpi, revenueUsd, lines } = await room.ledger(edition).list({ tenant, ...asked });
    expect(lines.map(({ invoice, date, kpi: of, origin }) => [invoice, date, of, origin])).toEqual([
      ['X', '2024-05-01', 0.25, 'claim'],
      ['B', '2024-05-02', -1, 'import'],
      ['A', '2023-06-02', 4.1, 'import'],
    ]);
    expect([total, kpi, revenueUsd]).toEqual([3, 3.35, 200.21]);
    const status = await room.status(edition).of(tenant);
    expect([status.kpi.total, status.kpi.revenueUsd]).toEqual([kpi, revenueUsd]);
  });

  it('ENR-4 ENR-54 ENR-63 names why a line does not count', async () => {
    const all = { tenant, ...asked, all: true, from: '2023-01', to: '2024-12' };
    const { lines, total, kpi } = await room.ledger(edition).list(all);
    expect(lines.map(({ invoice, line, why, visibleFrom }) => `${invoice} ${line} ${why} ${visibleFrom}`)).toEqual([
      'X 3 not-visible-yet 2024-07-15',
      'B 1 replaced 2024-06-15',
      'X 2 null 2024-06-15',
      'D 1 future 2024-09-15',
      'C 1 not-visible-yet 2024-07-15',
      'B 1 null 2024-06-15',
      'A 1 null 2023-07-15',
      'A 2 not-qualifying 2023-07-15',
      'old 1 null 2023-06-15',
    ]);
    expect([total, kpi]).toEqual([9, 7.45]);
  });

  it('goes page by page, over claims and invoices', async () => {
    const ledger = room.ledger(edition);
    const { lines } = await ledger.list({ tenant, ...asked, all: true, from: '2023-01', to: '2024-12' });
    for (const limit of [1, 2, 4]) {
      const pages = [];
      for (let offset = 0; offset < lines.length; offset += limit) {
        pages.push(...(await ledger.list({ tenant, limit, offset, all: true, from: '2023-01', to: '2024-12' })).lines);
      }
      expect(pages).toEqual(lines);
    }
  });

  it('OWN-3 tells what counts for a competency: its own lines and those of none', async () => {
    const { lines, kpi } = await room.ledger(edition).list({ tenant, ...asked, competency: 'SECURITY' });
    expect(lines.map(({ invoice }) => invoice)).toEqual(['X', 'A']);
    expect(kpi).toBe(4.35);
    const { levels } = await room.status(edition).of(tenant);
    expect(levels[1]?.requirements[0]).toMatchObject({ id: 'kpi', have: kpi });
  });

  it('SEC-8 gives the same lines as CSV, which no spreadsheet runs', async () => {
    const file = await room.ledger(edition).file({ tenant, all: true, from: '2023-01', to: '2024-12' });
    const text = (await Array.fromAsync(file.text())).join('');
    const lines = text.trimEnd().split('\r\n');
    expect(lines[0]).toBe(
      'Invoice,Line,Date,Competency,OmlpType,Units,KpiValue,RevenueUSD,Origin,Claim,Counts,Why,VisibleFrom',
    );
    expect(lines).toHaveLength(10);
    expect(text).toContain("B,1,2024-05-02,'=Messaging,MOC digital,4,-1,100.1,import,,1,,2024-06-15");
    expect(file.name).toBe('kpi-ledger-2023-01-2024-12.csv');
  });

  it('a reversed range has no lines', async () => {
    const { total, kpi, lines } = await room.ledger(edition).list({ tenant, ...asked, from: '2024-05', to: '2024-01' });
    expect([total, kpi, lines]).toEqual([0, 0, []]);
  });
});

describe('memberships in the status', () => {
  const held = async (more: Parameters<typeof enrolment>[0], on: string, rules = edition) => {
    const partner = await room.partner({
      deliveries: [[row('E', '2024-05-02', { kpi: 12_000 })]],
      confirmed: [{ reference: '1', until: null }],
    });
    await room.write(partner, (book) => book.add('enrolment', enrolment({ competency: 'Security', ...more })));
    return (await room.status(rules).of(partner, on)).enrolments[0];
  };

  it('REN-2 REN-4 REN-6 REN-7 REN-9 REN-10 tells the renewal and what the months that decide allow', async () => {
    expect(await held({}, '2024-06-14')).toMatchObject({
      ...{ status: 'at-risk', outcome: 'learning-action-pack', extension: null },
      renewal: {
        opens: '2024-07-02',
        closes: '2024-07-31',
        windowFrom: '2023-07',
        windowTo: '2024-06',
        decisionOn: '2024-07-15',
      },
    });
    expect(await held({}, '2024-06-15')).toMatchObject({ status: 'active', outcome: 'gold' });
    expect(await held({}, '2024-07-31')).toMatchObject({ status: 'renewable', outcome: 'gold' });
    expect(await held({}, '2024-08-01')).toMatchObject({ status: 'lost' });
    expect(await held({ ended: { on: '2024-06-01', why: 'lost' } }, '2024-06-20')).toBeUndefined();
  });

  it('ENR-16 ENR-18 waives the requirements of an anniversary in an extension', async () => {
    const extension = {
      id: 'e',
      from: '2024-07-01',
      to: '2024-07-01',
      excludedCompetencies: ['Messaging'],
      coversSpecialisations: true,
      note: '',
    };
    const rules = { ...edition, extensions: [extension] };
    expect(await held({}, '2024-06-14', rules)).toMatchObject({ status: 'active', outcome: 'gold', extension: 'e' });
    expect(await held({ competency: 'Messaging' }, '2024-06-14', rules)).toMatchObject({
      status: 'at-risk',
      extension: null,
    });
  });

  it('REN-9 forecasts the months up to the anniversary', async () => {
    const partner = await room.partner({ deliveries: [[row('E', '2024-05-02', { kpi: 11_000 })]] });
    await room.write(partner, (book) => book.add('enrolment', enrolment({ competency: 'Security' })));
    const forecast = await room.status(edition).forecast(partner);
    expect(forecast).toMatchObject({
      tenant: partner,
      anniversary: '2024-07-01',
      windowFrom: '2023-07',
      windowTo: '2024-06',
    });
    expect(forecast.months.filter(({ expected }) => expected)).toEqual([
      { month: '2024-06', kpi: 1, revenueUsd: 9.1, expected: true },
    ]);
    expect(forecast.levels).toEqual([{ competency: 'Security', level: 'gold', needed: 10, expected: 12, met: true }]);
  });
});
