import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { datasets } from '#catalog/datasets/index.ts';
import { reports } from '#catalog/reports/index.ts';
import { undoDelivery } from '#ingest/deliver.ts';
import type { Delivery } from '#lake/manifest.ts';
import { fullScope } from '#query/scope.ts';
import { adoptionSetting } from '#reporting/adoption/ask.ts';
import type { Reporting } from '#reporting/reporting.ts';
import { createReporting } from '#reporting/run.ts';
import { connectDuckdb } from '#store/duckdb/connect.ts';
import type { Store } from '#store/store.ts';
import { type ImportRoom, importRoom } from './import-room.ts';

/** The export of the Microsoft 365 admin centre, header as documented for getOffice365ActiveUserDetail. */
const services = ['Exchange', 'OneDrive', 'SharePoint', 'Skype For Business', 'Yammer', 'Teams'];
const titles = [
  ...['Report Refresh Date', 'User Principal Name', 'Display Name', 'Is Deleted', 'Deleted Date'],
  ...services.map((name) => `Has ${name} License`),
  ...services.map((name) => `${name} Last Activity Date`),
  ...services.map((name) => `${name} License Assign Date`),
  'Assigned Products',
];
const line = (cells: Readonly<Record<string, string>>) =>
  titles.map((title) => cells[title] ?? (title.startsWith('Has') || title.startsWith('Is') ? 'FALSE' : '')).join(',');
const file = (...lines: Readonly<Record<string, string>>[]) =>
  `\ufeff${[titles.join(','), ...lines.map(line)].join('\r\n')}\r\n`;

const contoso = '00000000-0000-4000-8000-000000000001';
const fabrikam = '00000000-0000-4000-8000-000000000002';
const ann = {
  'Report Refresh Date': '2024-06-28',
  'User Principal Name': 'ann@contoso.example',
  'Display Name': 'Ann',
  'Has Exchange License': 'TRUE',
  'Has Teams License': 'TRUE',
  'Exchange Last Activity Date': '2024-06-27',
  'Exchange License Assign Date': '2023-01-10',
  'Assigned Products': 'OFFICE 365 E3+POWER BI PRO',
};
const bob = {
  'Report Refresh Date': '2024-06-28',
  'User Principal Name': '8A2F1C',
  'Is Deleted': 'TRUE',
  'Deleted Date': '2024-06-20',
  'OneDrive Last Activity Date': '2024-06-19',
};
const idle = { 'Report Refresh Date': '2024-06-28', 'User Principal Name': 'idle@contoso.example' };

let room: ImportRoom;
let store: Store;
let reporting: Reporting;

beforeAll(async () => {
  room = await importRoom({ datasets });
  const { lake } = room;
  const adoption = adoptionSetting(reports);
  const rowsPath = (delivery: Delivery) => lake.rowsPath(delivery);
  store = await connectDuckdb({ dataDir: lake.dataDir, datasets, adoption, rowsPath });
  reporting = createReporting({ store, states: async () => [], reports, datasets, today: () => '2024-07-10' });
});
afterAll(async () => {
  await store.close();
  room.close();
});

async function activeOf(tenant: string): Promise<(readonly [unknown, unknown])[]> {
  const asked = { report: 'adoption', sections: ['by-customer'] };
  const { sections } = await reporting.run(asked, fullScope(tenant));
  return (sections[0]?.rows ?? []).map((row) => [row.customerTenantId, row.licensesActive] as const);
}

