import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { createDesk } from '#app/programme/desk.ts';
import { createStatus, type StatusFacts, statusFacts, statusOn } from '#app/programme/status.ts';
import { datasets } from '#catalog/datasets/index.ts';
import type { Edition } from '#domain/programme/edition.ts';
import { edition2021 } from '#domain/programme/edition-2021.ts';
import { standingOn } from '#domain/programme/standing.ts';
import { importFile } from '#ingest/deliver.ts';
import { openLake } from '#lake/lake.ts';
import { createRecords } from '#state/records.ts';
import { enrolment, partsOf, type StatusRoom, statusRoom, today } from '../test/programme-status-room.ts';
import { copyEmptyRecords } from '../test/records-template.ts';
import { openStore } from './insights-asked.ts';
import { once, ratio, shortest } from './stopwatch.ts';

interface ProgrammeBench {
  readonly dir: string;
  /** Invoice lines of the one partner. */
  readonly lines: number;
  readonly say: (text: string) => void;
}

const tenant = '4713000';
const competencies = Array.from({ length: 18 }, (_, i) => `Competency ${i}`);
const edition: Edition = {
  ...edition2021,
  requirementSets: [
    ...edition2021.requirementSets.slice(0, 1),
    { id: 'silver', level: 'silver', period: { from: '2019-01-01' }, kpi: 20, trainers: 1, exams: 1 },
    { id: 'gold', level: 'gold', period: { from: '2019-01-01' }, kpi: 50, trainers: 2, exams: 2 },
  ],
  learningOptions: competencies.map((competency) => ({ competency, levels: ['silver', 'gold'] })),
};

/**
 * The status of one partner with many invoice lines against the bare engine's sums of the same lines, and what it takes
 * to recompute many partners: a sample of them is read, and the evaluation is done for all.
 */
export async function benchProgramme({ dir, lines, say }: ProgrammeBench): Promise<readonly string[]> {
  mkdirSync(dir, { recursive: true });
  say(`programme: ${lines} invoice lines …`);
  const one = await onePartner(dir, lines);
  say(`  status ${one.status.toFixed(1)} ms, bare sums ${one.bare.toFixed(1)} ms`);
  const many = await manyPartners(say);
  return [
    `programme, status of one partner with ${lines} lines: ${ratio(one.status, one.bare)} of the bare sums (${one.status.toFixed(0)} ms, target < 50 ms on 2 cores)`,
    `programme, ${partners} partners recomputed: ${many.again.toFixed(1)} s, the first time after a start ${many.first.toFixed(1)} s; a sample of ${sample} was read (target < 60 s)`,
  ];
}

async function onePartner(dir: string, lines: number): Promise<{ readonly status: number; readonly bare: number }> {
  const { dataDir, source } = await imported(dir, lines);
  const store = await openStore(dataDir, tenant);
  const folder = join(dir, 'records');
  copyEmptyRecords(folder);
  const now = () => `${today}T09:00:00.000Z`;
  const records = createRecords({ place: { kind: 'folder', folder }, now, newId: () => 'one' });
  await records.of(tenant).programme.write((book) => book.add('enrolment', enrolment({ competency: 'Competency 1' })));
  const desk = createDesk(partsOf({ loaded: { store }, records, dir, now }), { kind: 'house' }, null);
  const rules = { edition, version: 1, at: null, by: null };
  const service = createStatus({ ...desk, rulesOn: async () => rules });
  const hand = await (await DuckDBInstance.create(':memory:', { threads: '2' })).connect();
  const bareSql = `SELECT date_trunc('month', InvoiceDate), Competency, sum(KpiValue), sum(RevenueUSD), sum(PurchaseUnits) FROM ${source} WHERE Qualifying AND InvoiceDate >= DATE '2023-06-01' AND InvoiceDate < DATE '2024-06-01' GROUP BY ALL`;
  let [status, bare] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  // In turns: what else the machine does then slows both.
  for (let round = 0; round < 15; round++) {
    bare = Math.min(bare, await once(() => hand.runAndReadAll(bareSql)));
    status = Math.min(status, await once(() => service.of(tenant)));
  }
  hand.closeSync();
  await records.close();
  await store.close();
  rmSync(dataDir, { recursive: true });
  return { status, bare };
}

