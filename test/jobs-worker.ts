import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { defaultQuotas } from '#domain/execution/quota.ts';
import { createJobs } from '#jobs/create-jobs.ts';
import type { Maker } from '#jobs/maker.ts';
import { createRecords } from '#state/records.ts';

/**
 * A process that works at jobs until it is killed or asked to stop: it tells each run it begins and each callback it
 * sends. `slow` runs never end.
 */
const [kind = '', where = '', folder = '', pace = ''] = process.argv.slice(2);
const place = kind === 'server' ? ({ kind, url: where } as const) : ({ kind: 'folder', folder: where } as const);
const records = createRecords({ place, now: () => new Date().toISOString(), newId: randomUUID });
const say = (what: string) => process.stdout.write(`${what}\n`);

const maker: Maker = {
  ownerOf: async () => ({ isThere: true, mayRead: true }),
  make: async ({ id }, { dueAt }) => {
    const pieces = async function* () {
      yield 'first half\r\n';
      say(`begun ${id} ${dueAt}`);
      await pause(pace === 'slow' ? 3_600_000 : 20);
      yield 'second half\r\n';
    };
    return { name: 'a.csv', mediaType: 'text/csv', redacted: [], pieces: pieces(), rows: () => 1 };
  },
};

const jobs = createJobs({
  records,
  embedded: kind !== 'server',
  folder,
  makers: () => ({ insights: maker }),
  request: async ({ url }) => {
    say(`sent ${url}`);
    return { status: 200 };
  },
  quotas: defaultQuotas,
  fileDays: 14,
  runDays: 90,
  newSecret: randomUUID,
  now: Date.now,
  tell: say,
  patienceSeconds: 10,
});
jobs.start();
process.once('SIGTERM', async () => {
  await jobs.close();
  await records.close();
});
