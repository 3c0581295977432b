import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeDemoFiles } from '#demo/generate.ts';
import { benchAdoptionPage } from './adoption-page.ts';
import { benchCustomersPage } from './customers-page.ts';
import { benchDynamicsPage } from './dynamics-page.ts';
import { benchImport } from './import.ts';
import { benchLearnPage } from './learn-page.ts';

/**
 * `npm run bench [-- --size S|M|L] [-- --keep DIR]`: ratios against the bare engine in the same run. Below 1 the
 * product is faster. The machine's speed cancels out; nothing here is an absolute promise.
 */
const { values } = parseArgs({ options: { size: { type: 'string', default: 'L' }, keep: { type: 'string' } } });
const size = values.size === 'S' || values.size === 'M' ? values.size : 'L';
const dir = values.keep ?? mkdtempSync(join(tmpdir(), 'partnerscope-bench-'));
const today = '2024-07-10';

try {
  say(`demo data, size ${size} …`);
  const files = await writeDemoFiles({ dir: join(dir, 'raw'), size, today });
  for (const file of files) say(`  ${file.dataset}: ${file.rows} rows`);
  const dataDir = join(dir, 'data');
  for (const line of await benchImport({ files, dataDir, say })) console.log(line);
  for (const line of await benchCustomersPage({ dataDir, today, say })) console.log(line);
  for (const line of await benchLearnPage({ dir: join(dir, 'learn'), today, say })) console.log(line);
  for (const line of await benchDynamicsPage({ dataDir, today, say })) console.log(line);
  for (const line of await benchAdoptionPage({ dataDir, today, say })) console.log(line);
} finally {
  if (values.keep === undefined) rmSync(dir, { recursive: true, force: true });
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
