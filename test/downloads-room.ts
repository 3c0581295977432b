import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { download, downloadList, downloadsMade, templateList } from '#contract/downloads.ts';
import { type HttpRoom, httpRoom, problemOf } from './http-room.ts';
import { sampleRows, subscriptionsCsv } from './samples.ts';
import { seedPeople, signedIn } from './seeded-people.ts';

export const tenant = 'one';
export const perHour = 14;
const people = [
  { account: 'erv', tenant, grants: [{ role: 'ERV' as const }] },
  { account: 'rv', tenant, grants: [{ role: 'RV' as const }] },
  { account: 'leaver', tenant, grants: [{ role: 'RV' as const }] },
  { account: 'ga', tenant, grants: [{ role: 'GA' as const }] },
  { account: 'other', tenant: 'two', grants: [{ role: 'ERV' as const }] },
];
export const seats = 'SeatsSubscriptionsAndRevenue';
export const dashboards = ['Month', 'CustomerName', 'CustomerMarket', 'Product', 'BilledRevenueUSD'];
export const halfYear = { kind: 'last', count: 6, unit: 'months' } as const;
export const selection = { dataset: seats, columns: dashboards, range: halfYear };

/** More than a preview shows, in their order. */
export const locations = Array.from({ length: 20 }, (_, n) => String(4571000 + n));

/** The rows of the sample by hand: `Month` as the first day, six months before April 2024. */
export const byHand = sampleRows.map(({ month, customer, market, product }) => [
  `${month}-01`,
  `Customer ${customer}`,
  market,
  product,
  '99.5',
]);

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

interface Asking {
  readonly as?: string;
  readonly body?: object;
  /** The tenant. */
  readonly of?: string;
}

/** Gives the tests of a file the downloads hub behind its routes: what is asked for, made and taken (api.md §7). */
export function useDownloadsRoom() {
  const room = httpRoom(
    { today: '2024-04-15' },
    {
      PARTNERSCOPE_DOWNLOADS_PER_HOUR: String(perHour),
      PARTNERSCOPE_DOWNLOADS_SCHEDULES: '3',
      PARTNERSCOPE_DOWNLOADS_TEMPLATES: '4',
      PARTNERSCOPE_DOWNLOADS_FAVOURITES: '2',
    },
  );
  beforeAll(async () => {
    await room.open();
    await bringSamples(room);
    await room.close();
    await seedPeople(room.dir, people);
    await room.open();
  }, 120_000);
  afterAll(() => room.remove());
  const hub = hubOf(room);
  // Every test begins with an empty hub: no quota of the one is met by the other.
  beforeEach(() => empty(hub));
  return { room, ...hub };
}

async function bringSamples(room: HttpRoom): Promise<void> {
  const rows = locations.toReversed().map((id) => `${id},Partner,4567890,Partner,City ${id},Netherlands,Location`);
  const profile = `MPNId,PartnerName,PGA_MPNId,PGA_PartnerName,City,Country,HierarchyLevel\n${rows.join('\n')}\n`;
  for (const one of [tenant, 'two']) await room.bring(subscriptionsCsv(), { tenant: one });
  await room.bring(profile, { tenant, dataset: 'Profile' });
  const long = Array.from({ length: 20_001 }, (_, n) => `${n},Partner,4567890,Partner,City ${n},Netherlands,Location`);
  await room.bring(`${profile.split('\n')[0]}\n${long.join('\n')}\n`, { tenant: 'two', dataset: 'Profile' });
}

function hubOf(room: HttpRoom) {
  const ask = (method: Method, path: string, { as = 'erv', body, of = tenant }: Asking = {}) =>
    room.server.inject({
      method,
      url: `/api/v1/downloads${path}${path.includes('?') ? '&' : '?'}tenant=${of}`,
      headers: signedIn({ account: as }),
      ...(body && { payload: body }),
    });
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
  return { ask, make, list, find, made };
}

async function empty({ ask, list }: Pick<ReturnType<typeof hubOf>, 'ask' | 'list'>): Promise<void> {
  for (const as of ['erv', 'rv']) {
    for (const { id } of await list(as)) await ask('DELETE', `/${id}`, { as });
    const { templates } = templateList.parse(ok(await ask('GET', '/templates', { as })));
    for (const { id } of templates) await ask('DELETE', `/templates/${id}`, { as });
  }
}

/** What a good answer says. */
export function ok(answer: LightMyRequestResponse) {
  expect(answer.statusCode, answer.body).toBeLessThan(300);
  return answer.json();
}

export const refused = async (answer: Promise<LightMyRequestResponse>, status: number) =>
  problemOf(await answer, status);

/** A file that is asked for. */
export const draft = (more: object = {}) => ({ ...selection, name: 'A file', ...more });