async function imported(dir: string, lines: number): Promise<{ readonly dataDir: string; readonly source: string }> {
  const path = join(dir, 'CoursewarePurchases.csv');
  const hand = await (await DuckDBInstance.create(':memory:', { threads: '2' })).connect();
  await hand.run(`COPY (${generatedSql(lines)}) TO '${path}' (HEADER, DELIMITER ',')`);
  hand.closeSync();
  const dataDir = join(dir, 'data');
  const store = await openStore(dataDir, tenant);
  const lake = await openLake(dataDir);
  const deps = { lake, store, datasets, now: () => `${today}T08:00:00.000Z` };
  await importFile({ path, name: 'CoursewarePurchases', tenant }, deps);
  await store.close();
  const [delivery] = (await lake.manifest(tenant)).deliveries;
  if (delivery === undefined) throw new Error('the purchases were not imported');
  return { dataDir, source: `read_parquet('${lake.rowsPath(delivery)}')` };
}

/** The same rows every time: what is random comes from hashes of the row's number. */
function generatedSql(lines: number): string {
  const pick = (salt: number, of: number) => `(hash(i * 31 + ${salt}) % ${of})::INTEGER`;
  return (
    `SELECT '${tenant}' AS PGAMpnId, (100 + ${pick(1, 9)})::VARCHAR AS MPNId, format('CW{:06d}', i // 3) AS InvoiceNumber, ` +
    `i % 3 + 1 AS InvoiceLine, strftime(DATE '2022-01-01' + (hash(i // 3) % 900)::INTEGER, '%Y-%m-%d') AS InvoiceDate, ` +
    `'invoice' AS DocumentKind, 'Type ' || ${pick(2, 7)} AS OmlpType, ` +
    `CASE WHEN ${pick(3, 3)} > 0 THEN 'Competency ' || ${pick(4, 18)} END AS Competency, ${pick(5, 20)} AS PurchaseUnits, ` +
    `(${pick(6, 400)} / 10)::DECIMAL(18,1) AS KpiValue, (${pick(7, 400_000)} / 100)::DECIMAL(18,2) AS RevenueUSD, ` +
    `CASE WHEN ${pick(8, 10)} > 0 THEN 1 ELSE 0 END AS Qualifying FROM range(${lines}) AS t(i)`
  );
}

const partners = 10_000;
const sample = 200;

/** Seconds for all of them: what reading the sample takes, as many times as it goes into them, and evaluating each. */
async function manyPartners(say: (text: string) => void): Promise<{ readonly first: number; readonly again: number }> {
  await using room = await statusRoom();
  const tenants: string[] = [];
  for (let i = 0; i < sample; i++) tenants.push(await somePartner(room, i));
  const desk = room.desk(edition);
  const first = await readAll(desk, tenants);
  // Under other rules the sums of the same data are known.
  const again = await readAll(desk, tenants);
  const evaluating = await shortest(3, async () => {
    for (let i = 0; i < partners; i++) evaluate(again.facts[i % sample]);
  });
  const each = (ms: number) => (ms / sample).toFixed(2);
  say(
    `  reading ${each(first.ms)} ms a partner the first time, ${each(again.ms)} ms after that (${sample} read), evaluating ${(evaluating / partners).toFixed(3)} ms`,
  );
  const all = (ms: number) => ((ms / sample) * partners + evaluating) / 1000;
  return { first: all(first.ms), again: all(again.ms) };
}

/** As many at a time as the overview of the operator asks for. */
async function readAll(
  desk: Parameters<typeof statusFacts>[0],
  tenants: readonly string[],
): Promise<{ readonly ms: number; readonly facts: readonly StatusFacts[] }> {
  const facts: StatusFacts[] = [];
  const waiting = [...tenants];
  const reader = async () => {
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
      facts.push(await statusFacts(desk, name, today));
    }
  };
  const ms = await once(() => Promise.all(Array.from({ length: 4 }, reader)));
  return { ms, facts };
}

function evaluate(known: StatusFacts | undefined): void {
  if (known === undefined) throw new Error('no partner was read');
  statusOn(today, { ...known, standing: standingOn(today, { facts: known.facts, edition }) });
}

/** Two invoices a month for a year, and a membership. */
async function somePartner(room: StatusRoom, number: number): Promise<string> {
  const rows = Array.from({ length: 24 }, (_, i) => ({
    ...{ InvoiceNumber: `CW${i}`, InvoiceLine: 1, OmlpType: 'MOC digital', Qualifying: 1 as const },
    InvoiceDate: `${i < 14 ? 2023 : 2024}-${String(i < 14 ? 6 + Math.floor(i / 2) : 1 + Math.floor((i - 14) / 2)).padStart(2, '0')}-11`,
    Competency: i % 3 === 0 ? null : (competencies[(number + i) % 18] ?? null),
    ...{ PurchaseUnits: 4, kpi: 4000 + i, revenue: 100_000 },
  }));
  const name = await room.partner({ deliveries: [rows], confirmed: [{ reference: '1', until: null }] });
  await room.write(name, (book) => book.add('enrolment', enrolment({ competency: 'Competency 1' })));
  return name;
}
