import { statSync } from 'node:fs';
import { z } from 'zod';
import { askedInsights, openStore, writeInsights } from './insights-asked.ts';
import { once } from './stopwatch.ts';

const fileJob = z.object({
  dataDir: z.string(),
  tenant: z.string(),
  today: z.string(),
  text: z.string(),
  path: z.string(),
});

/** `node bench/insights-file.ts JOB`: writes the file of one report, and says how long it took and what it held. */
const { dataDir, text, path, ...as } = fileJob.parse(JSON.parse(process.argv[2] ?? ''));
const store = await openStore(dataDir, as.tenant);
try {
  const ms = await once(() => writeInsights(store, askedInsights(text, as), path));
  const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(JSON.stringify({ ms, bytes: statSync(path).size, peakMb }));
} finally {
  await store.close();
}
