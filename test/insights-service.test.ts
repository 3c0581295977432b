import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseConfig } from '#app/config.ts';
import { insightsCatalogue, insightsRules } from '#app/insights/catalogue.ts';
import type { InsightsRules } from '#app/insights/desk.ts';
import { createInsights, type OwnInsights } from '#app/insights/insights.ts';
import { createRecords, type Records } from '#state/records.ts';
import type { Store } from '#store/store.ts';
import { houseReader } from './house-reader.ts';
import { type LoadedStore, loadedStore } from './loaded-store.ts';
import { copyEmptyRecords } from './records-template.ts';

const tenant = 'tenant-a';
const hourMs = 3_600_000;
const usual = insightsRules(parseConfig({}, {}));
const folder = mkdtempSync(join(tmpdir(), 'partnerscope-insights-'));
let loaded: LoadedStore;
let records: Records;
let clock = Date.parse('2026-03-01T10:00:00Z');
const cancelled: string[] = [];

beforeAll(async () => {
  loaded = await loadedStore();
  await loaded.load(tenant, {});
  copyEmptyRecords(join(folder, 'records'));
  records = createRecords({
    place: { kind: 'folder', folder: join(folder, 'records') },
    now: () => new Date(clock).toISOString(),
    newId: () => crypto.randomUUID(),
  });
});
afterAll(async () => {
  await records.close();
  await loaded[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

/** The Insights API of whoever sits at the machine. */
function insights(rules: Partial<InsightsRules> = {}, store: Store = loaded.store): Promise<OwnInsights> {
  return createInsights({
    reader: houseReader(tenant),
    store,
    records,
    jobs: {
      look: () => undefined,
      linkTo: async () => null,
      cancel: async (_tenant, id) => {
        cancelled.push(id);
      },
    },
    catalogue: insightsCatalogue,
    rules: { ...usual, ...rules },
    note: async () => undefined,
    address: null,
    today: () => '2026-03-01',
    now: () => new Date(clock).toISOString(),
  }).of(undefined);
}

const query = 'SELECT CustomerName FROM OfficeUsage';
const soon = { startTime: '2026-03-01T15:00:00Z', recurrenceInterval: 24 };

async function asking(own: OwnInsights) {
  const { queryId } = await own.addQuery({ name: 'mine', query });
  return { reportName: 'r', queryId };
}

describe('trying a query', () => {
  it('API-31 A-8 stops after its time, which says how long it was', async () => {
    const stopped: unknown[] = [];
    const hanging: Store = {
      ...loaded.store,
      run: (_kind, _query, signal) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => {
            stopped.push(signal.reason);
            reject(signal.reason);
          });
        }),
    };
    expect(usual.longestTestMs).toBe(100_000);
    const own = await insights({ longestTestMs: 30 }, hanging);
    const never = new AbortController();
    expect(await own.tryQuery({ exportQuery: query }, never.signal)).toEqual({ kind: 'timed-out', seconds: 0.03 });
    expect(stopped).toHaveLength(1);
    // A caller who goes away is no caller who waited.
    const gone = own.tryQuery({ exportQuery: query }, AbortSignal.timeout(5));
    await expect(gone).rejects.toThrow(/timeout|abort/i);
  });

  it('API-30 A-7 gives a hundred rows at most', async () => {
    const month = '2026-02-01';
    const rows = Array.from({ length: 130 }, (_, i) => ({
      Month: month,
      CustomerName: `Customer ${i}`,
      CustomerTpid: String(i),
    }));
    await loaded.load(tenant, { OfficeUsage: rows });
    const tried = await (await insights()).tryQuery({ exportQuery: query }, new AbortController().signal);
    expect(tried.kind === 'rows' && tried.records.length).toBe(100);
    const fewer = await (await insights()).tryQuery({ exportQuery: `${query} LIMIT 7` }, new AbortController().signal);
    expect(fewer.kind === 'rows' && fewer.records.length).toBe(7);
  });
});