describe('the active user detail report of Microsoft 365', () => {
  it('OWN-2 becomes a row per user, assigned product and workload with a licence or activity', async () => {
    const receipt = await room.bring('users.csv', file(ann, bob, idle), { customer: contoso });
    expect(receipt).toMatchObject({ dataset: 'LicenseActivity', rows: 3, loaded: 3, rejected: 0, unknownColumns: [] });
    expect(receipt.months).toEqual(['2024-06', '2024-06']);
    const rows = await room.rows(receipt.delivery);
    const told = rows.map((row) => [row.UserId, row.ProductId, row.WorkloadCode, row.LastActivityDate]);
    expect(told.map((row) => row.join(' ')).sort()).toEqual([
      '8A2F1C  ODB 2024-06-19',
      'ann@contoso.example OFFICE 365 E3 EXO 2024-06-27',
      'ann@contoso.example OFFICE 365 E3 TEAMS ',
      'ann@contoso.example POWER BI PRO EXO 2024-06-27',
      'ann@contoso.example POWER BI PRO TEAMS ',
    ]);
    expect(rows.find((row) => row.WorkloadCode === 'ODB')).toMatchObject({
      ProcessedDate: '2024-06-28',
      CustomerTenantId: contoso,
      ServiceCode: 'o365',
      LicenseRemovedDate: '2024-06-20',
    });
  });

  it('OWN-2 reports a broken line with its place like any other and keeps the good ones', async () => {
    const broken = { ...ann, 'Teams Last Activity Date': 'yesterday' };
    const receipt = await room.bring('broken.csv', file(bob, broken), { tenant: 'T2', customer: contoso });
    expect(receipt).toMatchObject({ loaded: 1, rejected: 1 });
    expect(receipt.problems).toMatchObject([{ line: 3, column: 'Teams Last Activity Date', value: 'yesterday' }]);
  });

  it('OWN-2 is refused without a customer, with one that is no id, and when it tells nothing', async () => {
    const refused = (more: object) => room.bring('users.csv', file(ann), { tenant: 'T3', ...more });
    await expect(refused({})).rejects.toMatchObject({ code: 'bad-parameter', parameter: 'customer' });
    await expect(refused({})).rejects.toThrow(/--customer/);
    await expect(refused({ customer: 'Contoso' })).rejects.toThrow(/"Contoso" is no customer tenant id/);
    const empty = room.bring('idle.csv', file(idle), { tenant: 'T3', customer: contoso });
    await expect(empty).rejects.toMatchObject({ code: 'unreadable' });
  });

  it('OWN-2 keeps the customers of one day apart, each at its own newest day, and gives back what was undone', async () => {
    const tenant = 'T4';
    const load = async () => store.load(await room.lake.manifest(tenant));
    const later = { ...ann, 'Report Refresh Date': '2024-06-30', 'User Principal Name': 'eva@fabrikam.example' };
    await room.bring('contoso.csv', file(ann), { tenant, customer: contoso });
    await room.bring('fabrikam.csv', file({ ...later, 'Report Refresh Date': '2024-06-28' }, bob), {
      tenant,
      customer: fabrikam,
    });
    await load();
    // Ann's two products, Bob with none.
    expect(await activeOf(tenant)).toEqual([
      [contoso, 2],
      [fabrikam, 3],
    ]);
    const newer = await room.bring('later.csv', file(later), { tenant, customer: fabrikam.toUpperCase() });
    await load();
    expect(await activeOf(tenant)).toEqual([
      [contoso, 2],
      [fabrikam, 2],
    ]);
    await undoDelivery(newer.delivery ?? '', room.deps);
    await load();
    expect(await activeOf(tenant)).toEqual([
      [contoso, 2],
      [fabrikam, 3],
    ]);
  });

  it('OWN-2 finds the licences of a product by its name where the report knows no ids', async () => {
    const tenant = 'T5';
    const licences =
      'ProcessedDate,CustomerTenantId,CustomerName,ServiceCode,ProductId,ProductName,SubscriptionState,IsTrial,LicensesSold,LicensesAssigned\n' +
      `2024-06-30,${contoso},Contoso,o365,6fd2c87f,Office 365 E3,Active,0,4,3\n`;
    await room.bring('licences.csv', licences, { tenant });
    await room.bring('users.csv', file(ann), { tenant, customer: contoso });
    await store.load(await room.lake.manifest(tenant));
    const { sections } = await reporting.run({ report: 'adoption', sections: ['by-product'] }, fullScope(tenant));
    expect(sections[0]?.rows).toMatchObject([
      { productName: 'Office 365 E3', workloadCode: 'EXO', licensesQualified: 4, licensesActive: 1, usagePercent: 25 },
      { productName: 'Office 365 E3', workloadCode: 'TEAMS', licensesQualified: 4, licensesActive: 0, usagePercent: 0 },
      { productName: 'POWER BI PRO', workloadCode: 'EXO', licensesQualified: 0, licensesActive: 1, usagePercent: null },
      { productName: 'POWER BI PRO', workloadCode: 'TEAMS', licensesQualified: 0, licensesActive: 0 },
    ]);
  });
});
