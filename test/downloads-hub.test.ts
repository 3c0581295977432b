import type { LightMyRequestResponse } from 'fastify';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createReader } from '#app/reader.ts';
import { datasets } from '#catalog/datasets/index.ts';
import {
  download,
  downloadList,
  downloadPreview,
  downloadSources,
  downloadsMade,
  template,
  templateList,
} from '#contract/downloads.ts';
import { httpRoom, problemOf } from './http-room.ts';
import { sampleRows, subscriptionsCsv } from './samples.ts';
import { seedPeople, signedIn } from './seeded-people.ts';

/** The downloads hub behind its routes: what is asked for, made and taken (api.md §7). */
const tenant = 'one';
const perHour = 14;
const room = httpRoom(
  { today: '2024-04-15' },
  {
    PARTNERSCOPE_DOWNLOADS_PER_HOUR: String(perHour),
    PARTNERSCOPE_DOWNLOADS_SCHEDULES: '3',
    PARTNERSCOPE_DOWNLOADS_TEMPLATES: '4',
    PARTNERSCOPE_DOWNLOADS_FAVOURITES: '2',
  },
);
const people = [
  { account: 'erv', tenant, grants: [{ role: 'ERV' as const }] },
  { account: 'rv', tenant, grants: [{ role: 'RV' as const }] },
  { account: 'leaver', tenant, grants: [{ role: 'RV' as const }] },
  { account: 'ga', tenant, grants: [{ role: 'GA' as const }] },
  { account: 'other', tenant: 'two', grants: [{ role: 'ERV' as const }] },
];
const seats = 'SeatsSubscriptionsAndRevenue';
const dashboards = ['Month', 'CustomerName', 'CustomerMarket', 'Product', 'BilledRevenueUSD'];
const halfYear = { kind: 'last', count: 6, unit: 'months' } as const;
const selection = { dataset: seats, columns: dashboards, range: halfYear };
const clock = { time: '06:00', zone: 'Europe/Amsterdam' };
const weekly = { recurrence: { kind: 'weekly', every: 1, weekdays: [1], ...clock } } as const;
const lastDays = { kind: 'last', count: 30, unit: 'days' } as const;

/** More than a preview shows, in their order. */
const locations = Array.from({ length: 20 }, (_, n) => String(4571000 + n));

beforeAll(async () => {
  await room.open();
  const rows = locations.toReversed().map((id) => `${id},Partner,4567890,Partner,City ${id},Netherlands,Location`);
  const profile = `MPNId,PartnerName,PGA_MPNId,PGA_PartnerName,City,Country,HierarchyLevel\n${rows.join('\n')}\n`;
  for (const one of [tenant, 'two']) await room.bring(subscriptionsCsv(), { tenant: one });
  await room.bring(profile, { tenant, dataset: 'Profile' });
  const long = Array.from({ length: 20_001 }, (_, n) => `${n},Partner,4567890,Partner,City ${n},Netherlands,Location`);
  await room.bring(`${profile.split('\n')[0]}\n${long.join('\n')}\n`, { tenant: 'two', dataset: 'Profile' });
  await room.close();
  await seedPeople(room.dir, people);
  await room.open();
}, 120_000);
afterAll(() => room.remove());

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
const ask = (
  method: Method,
  path: string,
  { as = 'erv', body, of = tenant }: { as?: string; body?: object; of?: string } = {},
) =>
  room.server.inject({
    method,
    url: `/api/v1/downloads${path}${path.includes('?') ? '&' : '?'}tenant=${of}`,
    headers: signedIn({ account: as }),
    ...(body && { payload: body }),
  });
const ok = (answer: LightMyRequestResponse) => {
  expect(answer.statusCode, answer.body).toBeLessThan(300);
  return answer.json();
};
const refused = async (answer: Promise<LightMyRequestResponse>, status: number) => problemOf(await answer, status);
const draft = (more: object = {}) => ({ ...selection, name: 'A file', ...more });
const make = async (more: object = {}, as = 'erv') => {
  const { downloads } = downloadsMade.parse(ok(await ask('POST', '', { body: draft(more), as })));
  const [first] = downloads;
  if (first === undefined) throw new Error('nothing was made');
  return first;
};
const list = async (as = 'erv') => downloadList.parse(ok(await ask('GET', '', { as }))).downloads;
const find = async (id: string, as = 'erv') => download.parse(ok(await ask('GET', `/${id}`, { as })));
/** The report with its newest run, once all that is due was done. */
const made = async (more: object = {}, as = 'erv') => {
  const { id } = await make(more, as);
  await room.app.jobs.runDue();
  const report = await find(id, as);
  const [run] = report.runs;
  if (run === undefined) throw new Error('it has no run');
  return { report, run, file: await ask('GET', `/${id}/runs/${run.id}/file`, { as }) };
};
/** Every test begins with an empty hub: no quota of the one is met by the other. */
beforeEach(async () => {
  for (const as of ['erv', 'rv']) {
    for (const { id } of await list(as)) await ask('DELETE', `/${id}`, { as });
    const { templates } = templateList.parse(ok(await ask('GET', '/templates', { as })));
    for (const { id } of templates) await ask('DELETE', `/templates/${id}`, { as });
  }
});