describe('reports', () => {
  it('A-36 may start at once where the setting says so', async () => {
    const own = await insights({ minLeadHours: 0 });
    const made = await own.addReport({ ...(await asking(own)), ...soon, startTime: '2026-03-01T10:00:00Z' });
    expect(made).toMatchObject({ startTime: '2026-03-01T10:00:00Z', reportStatus: 'Active' });
    await own.removeReport(made.reportId);
  });

  it('API-39 are as many active ones as the setting says; a paused one makes room', async () => {
    const own = await insights({ quotas: { ...usual.quotas, activeReports: 2 } });
    const one = { ...(await asking(own)), ...soon };
    const first = await own.addReport(one);
    await own.addReport(one);
    const refusal = 'User has exceeded its report creation quota of 2 active reports';
    await expect(own.addReport(one)).rejects.toThrow(refusal);
    await own.pauseReport(first.reportId);
    await own.addReport(one);
    for (const { reportId } of await own.reports({})) await own.removeReport(reportId);
  });

  it('API-47 A-14 shows the newest run of a schedule whatever its status where the setting says so', async () => {
    const [strict, lenient] = [await insights(), await insights({ implicitAny: true })];
    const { reportId } = await strict.addReport({ ...(await asking(strict)), ...soon });
    await records.of(tenant).executions.add(reportId, clock);
    await expect(strict.executions(reportId, {})).rejects.toThrow(/^There are no executions/);
    const { records: shown } = await lenient.executions(reportId, {});
    expect(shown.map(({ executionStatus }) => executionStatus)).toEqual(['Pending']);
    await strict.removeReport(reportId);
    expect(cancelled).toHaveLength(1);
  });

  it('A-12 pause the run that waits; of a schedule it is not made up, the only one of a report is', async () => {
    const own = await insights();
    const ask = await asking(own);
    const statusOf = async (reportId: string) => {
      const [run] = await records.of(tenant).executions.list([reportId]);
      return run?.status;
    };
    const once = await own.addReport({ ...ask, executeNow: true });
    const grid = await own.addReport({ ...ask, ...soon });
    await records.of(tenant).executions.add(grid.reportId, clock);
    for (const { reportId } of [once, grid]) {
      await own.pauseReport(reportId);
      expect(await statusOf(reportId)).toBe('Paused');
    }
    clock += 30 * hourMs;
    for (const { reportId } of [once, grid]) await own.resumeReport(reportId);
    expect([await statusOf(once.reportId), await statusOf(grid.reportId)]).toEqual(['Pending', 'Cancelled']);
    const stored = await records.of(tenant).reports.find(grid.reportId);
    expect(stored?.nextAt).toBe(Date.parse('2026-03-03T15:00:00Z'));
    for (const { reportId } of [once, grid]) await own.removeReport(reportId);
  });

  it('A-11 A-13 give an inactive report its runs back when it is changed, and one that ran once a schedule', async () => {
    const own = await insights();
    const { reportId } = await own.addReport({ ...(await asking(own)), executeNow: true });
    await records.of(tenant).reports.change(reportId, () => ({ status: 'Inactive', nextAt: null }));
    await expect(own.pauseReport(reportId)).rejects.toThrow('Invalid report parameters');
    await expect(own.resumeReport(reportId)).rejects.toThrow('Invalid report parameters');
    const startTime = new Date(clock + 5 * hourMs).toISOString().replace('.000', '');
    await expect(own.changeReport(reportId, { reportName: 'r', startTime })).rejects.toThrow('Null or missing value');
    const changed = await own.changeReport(reportId, { reportName: 'r', startTime, recurrenceInterval: 48 });
    expect(changed).toMatchObject({ reportStatus: 'Active', executeNow: false, recurrenceInterval: 48, startTime });
    await own.removeReport(reportId);
  });
});
