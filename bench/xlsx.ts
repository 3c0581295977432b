import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { toRawText } from '#delivery/raw-text.ts';
import { toRowsXlsx } from '#delivery/rows-xlsx.ts';
import { toXlsx } from '#delivery/xlsx.ts';
import type { ColumnType } from '#model/dataset.ts';
import type { ReportResult, ResultRow } from '#reporting/result.ts';
import { watchMemory } from './memory.ts';

const rows = Number(process.env.PARTNERSCOPE_BENCH_ROWS ?? 1_000_000);
const batch = 5000;

/** A page and raw rows of a million rows as workbooks, against the same rows as CSV; run it with nothing else in the process. */
export async function benchXlsx(say: (text: string) => void): Promise<string[]> {
  const dir = mkdtempSync(join(tmpdir(), 'partnerscope-xlsx-'));
  const write = async (name: string, content: () => AsyncIterable<string | Uint8Array>) => {
    say(`${name}, ${rows} rows …`);
    const memory = watchMemory();
    const started = performance.now();
    await pipeline(Readable.from(content()), createWriteStream(join(dir, name)));
    return { ms: performance.now() - started, peak: memory.stop(), bytes: statSync(join(dir, name)).size };
  };
  try {
    const csv = await write('rows.csv', () => toRawText({ columns, batches: rawBatches() }, 'csv'));
    const raw = await write('rows.xlsx', () => toRowsXlsx(columns, rawBatches()));
    const page = await write('page.xlsx', () => toXlsx(result, { rest: resultBatches }));
    return [lineOf('raw rows', raw, csv.ms), lineOf('a page with a section of all rows', page, csv.ms)];
  } finally {
    rmSync(dir, { recursive: true });
  }
}

function lineOf(what: string, { ms, peak, bytes }: { ms: number; peak: number; bytes: number }, csvMs: number): string {
  const size = `${Math.round(bytes / 1e6)} MB`;
  return `XLSX of ${what}, ${rows} rows, ${size}: ${(ms / csvMs).toFixed(1)} × the time of the same as CSV; peak resident memory ${peak} MB (target < 500)`;
}

const columns: readonly { readonly name: string; readonly type: ColumnType }[] = [
  { name: 'Month', type: 'month' },
  { name: 'CustomerName', type: 'string' },
  { name: 'CustomerTenantId', type: 'guid' },
  { name: 'SubscriptionId', type: 'guid' },
  { name: 'SKU', type: 'string' },
  { name: 'AvailableSeats', type: 'integer' },
  { name: 'ActiveSeats', type: 'integer' },
  { name: 'ActiveUsage', type: 'decimal' },
  { name: 'BilledRevenueUSD', type: 'decimal' },
];

function rowAt(index: number): (string | number)[] {
  const id = `${(index * 2_654_435_761) >>> 0}`.padStart(12, '0');
  const seats = (index * 7919) % 500;
  const share = ((index * 31) % 10_000) / 100;
  return [
    `2024-0${1 + (index % 6)}`,
    `Customer ${index % 100_003} & Sons "Ltd"`,
    `00000000-0000-4000-8000-${id}`,
    `11111111-1111-4111-8111-${id}`,
    `Dynamics 365 plan ${index % 37}`,
    seats,
    Math.round(seats * 0.7),
    share,
    seats * 12.5,
  ];
}

async function* rawBatches() {
  for (let at = 0; at < rows; at += batch) {
    yield Array.from({ length: Math.min(batch, rows - at) }, (_, index) => rowAt(at + index));
  }
}

const result: ReportResult = {
  report: 'bench',
  tenant: '1234567',
  range: { from: '2024-01', to: '2024-06' },
  filters: {},
  asOf: [],
  completeness: { missing: [], partial: [], late: [] },
  redacted: [],
  sections: [
    {
      id: 'subscriptions',
      chart: 'table',
      columns: columns.map(({ name, type }) => ({ id: name, type: typeOf(type) })),
      rows: [],
    },
  ],
};

function typeOf(type: ColumnType) {
  return type === 'integer' || type === 'decimal' || type === 'month' ? type : 'text';
}

async function* resultBatches(): AsyncGenerator<ResultRow[]> {
  const names = columns.map(({ name }) => name);
  for await (const cells of rawBatches()) {
    yield cells.map((row) => Object.fromEntries(names.map((name, index) => [name, row[index] ?? null])));
  }
}

if (import.meta.main) {
  for (const line of await benchXlsx((text) => process.stderr.write(`${text}\n`))) console.log(line);
}
