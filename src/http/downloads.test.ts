import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, openApp } from '#app/app.ts';
import { parseConfig } from '#app/config.ts';
import { datasets } from '#catalog/datasets/index.ts';
import { reportResult } from '#contract/report.ts';
import { detectDataset } from '#ingest/detect.ts';
import { bringCsv, httpRoom } from '../../test/http-room.ts';
import { subscriptionsCsv } from '../../test/samples.ts';
import { createServer } from './server.ts';

const tenant = '4567890';
const rows = '/api/v1/datasets/SeatsSubscriptionsAndRevenue/rows';

const room = httpRoom();
const { dir, get, refused } = room;

beforeAll(async () => {
  await room.open();
  await room.bring(subscriptionsCsv(), { tenant });
}, 60_000);

afterAll(() => room.remove());

const linesOf = (body: string) => body.trimEnd().split('\r\n');

describe('raw rows of a dataset', () => {
  it('CO-8 CUS-120 SEC-8 are a file of the documented columns, text neutralised, internal columns left out', async () => {
    const answer = await get(`${rows}.csv?tenant=${tenant}`);
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(answer.headers['content-disposition']).toContain('SeatsSubscriptionsAndRevenue.csv');
    expect(answer.headers['x-redacted-columns']).toBeUndefined();
    const [header = '', ...lines] = linesOf(answer.body);
    expect(header).toMatch(/^PGAMpnId,SubscriptionId,/);
    expect(header.split(',')).toContain('BilledRevenueUSD');
    expect(header.split(',')).not.toContain('AssignedSeats');
    expect(lines).toHaveLength(8);
    expect(answer.body).toContain(",'=Netherlands,");
    const tsv = await get(`${rows}.tsv`);
    expect(tsv.headers['content-type']).toBe('text/tab-separated-values; charset=utf-8');
    expect(linesOf(tsv.body)[0]).toBe(header.replaceAll(',', '\t'));
  });

  it('CO-8 narrow to months, both or none', async () => {
    const february = await get(`${rows}.csv?from=2024-02&to=2024-02`);
    expect(february.headers['content-disposition']).toContain('SeatsSubscriptionsAndRevenue_2024-02_2024-02.csv');
    expect(linesOf(february.body)).toHaveLength(4);
    expect(linesOf((await get(`${rows}.csv?from=0000-01&to=9999-12`)).body)).toHaveLength(9);
    expect((await refused(`${rows}.csv?from=2024-02`, 400)).parameter).toBe('to');
    expect((await refused(`${rows}.csv?from=2024-03&to=2024-02`, 400)).parameter).toBe('from');
    expect((await refused(`${rows}.csv?from=2024-13&to=2024-13`, 400)).parameter).toBe('from');
    expect((await refused('/api/v1/datasets/Profile/rows.csv?from=2024-01&to=2024-02', 400)).detail).toMatch(
      /by month/,
    );
  });

  it('HTTP-4 refuse an unknown dataset with the nearest ones, an unknown format and an unknown tenant', async () => {
    const { detail, allowed } = await refused('/api/v1/datasets/CustomerAndTenants/rows.csv', 404);
    expect(detail).toMatch(/did you mean CustomersAndTenants/);
    expect(allowed).toContain('DynamicsUsage');
    expect((await refused(`${rows}.xlsx`, 400)).allowed).toEqual(['csv', 'tsv']);
    expect((await refused(`${rows}.csv?tenant=4567891`, 404)).detail).toMatch(/did you mean 4567890/);
  });

  it('RO-3 SEC-4 leave out what the role may not see, and say so', async () => {
    const answer = await get(`${rows}.csv?asRole=RV&asLocation=4571104`);
    const withheld = String(answer.headers['x-redacted-columns']).split(', ');
    expect(withheld).toContain('BilledRevenueUSD');
    const [header = '', ...lines] = linesOf(answer.body);
    for (const column of withheld) expect(header.split(',')).not.toContain(column);
    expect(lines).toHaveLength(2);
    expect(answer.body).not.toContain('99.5');
    expect((await get(`${rows}.csv?asRole=ERV`)).headers['x-redacted-columns']).toBeUndefined();
    expect((await refused(`${rows}.csv?asRole=GA`, 403)).detail).toMatch(/downloads.*Report viewer \(RV\)/);
  });

  it('HTTP-5 carry a tag of data, scope and months', async () => {
    const { etag = '' } = (await get(`${rows}.csv`)).headers;
    expect((await get(`${rows}.csv`, { 'if-none-match': etag })).statusCode).toBe(304);
    for (const other of ['csv?asRole=RV', 'csv?from=2024-01&to=2024-02', 'tsv']) {
      expect((await get(`${rows}.${other}`, { 'if-none-match': etag })).statusCode).toBe(200);
    }
  });

  it('CO-8 are a header alone without rows; every header is recognised as its dataset again', async () => {
    for (const { name } of datasets) {
      const { statusCode, body } = await get(`/api/v1/datasets/${name}/rows.tsv`);
      expect(statusCode, body).toBe(200);
      const [header = ''] = linesOf(body);
      expect(detectDataset(header.split('\t'), datasets).dataset.name, header).toBe(name);
    }
    expect((await get('/api/v1/datasets/Profile/rows.tsv')).body.split('\r\n')).toHaveLength(2);
  });

  it('CO-8 imported for another tenant give the same report', async () => {
    const data = join(dir, 'raw-text');
    const config = parseConfig({ data, today: '2024-04-15', exportRawText: true }, { PARTNERSCOPE_LOG: 'silent' });
    const other = await openApp(config);
    const there = await createServer(other, join(dir, 'no-pages'));
    const report = async (of: string) =>
      reportResult.parse((await there.inject(`/api/v1/reports/customers?tenant=${of}`)).json());
    try {
      await bringCsv(there, subscriptionsCsv(), { tenant: 'one' });
      await bringCsv(there, (await there.inject(`${rows}.csv?tenant=one`)).body, { tenant: 'two' });
      await bringCsv(there, (await there.inject(`${rows}.tsv?tenant=one`)).body, { tenant: 'three' });
      const { sections } = await report('one');
      expect(sections.find(({ id }) => id === 'customers')?.headline?.value).toBe(3);
      expect((await report('two')).sections).toEqual(sections);
      expect((await report('three')).sections).toEqual(sections);
    } finally {
      await there.close();
      await other.close();
    }
  });

  it('SEC-14 wait for a slow reader, and stop when it goes away', async () => {
    let pieces = 0;
    let ended = false;
    /** The file of the real app, its text repeated without end. */
    const endless: App['rawData'] = {
      async open(...asked) {
        const file = await room.app.rawData.open(...asked);
        const text = (await Array.fromAsync(file.text())).join('').repeat(20);
        return {
          ...file,
          async *text(signal) {
            try {
              for (; signal?.aborted !== true; pieces++) yield text;
            } finally {
              ended = true;
            }
          },
        };
      },
    };
    const slow = await createServer(
      { ...room.app, as: (actor) => ({ ...room.app.as(actor), rawData: endless }) },
      join(dir, 'no-pages'),
    );
    const address = await slow.listen({ port: 0, host: '127.0.0.1' });
    const stop = new AbortController();
    const answer = await fetch(`${address}${rows}.csv`, {
      signal: stop.signal,
      headers: { 'accept-encoding': 'identity' },
    });
    await pause(300);
    const before = pieces;
    await pause(300);
    expect(pieces - before).toBeLessThan(5);
    expect(ended).toBe(false);
    stop.abort();
    await answer.text().catch(() => undefined);
    await expect.poll(() => ended).toBe(true);
    await slow.close();
  });
});

