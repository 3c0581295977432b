import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isDay } from '#base/day.ts';
import { datasetNamed, datasets } from '#catalog/datasets/index.ts';
import type { Column } from '#model/dataset.ts';
import { scenarios } from './adoption.ts';
import { type DemoFile, demoDatasets, demoTenant, writeDemoFiles } from './generate.ts';
import { columnsOf } from './table.ts';

const today = '2025-11-21';
const folder = mkdtempSync(join(tmpdir(), 'demo-'));
let files: readonly DemoFile[] = [];

beforeAll(async () => {
  files = await writeDemoFiles({ dir: join(folder, 'one'), size: 'S', today });
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Row = Readonly<Record<string, string>>;

function textOf({ path }: DemoFile): string {
  const bytes = readFileSync(path);
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
}

function recordsOf(file: DemoFile): string[][] {
  const csv = file.path.endsWith('.csv');
  return parse(textOf(file), { bom: true, delimiter: csv ? ',' : '\t', quote: csv ? '"' : null });
}

const read = new Map<string, Row[]>();

function rowsOf(dataset: string): readonly Row[] {
  const known = read.get(dataset);
  if (known !== undefined) return known;
  const file = files.find((one) => one.dataset === dataset);
  if (file === undefined) throw new Error(`no file of ${dataset}`);
  const [header = [], ...records] = recordsOf(file);
  const rows = records.map((cells) => Object.fromEntries(header.map((name, i) => [name, cells[i] ?? ''])));
  read.set(dataset, rows);
  return rows;
}

const cell = (row: Row | undefined, column: string): string => row?.[column] ?? '';
const customerOf = (row: Row): string => cell(row, 'CustomerTpid') || cell(row, 'CustomerTenantId');
const monthsOf = (dataset: string): string[] => [...new Set(rowsOf(dataset).map((row) => cell(row, 'Month')))].sort();
const valuesOf = (dataset: string, column: string): Set<string> =>
  new Set(rowsOf(dataset).map((row) => cell(row, column)));

function hashes(dir: string): string[] {
  return readdirSync(dir).map(
    (name) =>
      `${name} ${createHash('sha256')
        .update(readFileSync(join(dir, name)))
        .digest('hex')}`,
  );
}

/** What is wrong with a value, or undefined. */
function wrong(column: Column, value: string): string | undefined {
  if (value === '') return undefined;
  const shapes: Record<Column['type'], (text: string) => boolean> = {
    string: () => true,
    integer: (text) => /^-?\d+$/.test(text),
    decimal: (text) => /^-?\d+(\.\d+)?$/.test(text),
    date: isDay,
    month: (text) => isDay(text) && text.endsWith('-01'),
    boolean01: (text) => text === '0' || text === '1',
    guid: (text) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text),
    enum: (text) => spellings(column).includes(text.trim().toLowerCase()),
  };
  if (!shapes[column.type](value)) return `"${value}" is no ${column.type}`;
  return column.min !== undefined && Number(value) < column.min ? `${value} is below ${column.min}` : undefined;
}

function spellings({ values = [] }: Column): string[] {
  return values.map((value) => value.toLowerCase());
}

describe('writeDemoFiles', () => {
  it('CLI-7 gives the same bytes for the same seed, size and day, and others for another seed', async () => {
    await writeDemoFiles({ dir: join(folder, 'two'), size: 'S', today, seed: 1 });
    await writeDemoFiles({ dir: join(folder, 'three'), size: 'S', today, seed: 2 });
    expect(hashes(join(folder, 'two'))).toEqual(hashes(join(folder, 'one')));
    expect(hashes(join(folder, 'three'))).not.toEqual(hashes(join(folder, 'one')));
  }, 60_000);

  it('writes every dataset with a dashboard, the profile and our own three', () => {
    const own = ['Profile', 'LicenseEntitlements', 'LicenseActivity', 'CoursewarePurchases'];
    const wanted = datasets.filter(({ name, dashboard }) => dashboard !== undefined || own.includes(name));
    expect(demoDatasets).toEqual(wanted.map(({ name }) => name));
    expect(files.map(({ dataset }) => dataset)).toEqual(demoDatasets);
  });

  it('names the columns as documented and tells the number of rows', () => {
    for (const file of files) {
      const [header, ...records] = recordsOf(file);
      const dataset = datasetNamed(file.dataset);
      expect(header, file.dataset).toEqual(dataset && columnsOf(dataset));
      expect(records.length, file.dataset).toBe(file.rows);
      expect(file.rows).toBeGreaterThan(0);
    }
  });

  it('writes only values of the documented types and lists, with required columns filled', () => {
    for (const { dataset } of files) {
      const { columns, required } = datasetNamed(dataset) ?? { columns: {}, required: [] };
      for (const [name, column] of Object.entries(columns)) {
        const problems = rowsOf(dataset).map((row) => wrong(column, cell(row, name)));
        expect(
          problems.find((problem) => problem !== undefined),
          `${dataset}.${name}`,
        ).toBeUndefined();
      }
      for (const name of required) expect(valuesOf(dataset, name), `${dataset}.${name}`).not.toContain('');
    }
  });

  it('fills every column but the ones that only other vintages or clients know', () => {
    const empty = files.flatMap(({ dataset }) =>
      Object.entries(datasetNamed(dataset)?.columns ?? {})
        .filter(
          ([name, column]) => !column.internal && !(column.source === 'client') && valuesOf(dataset, name).size === 1,
        )
        .filter(([name]) => valuesOf(dataset, name).has(''))
        .filter(([, column]) => (column.seenIn ?? ['def2023']).some((where) => where.endsWith('2023')))
        .map(([name]) => `${dataset}.${name}`),
    );
    expect(empty).toEqual([]);
  });
});

describe('the sales data', () => {
  const sales = () => rowsOf('SeatsSubscriptionsAndRevenue');

  it('CLI-7 has every month of two years and ends with the month before today', () => {
    for (const dataset of ['SeatsSubscriptionsAndRevenue', 'CustomersAndTenants']) {
      expect(monthsOf(dataset).length).toBe(24);
      expect(monthsOf(dataset).at(-1)).toBe('2025-10-01');
    }
    expect(valuesOf('SeatsSubscriptionsAndRevenue', 'PGAMpnId')).toEqual(new Set([demoTenant]));
  });

  it('X-42 has exactly one unflagged row for each fact', () => {
    const facts: readonly [string, (row: Row) => string][] = [
      ['SeatsSubscriptionsAndRevenue', (row) => `${cell(row, 'SubscriptionId')} ${cell(row, 'Month')}`],
      ['CustomersAndTenants', (row) => `${customerOf(row)} ${cell(row, 'SKU')} ${cell(row, 'Month')}`],
      ['OfficeUsage', (row) => `${customerOf(row)} ${cell(row, 'WorkloadName')} ${cell(row, 'Month')}`],
    ];
    for (const [dataset, fact] of facts) {
      const groups = [...Map.groupBy(rowsOf(dataset), fact).values()];
      const unflagged = groups.map((rows) => rows.filter((row) => cell(row, 'IsDuplicateRowForPGA') === '0').length);
      expect(
        unflagged.every((count) => count === 1),
        dataset,
      ).toBe(true);
      expect(groups.filter((rows) => rows.length > 1).length / groups.length).toBeGreaterThan(0.08);
      expect(groups.every((rows) => new Set(rows.map((row) => cell(row, 'MPNId'))).size === rows.length)).toBe(true);
    }
  });

  it('X-38 CustomersAndTenants calls a customer active exactly in the months with an active subscription', () => {
    const active = (dataset: string, column: string) =>
      new Set(
        rowsOf(dataset)
          .filter((row) => cell(row, column) === 'Active')
          .map((row) => `${customerOf(row)} ${cell(row, 'Month')}`),
      );
    expect(active('CustomersAndTenants', 'CustomerStatus')).toEqual(
      active('SeatsSubscriptionsAndRevenue', 'SubscriptionState'),
    );
  });

  it('has the same revenue and seats in both sales datasets', () => {
    const sum = (dataset: string, column: string) =>
      rowsOf(dataset)
        .filter((row) => cell(row, 'IsDuplicateRowForPGA') === '0')
        .reduce((total, row) => total + Number(cell(row, column)), 0);
    const sold = sum('SeatsSubscriptionsAndRevenue', 'BilledRevenueUSD');
    expect(sold).toBeGreaterThan(0);
    expect(sum('CustomersAndTenants', 'BilledRevenueUSD')).toBeCloseTo(sold, 1);
    expect(sum('CustomersAndTenants', 'AvailableSeats')).toBe(sum('SeatsSubscriptionsAndRevenue', 'AvailableSeatsEOP'));
  });

  it('grows, loses customers, and CUS-44 sees some of them return', () => {
    const months = monthsOf('SeatsSubscriptionsAndRevenue');
    const present = Map.groupBy(
      sales().filter((row) => cell(row, 'SubscriptionState') === 'Active'),
      (row) => cell(row, 'Month'),
    );
    const sets = months.map((month) => new Set((present.get(month) ?? []).map(customerOf)));
    const at = (month: number): Set<string> => sets[month] ?? new Set();
    expect(at(23).size).toBeGreaterThan(at(0).size * 1.15);
    const lost = months.flatMap((_, month) => [...at(month)].filter((id) => month < 23 && !at(month + 1).has(id)));
    expect(lost.length).toBeGreaterThan(10);
    const returned = months.flatMap((_, month) =>
      [...at(month)].filter(
        (id) => month > 1 && !at(month - 1).has(id) && sets.slice(0, month - 1).some((set) => set.has(id)),
      ),
    );
    expect(returned.length).toBeGreaterThan(0);
  });

  it('has every state, product family and attribution, X-1 customers without top parent, masked and misspelt values', () => {
    const states = ['Active', 'InGracePeriod', 'Disabled', 'Suspended', 'Deprovisioned'];
    expect([...valuesOf('SeatsSubscriptionsAndRevenue', 'SubscriptionState')].sort()).toEqual(states.sort());
    expect(valuesOf('SeatsSubscriptionsAndRevenue', 'PartnerAttributionType').size).toBe(5);
    const families = valuesOf('SeatsSubscriptionsAndRevenue', 'Product');
    const plain = new Set([...families].map((family) => family.trim().toLowerCase()));
    expect(plain.size).toBe(6);
    expect(families.size).toBeGreaterThan(6);
    expect(valuesOf('SeatsSubscriptionsAndRevenue', 'CustomerTpid')).toContain('');
    expect(valuesOf('SeatsSubscriptionsAndRevenue', 'CustomerName')).toContain('*****');
    expect(valuesOf('SeatsSubscriptionsAndRevenue', 'MPNId').size).toBe(10);
    for (const column of ['VerticalName', 'EOU', 'SalesChannel', 'DUNSNumber']) {
      expect(valuesOf('SeatsSubscriptionsAndRevenue', column), column).toContain('');
    }
    const tenants = Map.groupBy(sales(), customerOf)
      .values()
      .map((rows) => new Set(rows.map((row) => cell(row, 'CustomerTenantId'))).size);
    expect(Math.max(...tenants)).toBe(2);
  });
});

describe('the usage data', () => {
  it('CO-13 are one month behind, X-41 with a month missing in one dataset', () => {
    for (const dataset of ['AzureUsage', 'OfficeUsage', 'EMSUsage', 'DynamicsUsage', 'PowerBIUsage']) {
      expect(monthsOf(dataset).at(-1), dataset).toBe('2025-09-01');
      expect(monthsOf(dataset).includes('2025-05-01'), dataset).toBe(dataset !== 'PowerBIUsage');
      expect(monthsOf(dataset).length, dataset).toBe(dataset === 'PowerBIUsage' ? 22 : 23);
    }
  });

  it('AzureUsage adds up to the consumed revenue of the subscription', () => {
    const rows = rowsOf('AzureUsage').filter((row) => cell(row, 'IsACRDuplicateAtPGALevel') === '0');
    for (const parts of Map.groupBy(rows, (row) => `${cell(row, 'SubscriptionId')} ${cell(row, 'Month')}`).values()) {
      const sum = parts.reduce((total, row) => total + Number(cell(row, 'ACR_USD')), 0);
      expect(sum).toBeCloseTo(Number(cell(parts[0], 'MonthlySubscriptionLevelACR')), 2);
    }
  });

  it('DYN-15 leaves as opportunity what is not assigned', () => {
    for (const row of rowsOf('DynamicsUsage')) {
      const left = Number(cell(row, 'AvailableSeats')) - Number(cell(row, 'AssignedSeats'));
      expect(Number(cell(row, 'DeploymentOpportunity'))).toBe(left);
    }
  });
});

describe('the adoption data', () => {
  const newest = () => rowsOf('LicenseEntitlements').filter((row) => cell(row, 'ProcessedDate') === '2025-10-31');
  const key = (row: Row): string => `${cell(row, 'CustomerTenantId')} ${cell(row, 'ProductId')}`;

  /** Per customer and product: entitled licences that are no trial. */
  function qualified(): Map<string, number> {
    const sums = new Map<string, number>();
    for (const row of newest()) {
      const counts = cell(row, 'SubscriptionState') === 'Active' && cell(row, 'IsTrial') === '0';
      sums.set(key(row), (sums.get(key(row)) ?? 0) + (counts ? Number(cell(row, 'LicensesSold')) : 0));
    }
    return sums;
  }

  /** Uses within the 28 days, of customers and workloads with more users than qualified licences. */
  function above(): Row[][] {
    const licences = qualified();
    const recent = rowsOf('LicenseActivity').filter((row) => cell(row, 'LastActivityDate') >= '2025-10-04');
    const groups = Map.groupBy(recent, (row) => `${key(row)} ${cell(row, 'WorkloadCode')}`).values();
    return [...groups].filter((rows) => {
      const entitled = rows[0] === undefined ? 0 : (licences.get(key(rows[0])) ?? 0);
      return entitled > 0 && new Set(rows.map((row) => cell(row, 'UserId'))).size > entitled;
    });
  }

  it('ADO-25 to ADO-28 has each of the four causes above 100 percent, and some that nothing explains', () => {
    const subscriptions = new Map(newest().map((row) => [cell(row, 'SubscriptionId'), row]));
    const over = above();
    const anyRow = (test: (row: Row) => boolean) => over.filter((rows) => rows.some(test)).length;
    const lookup = (row: Row) => subscriptions.get(cell(row, 'SubscriptionId'));
    expect(anyRow((row) => cell(row, 'LicenseRemovedDate') >= '2025-10-04')).toBeGreaterThan(0);
    expect(
      anyRow((row) => ['InGracePeriod', 'Disabled', 'Deprovisioned'].includes(cell(lookup(row), 'SubscriptionState'))),
    ).toBeGreaterThan(0);
    expect(anyRow((row) => cell(lookup(row), 'IsTrial') === '1')).toBeGreaterThan(0);
    expect(over.filter((rows) => cell(rows[0], 'WorkloadCode') === 'YAMMER').length).toBeGreaterThan(0);
    const unknown = over.filter(
      (rows) => cell(rows[0], 'WorkloadCode') === 'EXO' && rows.some((row) => lookup(row) === undefined),
    );
    expect(unknown.length).toBeGreaterThan(0);
    expect(scenarios.length).toBe(7);
  });

  it('ADO-31 has products sold of which nothing may be used', () => {
    const sold = Map.groupBy(newest(), key);
    const none = [...qualified()].filter(([id, count]) => count === 0 && (sold.get(id) ?? []).length > 0);
    expect(none.length).toBeGreaterThan(0);
  });

  it('knows every subscription that activity names', () => {
    const known = new Set(newest().map((row) => cell(row, 'SubscriptionId')));
    const named = [...valuesOf('LicenseActivity', 'SubscriptionId')].filter((id) => id !== '');
    expect(named.every((id) => known.has(id))).toBe(true);
  });
});

describe('the learning data', () => {
  it('LRN-33 lists several roles in one cell with different separators', () => {
    const cells = [...valuesOf('MSLearn', 'Roles')];
    for (const separator of [',', ';', '|']) expect(cells.some((roles) => roles.includes(separator))).toBe(true);
  });

  it('X-16 has trainings that somebody finished twice, none after the end of the data', () => {
    const groups = Map.groupBy(rowsOf('MSLearn'), (row) => `${cell(row, 'UserId')} ${cell(row, 'TrainingName')}`);
    expect([...groups.values()].some((rows) => rows.length > 1)).toBe(true);
    expect([...valuesOf('MSLearn', 'CompletionDate')].every((day) => day <= '2025-10-31')).toBe(true);
  });
});

describe('writeDemoFiles when it cannot', () => {
  it('refuses a day that does not exist', async () => {
    const write = writeDemoFiles({ dir: join(folder, 'bad'), size: 'S', today: '2025-02-30' });
    await expect(write).rejects.toMatchObject({ code: 'bad-parameter', parameter: 'today' });
  });

  it('says that a folder cannot be made', async () => {
    writeFileSync(join(folder, 'file'), '');
    const write = writeDemoFiles({ dir: join(folder, 'file', 'below'), size: 'S', today });
    await expect(write).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('stops when it is told to', async () => {
    const stop = new AbortController();
    const write = writeDemoFiles({
      dir: join(folder, 'stopped'),
      size: 'S',
      today,
      signal: stop.signal,
      onProgress: () => stop.abort(),
    });
    await expect(write).rejects.toThrow('abort');
  });
});
