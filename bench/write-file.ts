import { createWriteStream, statSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type App, openApp } from '#app/app.ts';
import { parseConfig } from '#app/config.ts';
import { once } from './stopwatch.ts';
import { parseJob, type WriteJob } from './write-job.ts';

/** `node bench/write-file.ts JOB`: writes one file as the product does, and says how long it took and what it held. */
const job = parseJob(process.argv[2] ?? '');
const app = await openApp(parseConfig({ data: job.dataDir, today: job.today }, {}));
try {
  let bytes = 0;
  const ms = await once(async () => {
    for (const [name, content] of await filesOf(app, job)) {
      const path = join(job.dir, name);
      await pipeline(Readable.from(content), createWriteStream(path));
      bytes += statSync(path).size;
    }
  });
  console.log(JSON.stringify({ ms, bytes, peakMb: Math.round(process.resourceUsage().maxRSS / 1024) }));
} finally {
  await app.close();
}

type Content = AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>;

async function filesOf({ behind, answers }: App, { what, format, tenant }: WriteJob): Promise<[string, Content][]> {
  const report = 'microsoft-learn';
  const asked = { tenant, range: '12M' } as const;
  if (what === 'rows') {
    const { name, content } = await behind.file({ report, section: 'trained-individuals' }, format, asked);
    return [[name, content()]];
  }
  // CSV holds one section: that of the page is its long tables, which are all but a few of its rows.
  const parts = format === 'xlsx' ? [undefined] : [['learners-modules'], ['learners-paths']];
  return Promise.all(
    parts.map(async (sections): Promise<[string, Content]> => {
      const { name, content } = await answers.open(format, await answers.ask(report, asked, sections), {});
      return [name, content];
    }),
  );
}