describe('a whole page as a file', () => {
  const page = `/api/v1/reports/customers`;

  it('HTTP-1 is a workbook with a sheet per section and one about what was asked', async () => {
    const answer = await get(`${page}.xlsx?range=3M&market=Netherlands`);
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.headers['content-disposition']).toContain('customers_2024-01_2024-03.xlsx');
    const sheets = await readXlsxFile(answer.rawPayload);
    const { sections } = reportResult.parse((await get(`${page}?range=3M&market=Netherlands`)).json());
    expect(sheets.map(({ sheet }) => sheet)).toEqual([...sections.map(({ id }) => id.slice(0, 31)), 'About']);
    expect(sheets.at(-1)?.data).toContainEqual(['Filter market', 'Netherlands']);
    const geography = sections.find(({ id }) => id === 'geography');
    const shown = sheets.find(({ sheet }) => sheet === 'geography')?.data ?? [];
    expect(shown[1]?.slice(0, 3)).toEqual(['Netherlands', 'NL', geography?.rows[0]?.customers]);
  });

  it('HTTP-1 HTTP-5 is JSON too, carries a tag, and refuses what holds one section only', async () => {
    const json = await get(`${page}.json?range=3M`);
    expect(json.json()).toEqual((await get(`${page}?range=3M`)).json());
    const { etag = '' } = (await get(`${page}.xlsx`)).headers;
    expect((await get(`${page}.xlsx`, { 'if-none-match': etag })).statusCode).toBe(304);
    expect((await refused(`${page}.csv`, 400)).allowed).toEqual(['json', 'xlsx', 'pdf']);
    expect((await refused('/api/v1/reports/custmers.xlsx', 404)).detail).toMatch(/did you mean customers/);
    expect((await refused(`${page}.xlsx?from=2024-03&to=2024-01`, 400)).parameter).toBe('from');
  });
});
