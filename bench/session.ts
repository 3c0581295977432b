import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { type App, openApp } from '#app/app.ts';
import { parseConfig } from '#app/config.ts';
import { createServer } from '#http/server.ts';
import { ratio, shortest } from './stopwatch.ts';

interface Where {
  readonly dataDir: string;
  readonly today: string;
  readonly say: (text: string) => void;
}

const page = '/api/v1/reports/customers?range=12M';
const health = '/api/v1/tenants';
const admin = { name: 'Bench', email: 'bench@example.com', password: 'seven blue bicycles' };

/** What it costs that somebody has signed in: requests of a session against those of a house without sign-in. */
export async function benchSession(where: Where): Promise<readonly string[]> {
  const marks = [join(where.dataDir, 'set-up.json'), join(where.dataDir, 'records')];
  if (marks.some((path) => existsSync(path))) throw new Error('the data folder has people in it already');
  try {
    const before = await measured(where, async () => undefined);
    const signedIn = await measured(where, setUp);
    for (const path of marks) rmSync(path, { recursive: true, force: true });
    const after = await measured(where, async () => undefined);
    const open = { page: Math.min(before.page, after.page), small: Math.min(before.small, after.small) };
    where.say(
      `  asking who it is: ${signedIn.check.toFixed(4)} ms (target < 1), a page ${signedIn.page.toFixed(2)} ms`,
    );
    return [
      `session, a page not in the cache: ${ratio(signedIn.page, open.page)} of the same without sign-in (target ≤ 1.1)`,
      `session, the smallest request: ${ratio(signedIn.small, open.small)} of the same without sign-in`,
    ];
  } finally {
    for (const path of marks) rmSync(path, { recursive: true, force: true });
  }
}

async function measured(
  { dataDir, today }: Where,
  enter: (app: App, server: FastifyInstance) => Promise<string | undefined>,
) {
  const settings = { data: dataDir, today, requestsPerMinute: 1_000_000_000 };
  const app = await openApp(parseConfig(settings, { PARTNERSCOPE_LOG: 'silent' }));
  const server = await createServer(app);
  try {
    const cookie = await enter(app, server);
    const headers = cookie === undefined ? {} : { cookie };
    const get = async (url: string) => {
      const { statusCode, body } = await server.inject({ url, headers });
      if (statusCode !== 200) throw new Error(body);
    };
    const session = cookie?.split('=')[1] ?? '';
    let asked = 0;
    // Another market each time, so that no answer is in the cache.
    const notCached = () => get(`${page}&market=${encodeURIComponent(`Nowhere ${asked++}`)}`);
    return {
      page: await shortest(20, notCached),
      small: await shortest(200, () => get(health)),
      check: await shortest(200, () => app.people.actorOf({ session })),
    };
  } finally {
    await server.close();
    await app.close();
  }
}

/** @returns the cookie of the first admin */
async function setUp({ people }: App, server: FastifyInstance): Promise<string> {
  const { link } = await people.setUp.makeLink();
  const answer = await server.inject({ method: 'POST', url: '/api/v1/set-up', payload: { link, ...admin } });
  const [cookie] = [answer.headers['set-cookie'] ?? []].flat();
  if (answer.statusCode !== 200 || cookie === undefined) throw new Error(answer.body);
  return cookie.split(';')[0] ?? '';
}