/** The rows of the sample by hand: `Month` as the first day, six months before April 2024. */
const byHand = sampleRows.map(({ month, customer, market, product }) => [
  `${month}-01`,
  `Customer ${customer}`,
  market,
  product,
  '99.5',
]);
const cellsOf = (csv: string, separator = ',') =>
  csv
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(separator));

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

describe('a schedule', () => {
  const scheduled = (more: object = {}) => draft({ range: lastDays, schedule: weekly, ...more });

  it('DL-19 DL-22 DL-23 is listed with its occurrences, and comes as often as its frequency allows', async () => {
    const { id } = await make({ range: lastDays, schedule: weekly });
    expect(await find(id)).toMatchObject({
      status: 'Active',
      occurrences: { done: 0, of: 52 },
      programme: 'insights',
      runs: [],
    });
    const dates = { recurrence: { kind: 'dates', dates: ['2099-01-01', '2099-03-01'], ...clock } };
    expect(await make({ range: lastDays, schedule: dates })).toMatchObject({
      occurrences: { done: 0, of: 2 },
      nextAt: '2099-01-01T05:00:00.000Z',
    });
    const daily = { recurrence: { kind: 'daily', every: 1, ...clock } };
    expect((await make({ range: lastDays, schedule: daily })).occurrences?.of).toBe(180);
  });

  it('DL-21 spans what its frequency allows', async () => {
    const wrong = async (more: object) => (await refused(ask('POST', '', { body: scheduled(more) }), 400)).parameter;
    expect(await wrong({ range: halfYear })).toBe('timeRange');
    expect(await wrong({ range: { kind: 'days', from: '2024-01-01', to: '2024-01-31' } })).toBe('range');
    expect(await wrong({ schedule: { ...weekly, count: 53 } })).toBe('count');
    expect(await wrong({ schedule: { recurrence: { ...weekly.recurrence, zone: 'Europe/Amsterdm' } } })).toBe('zone');
    const yearly = { recurrence: { kind: 'yearly', every: 1, month: 1, day: 1, ...clock } };
    await make({ range: { kind: 'lifetime' }, schedule: yearly });
  });

  it('DL-20 there are only so many of a programme', async () => {
    for (const name of ['1', '2', '3']) await make({ range: lastDays, schedule: weekly, name });
    const problem = await refused(ask('POST', '', { body: scheduled() }), 413);
    expect(problem.detail).toMatch(/3 schedules already/);
    // Another programme has room of its own, and a file that is made once needs none.
    await make({ dataset: 'LicenseActivity', columns: ['CustomerTenantId'], range: lastDays, schedule: weekly });
    await make();
  });

  it('is run at once, paused, resumed, changed, removed and taken back', async () => {
    const { id } = await make({ range: lastDays, schedule: weekly, name: 'Mondays' });
    ok(await ask('POST', `/${id}/run`));
    await room.app.jobs.runDue();
    const [run] = (await find(id)).runs;
    expect(run).toMatchObject({ state: 'ready', rows: 3 });
    expect(run?.file?.name).toBe('Mondays_2024-04-15.csv');
    expect(download.parse(ok(await ask('POST', `/${id}/pause`)))).toMatchObject({ status: 'Paused', nextAt: null });
    await refused(ask('POST', `/${id}/run`), 409);
    await refused(ask('POST', `/${id}/pause`), 400);
    expect(download.parse(ok(await ask('POST', `/${id}/resume`)))).toMatchObject({
      status: 'Active',
      nextAt: expect.any(String),
    });
    const body = scheduled({ name: 'Tuesdays', schedule: { recurrence: { ...weekly.recurrence, weekdays: [2] } } });
    const changed = download.parse(ok(await ask('PUT', `/${id}`, { body })));
    expect(changed).toMatchObject({ name: 'Tuesdays', changedAt: expect.any(String) });
    expect(new Date(changed.nextAt ?? '').getUTCDay()).toBe(2);
    await refused(ask('PUT', `/${id}`, { body: draft() }), 400);
    ok(await ask('DELETE', `/${id}`));
    await refused(ask('GET', `/${id}`), 404);
    await refused(ask('POST', `/${id}/restore`, { as: 'rv' }), 404);
    expect(download.parse(ok(await ask('POST', `/${id}/restore`)))).toMatchObject({
      name: 'Tuesdays',
      status: 'Active',
    });
    expect((await find(id)).runs).toHaveLength(1);
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

describe('templates', () => {
  const add = async (name: string, more: object = {}) => {
    const body = { name, dataset: seats, columns: ['month', 'CustomerName'], filters: [], ...more };
    return template.parse(ok(await ask('POST', '/templates', { body })));
  };
  const favour = (id: string, body: object) => ask('PUT', `/templates/${id}/favourite`, { body });

  it('DL-15 keep columns and filters under a name, and are changed, removed and taken back', async () => {
    const filters = [{ kind: 'values', column: 'CustomerMarket', values: ['Belgium'] }];
    const first = await add('Mine', { filters });
    // Names are those of the catalogue, whatever case they were written in.
    expect(first).toMatchObject({
      columns: ['Month', 'CustomerName'],
      filters,
      favourite: false,
      programme: 'insights',
    });
    const body = { name: 'Ours', dataset: seats, columns: ['Product'], filters: [] };
    expect(template.parse(ok(await ask('PUT', `/templates/${first.id}`, { body })))).toMatchObject({
      name: 'Ours',
      columns: ['Product'],
    });
    ok(await ask('DELETE', `/templates/${first.id}`));
    expect(templateList.parse(ok(await ask('GET', '/templates'))).templates).toEqual([]);
    ok(await ask('POST', `/templates/${first.id}/restore`));
    expect(templateList.parse(ok(await ask('GET', '/templates'))).templates.map(({ name }) => name)).toEqual(['Ours']);
    await refused(ask('PUT', `/templates/${first.id}`, { body, as: 'rv' }), 404);
    await refused(ask('POST', '/templates', { body: { ...body, columns: ['Nothing'] } }), 400);
  });

  it('DL-17 there are only so many of a programme', async () => {
    for (const name of ['1', '2', '3', '4']) await add(name);
    const body = { name: '5', dataset: seats, columns: ['Month'], filters: [] };
    expect((await refused(ask('POST', '/templates', { body }), 413)).detail).toMatch(/4 templates already/);
  });

  it('DL-16 DL-30 favourites refer to templates; one more takes the place of another on request', async () => {
    const [one, two, three] = [await add('One'), await add('Two'), await add('Three')];
    for (const { id } of [one, two]) ok(await favour(id, { favourite: true }));
    expect((await refused(favour(three.id, { favourite: true }), 413)).detail).toMatch(/2 favourites already/);
    ok(await favour(three.id, { favourite: true, instead: one.id }));
    const names = async () =>
      templateList
        .parse(ok(await ask('GET', '/templates')))
        .templates.flatMap(({ name, favourite }) => (favourite ? [name] : []));
    expect(await names()).toEqual(['Three', 'Two']);
    // The favourite is the template: it changes and goes with it.
    const body = { name: 'Three more', dataset: seats, columns: ['Month'], filters: [] };
    ok(await ask('PUT', `/templates/${three.id}`, { body }));
    expect(await names()).toEqual(['Three more', 'Two']);
    ok(await ask('DELETE', `/templates/${three.id}`));
    expect(await names()).toEqual(['Two']);
    const { limits } = downloadSources.parse(ok(await ask('GET', '/sources')));
    expect(limits).toMatchObject({ favourites: 2, favouritesShown: 5, schedules: 3, templates: 4 });
  });
});

describe('an owner who left', () => {
  it('DL-30 RO-33 R-15 the schedule stops with the role of its owner', async () => {
    const { id } = await make({ range: lastDays, schedule: weekly }, 'leaver');
    ok(await ask('POST', `/${id}/run`, { as: 'leaver' }));
    const grants = async (roles: object[]) => {
      const url = `/api/v1/people/leaver/grants?tenant=${tenant}`;
      ok(
        await room.server.inject({
          method: 'PUT',
          url,
          headers: signedIn({ account: 'ga' }),
          payload: { grants: roles },
        }),
      );
    };
    await grants([]);
    await room.app.jobs.runDue();
    await refused(ask('GET', `/${id}`, { as: 'leaver' }), 404);
    await grants([{ role: 'RV' }]);
    const stopped = await find(id, 'leaver');
    expect(stopped).toMatchObject({ status: 'Inactive', nextAt: null });
    expect(stopped.runs.map(({ state }) => state)).toEqual(['cancelled']);
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
