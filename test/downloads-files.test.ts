import { parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { download, downloadsMade } from '#contract/downloads.ts';
import { toRawText } from '#delivery/raw-text.ts';
import {
  byHand,
  dashboards,
  draft,
  halfYear,
  locations,
  ok,
  perHour,
  refused,
  seats,
  selection,
  tenant,
  useDownloadsRoom,
} from './downloads-room.ts';

const { room, ask, make, list, made } = useDownloadsRoom();

const cellsOf = (csv: string, separator = ',') =>
  csv
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(separator));

describe('a file', () => {
  it('DL-1 DL-2 DL-10 DL-11 DL-13 DL-26 has the rows that the filters leave by hand, and the name that was given', async () => {
    const filters = [{ kind: 'values', column: 'CustomerMarket', values: ['Netherlands', '=Netherlands'] }];
    const { report, run, file } = await made({ name: 'Näme / of: mine', format: 'tsv', filters });
    expect(report).toMatchObject({
      status: 'Inactive',
      title: expect.stringMatching(/^Subscription/),
      filters,
      range: halfYear,
      columns: dashboards,
    });
    expect(run).toMatchObject({ state: 'ready', rows: byHand.filter((row) => row[2]?.includes('Netherlands')).length });
    expect(run.file?.name).toBe('Näme - of- mine.tsv');
    expect(file.headers['content-disposition']).toContain("filename*=UTF-8''N%C3%A4me%20-%20of-%20mine.tsv");
    // SEC-8: what a spreadsheet would run is neutralised.
    const wanted = byHand
      .filter((row) => row[2]?.includes('Netherlands'))
      .map((row) => row.map((cell) => cell.replace(/^=/, "'=")));
    expect(cellsOf(file.body, '\t')).toEqual([dashboards, ...wanted]);
  });

  it('DL-26 A-38 is CSV in UTF-8, with a byte-order mark when it is asked for', async () => {
    const plain = await made({ columns: ['CustomerName'] });
    const marked = await made({ columns: ['CustomerName'], byteOrderMark: true });
    expect(plain.file.rawPayload.subarray(0, 3).toString('hex')).not.toBe('efbbbf');
    expect(marked.file.rawPayload.subarray(0, 3).toString('hex')).toBe('efbbbf');
    expect(marked.file.rawPayload.subarray(3)).toEqual(plain.file.rawPayload);
  });

  it('is a workbook or a Parquet table with the same rows', async () => {
    const sheet = await made({ format: 'xlsx' });
    expect(sheet.file.rawPayload.subarray(0, 2).toString()).toBe('PK');
    const { file } = await made({ format: 'parquet' });
    const bytes = new Uint8Array(file.rawPayload).buffer;
    const rows = await parquetReadObjects({
      file: { byteLength: bytes.byteLength, slice: (from, to) => bytes.slice(from, to) },
    });
    expect(
      rows.map((row) => [
        new Date(row.Month).toISOString().slice(0, 10),
        row.CustomerName,
        row.CustomerMarket,
        row.Product,
        String(row.BilledRevenueUSD),
      ]),
    ).toEqual(byHand);
  });

  it('DL-26 API-60 is, as CSV and TSV, what the rows of the other files make, byte for byte', async () => {
    const types = ['month', 'string', 'string', 'string', 'decimal'] as const;
    const columns = dashboards.map((name, i) => ({ name, type: types[i] ?? 'string' }));
    const batches = async function* () {
      yield byHand.map((row) => row.map((cell) => cell ?? null));
    };
    for (const format of ['csv', 'tsv'] as const) {
      const text = (await Array.fromAsync(toRawText({ columns, batches: batches() }, format))).join('');
      const { file } = await made({ format, byteOrderMark: true });
      expect(file.rawPayload).toEqual(Buffer.from(`\ufeff${text}`));
    }
  });

  it('DL-1 of more rows than are put in order has every one of them once', async () => {
    const body = draft({ dataset: 'Profile', columns: ['MPNId'] });
    const { downloads } = downloadsMade.parse(ok(await ask('POST', '', { body, as: 'other', of: 'two' })));
    await room.app.jobs.runDue();
    const report = download.parse(ok(await ask('GET', `/${downloads[0]?.id}`, { as: 'other', of: 'two' })));
    expect(report.runs[0]).toMatchObject({ state: 'ready', rows: 20_001 });
    const { body: csv } = await ask('GET', `/${report.id}/runs/${report.runs[0]?.id}/file`, { as: 'other', of: 'two' });
    const ids = cellsOf(csv)
      .slice(1)
      .map(([id]) => Number(id));
    expect(ids.sort((a, b) => a - b)).toEqual(Array.from({ length: 20_001 }, (_, n) => n));
  });

  it('DL-27 ignores the time range where a report has none', async () => {
    const { file } = await made({
      dataset: 'Profile',
      columns: ['City'],
      range: { kind: 'days', from: '1999-01-01', to: '1999-01-02' },
    });
    expect(cellsOf(file.body)).toEqual([['City'], ...locations.map((id) => [`City ${id}`])]);
  });

  it('DL-6 DL-29 R-10 RO-3 a report viewer gets it without sensitive columns, and may not filter by them', async () => {
    const { report, run, file } = await made({}, 'rv');
    expect(run.file?.redacted).toEqual(['BilledRevenueUSD']);
    expect(file.headers['x-redacted-columns']).toBe('BilledRevenueUSD');
    expect(cellsOf(file.body)).toEqual(
      [dashboards, ...byHand.map((row) => row.map((cell) => cell.replace(/^=/, "'=")))].map((row) => row.slice(0, 4)),
    );
    const filters = [{ kind: 'between', column: 'BilledRevenueUSD', from: '1' }];
    await refused(ask('POST', '', { body: draft({ filters }), as: 'rv' }), 403);
    await refused(ask('POST', '/preview', { body: { ...selection, filters }, as: 'rv' }), 403);
    await refused(ask('GET', `/values?dataset=${seats}&column=BilledRevenueUSD`, { as: 'rv' }), 403);
    await refused(ask('GET', '', { as: 'ga' }), 403);
    // R-14, SEC-5: what somebody made is theirs alone.
    await refused(ask('GET', `/${report.id}`), 404);
    await refused(ask('GET', `/${report.id}/runs/${run.id}/file`), 404);
    await refused(ask('GET', `/${report.id}`, { as: 'other', of: 'two' }), 404);
    expect(await list('erv')).toEqual([]);
  });

  it('SEC-18 is noted when it is asked for and when it is taken', async () => {
    const { report } = await made({ name: 'Noted' });
    const noted = await room.app.people.administration.audit.list({ kind: 'house' }, { tenant, limit: 50 });
    const actions = noted.entries.map(({ action, object }) => [action, object]);
    expect(actions).toContainEqual(['report.made', report.id]);
    expect(actions).toContainEqual(['export.made', seats]);
  });

  it('DL-3 DL-25 goes after 14 days', async () => {
    const { run } = await made();
    const [from, to] = [run.file?.generatedAt ?? '', run.file?.expiresAt ?? ''];
    expect(Date.parse(to) - Date.parse(from)).toBe(14 * 86_400_000);
  });
});

