import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeDemoFiles } from '#demo/generate.ts';
import { benchAdoptionPage } from './adoption-page.ts';
import { benchCustomersPage } from './customers-page.ts';
import { benchDynamicsPage } from './dynamics-page.ts';
import { benchImport } from './import.ts';
import { benchInsights } from './insights.ts';
import { benchLanguage } from './language.ts';
import { benchLearnPage } from './learn-page.ts';
import { benchProgramme } from './programme.ts';
import { benchSession } from './session.ts';
import { benchXlsx } from './xlsx.ts';

/**
 * `npm run bench [-- --size S|M|L] [--only import,learn,…] [--keep DIR]`: ratios against the bare engine in the same run.
 * Below 1 the product is faster. The machine's speed cancels out; nothing here is an absolute promise.
 */
const { values } = parseArgs({
  options: { size: { type: 'string', default: 'L' }, only: { type: 'string' }, keep: { type: 'string' } },
});
const size = values.size === 'S' || values.size === 'M' ? values.size : 'L';
const dir = values.keep ?? mkdtempSync(join(tmpdir(), 'partnerscope-bench-'));
const dataDir = join(dir, 'data');
const today = '2024-07-10';
const detailRows = { S: 20_000, M: 200_000, L: 1_000_000 } as const;

/** In this order; those over the demo stand on its import, which is measured when it is asked for. */
const benches: Readonly<Record<string, { readonly overDemo?: true; readonly run: () => Promise<readonly string[]> }>> =
  {
    import: { overDemo: true, run: async () => [] },
    customers: { overDemo: true, run: () => benchCustomersPage({ dataDir, today, say }) },
    learn: { run: () => benchLearnPage({ dir: join(dir, 'learn'), today, say }) },
    dynamics: { overDemo: true, run: () => benchDynamicsPage({ dataDir, today, say }) },
    adoption: { overDemo: true, run: () => benchAdoptionPage({ dataDir, today, say }) },
    language: { run: () => benchLanguage({ say }) },
    insights: { run: () => benchInsights({ dir: join(dir, 'insights'), today, rows: detailRows[size], say }) },
    programme: { run: () => benchProgramme({ dir: join(dir, 'programme'), lines: 100_000, say }) },
    session: { overDemo: true, run: () => benchSession({ dataDir, today, say }) },
    xlsx: { run: () => benchXlsx({ dir: join(dir, 'xlsx'), today, rows: detailRows[size], say }) },
  };

try {
  const chosen = chosenOf(values.only);
  if (chosen.some((name) => benches[name]?.overDemo)) {
    const lines = await importDemo();
    if (chosen.includes('import')) print(lines);
  }
  for (const name of chosen) print((await benches[name]?.run()) ?? []);
} finally {
  if (values.keep === undefined) rmSync(dir, { recursive: true, force: true });
}

function chosenOf(only: string | undefined): readonly string[] {
  const names = Object.keys(benches);
  if (only === undefined) return names;
  const wanted = only.split(',').map((name) => name.trim());
  const unknown = wanted.filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new Error(`no bench ${unknown.join(', ')}; there are ${names.join(', ')}`);
  return names.filter((name) => wanted.includes(name));
}

async function importDemo(): Promise<readonly string[]> {
  say(`demo data, size ${size} …`);
  const files = await writeDemoFiles({ dir: join(dir, 'raw'), size, today });
  for (const file of files) say(`  ${file.dataset}: ${file.rows} rows`);
  return benchImport({ files, dataDir, say });
}

function print(lines: readonly string[]): void {
  for (const line of lines) console.log(line);
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
