import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { datasets } from '#catalog/datasets/index.ts';
import { reports } from '#catalog/reports/index.ts';
import type { DemoFile } from '#demo/generate.ts';
import { demoTenant } from '#demo/generate.ts';
import { importFile } from '#ingest/deliver.ts';
import { openLake } from '#lake/lake.ts';
import { adoptionSetting } from '#reporting/adoption/ask.ts';
import { connectDuckdb } from '#store/duckdb/connect.ts';
import { engineType } from '#store/duckdb/tables.ts';
import { watchMemory } from './memory.ts';

interface ImportBench {
  readonly files: readonly DemoFile[];
  readonly dataDir: string;
  readonly say: (text: string) => void;
}

/** The widest and longest file of the demo. */
const measured = 'SeatsSubscriptionsAndRevenue';

/** Imports everything; the largest file is measured against a bare `COPY` of the same file into the same columns. */
export async function benchImport({ files, dataDir, say }: ImportBench): Promise<string[]> {
  const lake = await openLake(dataDir);
  const adoption = adoptionSetting(reports);
  const store = await connectDuckdb({ dataDir, datasets, adoption, rowsPath: (delivery) => lake.rowsPath(delivery) });
  const lines: string[] = [];
  for (const { path, dataset, rows } of files) {
    say(`import ${dataset} …`);
    const memory = watchMemory();
    const started = performance.now();
    const request = { path, name: path, tenant: demoTenant };
    const receipt = await importFile(request, { lake, store, datasets, now: () => '2024-07-10T08:00:00Z' });
    const ms = performance.now() - started;
    const peakMb = memory.stop();
    if (dataset !== measured) continue;
    const bare = await bareCopy(path, dataDir);
    lines.push(
      `import ${dataset}, ${rows} rows (${receipt.rejected} rejected): ${(bare / ms).toFixed(2)} of the speed of a bare COPY` +
        ` (target ≥ 0.5); peak resident memory ${peakMb} MB with its child (target < 2000)`,
    );
  }
  await store.close();
  return lines;
}

async function bareCopy(path: string, dataDir: string): Promise<number> {
  const dataset = datasets.find((each) => each.name === measured);
  const header = readFirstLine(path).split('\t');
  const columns = header.map(
    (name) => `"${name}" ${engineType(dataset?.columns[name] ?? { type: 'string', kind: 'key', about: '' })}`,
  );
  const file = join(dataDir, 'tmp', 'bare.duckdb');
  const instance = await DuckDBInstance.create(file, { memory_limit: '1500MB', preserve_insertion_order: 'false' });
  const connection = await instance.connect();
  await connection.run(`CREATE TABLE bare (${columns.join(', ')})`);
  const started = performance.now();
  await connection.run(`COPY bare FROM '${path}' (DELIMITER '\t', HEADER, QUOTE '"', AUTO_DETECT false)`);
  const ms = performance.now() - started;
  connection.closeSync();
  instance.closeSync();
  return ms;
}

function readFirstLine(path: string): string {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(65_536);
    const read = readSync(file, bytes);
    return (
      bytes
        .toString('utf8', 0, read)
        .replace(/^\uFEFF/, '')
        .split(/\r?\n/)[0] ?? ''
    );
  } finally {
    closeSync(file);
  }
}