describe('what one file may span', () => {
  const days = (from: string, to: string) => ({ kind: 'days', from, to });

  it('DL-24 is at most two years, up to three years back', async () => {
    await make({ range: days('2022-01-01', '2023-12-31') });
    expect(
      (await refused(ask('POST', '', { body: draft({ range: days('2022-01-01', '2024-01-01') }) }), 400)).detail,
    ).toMatch(/more than two years/);
    expect(
      (await refused(ask('POST', '', { body: draft({ range: days('2021-03-31', '2022-01-01') }) }), 400)).detail,
    ).toMatch(/three years back/);
    expect((await refused(ask('POST', '', { body: draft({ range: { kind: 'lifetime' } }) }), 400)).parameter).toBe(
      'range',
    );
  });

  it('DL-24 longer days become several files when that is agreed to', async () => {
    const body = draft({ name: 'Long', range: days('2021-04-01', '2024-03-31'), several: true });
    const { downloads } = downloadsMade.parse(ok(await ask('POST', '', { body })));
    expect(downloads.map(({ name, range }) => [name, range])).toEqual([
      ['Long (1 of 2)', days('2021-04-01', '2023-03-31')],
      ['Long (2 of 2)', days('2023-04-01', '2024-03-31')],
    ]);
  });
});

describe('the turn of a file', () => {
  it('DL-18 A-41 one more than the hour has room for waits, and can be cancelled', async () => {
    for (let n = 0; n <= perHour; n++) await make({ name: `File ${n}`, columns: ['Month'] }, 'rv');
    await room.app.jobs.runDue();
    const inState = async (state: string) => (await list('rv')).filter(({ runs }) => runs[0]?.state === state);
    const [ready, waiting] = [await inState('ready'), await inState('waiting')];
    expect(ready.length).toBeLessThanOrEqual(perHour);
    expect(ready.length + waiting.length).toBe(perHour + 1);
    const [last] = waiting;
    expect(Date.parse(last?.runs[0]?.notBefore ?? '')).toBeGreaterThan(Date.now());
    const ended = download.parse(ok(await ask('POST', `/${last?.id}/cancel`, { as: 'rv' })));
    expect(ended.runs[0]?.state).toBe('cancelled');
    await refused(ask('POST', `/${last?.id}/cancel`, { as: 'rv' }), 409);
  });
});
