import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { currentParts } from '#lake/current.ts';
import type { CurrentPart, Delivery, Manifest } from '#lake/manifest.ts';
import type { Dataset } from '#model/dataset.ts';
import type { AdoptionSetting } from '#query/adoption.ts';
import { keptOf } from './adoption-kept.ts';
import { loadAdoption } from './adoption-load.ts';
import type { TenantTables } from './compile.ts';
import { completionTables } from './completions.ts';
import { loadCompletions } from './completions-load.ts';
import { loadCounted } from './counted-load.ts';
import { loadPresence, synonymsOf } from './load.ts';
import { loadMonths, readMonths } from './months.ts';
import { loadPlain, readPlain } from './plain.ts';
import type { TenantState } from './state.ts';
import { layout, layoutVersion, literal, presenceTable } from './tables.ts';
import { commonSpellings, type Dictionary, normalValue, toNumber } from './values.ts';

export interface TenantOptions {
  readonly tenant: string;
  readonly catalog: string;
  readonly folder: string;
  readonly datasets: readonly Dataset[];
  readonly rowsPath: (delivery: Delivery) => string;
  readonly adoption?: AdoptionSetting | undefined;
}

/** One tenant's engine file: attached once, brought to a manifest in one transaction. */
export interface TenantFile {
  state(): TenantState;
  /** When no load is under way: what is published is then what the file holds. */
  settled(): Promise<void>;
  load(connection: DuckDBConnection, manifest: Manifest): Promise<void>;
  path(part: CurrentPart): string;
  forget(connection: DuckDBConnection): Promise<void>;
}

export async function openTenant(options: TenantOptions, connection: DuckDBConnection): Promise<TenantFile> {
  const { catalog } = options;
  const file = join(options.folder, `${options.tenant}.duckdb`);
  let state = emptyState(options);
  let loading = Promise.resolve();

  await attach(connection, file, catalog);
  const path = (part: CurrentPart) => options.rowsPath(part.delivery);
  const bring = async (on: DuckDBConnection, manifest: Manifest) => {
    await inTransaction(on, () => bringTo(manifest, { options, connection: on, path }));
    const tables = tablesOf(options, await heldTables(on, options), await readDictionaries(on, options));
    const months = await readMonths(on, options.catalog);
    const plain = await readPlain(on, options.catalog);
    const next = { version: manifest.version, manifest, tables, months, plain };
    state = { ...next, adoption: keptOf(options.adoption, next) };
  };

  return {
    state: () => state,
    settled: () => loading,
    path,
    load: (on, manifest) => {
      const load = bring(on, manifest);
      loading = load.catch(() => undefined);
      return load;
    },
    async forget(on) {
      await on.run(`DETACH DATABASE IF EXISTS ${catalog}`);
      removeFile(file);
    },
  };
}

function emptyState(options: TenantOptions): TenantState {
  const tables = tablesOf(options, { present: new Set(), completed: new Set() }, new Map());
  return { version: 0, manifest: undefined, tables, months: new Map(), plain: new Map() };
}

function tablesOf(
  { catalog, datasets }: TenantOptions,
  held: Pick<TenantTables, 'present' | 'completed'>,
  dictionaries: ReadonlyMap<string, Dictionary>,
): TenantTables {
  const nothing: Dictionary = { ids: new Map([['', 0]]), labels: new Map() };
  return {
    catalog,
    datasets: new Map(datasets.map((dataset) => [dataset.name, dataset])),
    ...held,
    dictionary: (column) => dictionaries.get(column) ?? nothing,
  };
}

/** Runs `work` on one state of the file: a load that commits meanwhile is waited for, then the work begins again. */
export async function onOneState<T>(
  connection: DuckDBConnection,
  file: TenantFile,
  work: (state: TenantState) => Promise<T>,
): Promise<T> {
  const state = await beginOnState(connection, file);
  try {
    return await work(state);
  } finally {
    // Nothing was written but the connection's own temporary tables, which go with it.
    if (state.version > 0) await connection.run('ROLLBACK');
  }
}

/**
 * Begins a transaction on the state that is published, so that what it tells is what the file holds; a load that
 * commits meanwhile is waited for. It ends with the connection. No transaction when nothing is loaded.
 */
export async function beginOnState(connection: DuckDBConnection, file: TenantFile): Promise<TenantState> {
  for (;;) {
    const state = file.state();
    if (state.version === 0) return state;
    await connection.run('BEGIN');
    if ((await versionOf(connection, state.tables.catalog)) === state.version) return state;
    await connection.run('ROLLBACK');
    await file.settled();
  }
}

async function versionOf(connection: DuckDBConnection, catalog: string): Promise<number> {
  const found = await connection.runAndReadAll(`SELECT version FROM ${catalog}.state`);
  return toNumber(found.getRows()[0]?.[0]);
}

/** Opens the file; one that cannot be opened is thrown away, for the lake holds everything it held. */
async function attach(connection: DuckDBConnection, file: string, catalog: string): Promise<void> {
  const statement = `ATTACH ${literal(file)} AS ${catalog}`;
  try {
    await connection.run(statement);
  } catch (cause) {
    if (!existsSync(file)) throw cause;
    removeFile(file);
    await connection.run(statement);
  }
  const held = await connection.runAndReadAll(
    `SELECT count(*) FROM duckdb_tables() WHERE database_name = ${literal(catalog)} AND table_name = 'state'`,
  );
  const isNew = toNumber(held.getRows()[0]?.[0]) === 0;
  if (isNew || (await layoutOf(connection, catalog)) === layoutVersion) return;
  await connection.run(`DETACH DATABASE ${catalog}`);
  removeFile(file);
  await connection.run(statement);
}

async function layoutOf(connection: DuckDBConnection, catalog: string): Promise<number> {
  const rows = await connection.runAndReadAll(`SELECT layout FROM ${catalog}.state`);
  const value = rows.getRows()[0]?.[0];
  return value === undefined ? layoutVersion : toNumber(value);
}

function removeFile(file: string): void {
  rmSync(file, { force: true });
  rmSync(`${file}.wal`, { force: true });
}

async function inTransaction(connection: DuckDBConnection, work: () => Promise<void>): Promise<void> {
  await connection.run('BEGIN');
  try {
    await work();
    await connection.run('COMMIT');
  } catch (cause) {
    await connection.run('ROLLBACK');
    throw cause;
  }
}

interface Bring {
  readonly options: TenantOptions;
  readonly connection: DuckDBConnection;
  readonly path: (part: CurrentPart) => string;
}

/** Rebuilds what the manifest changed, dataset by dataset; a dataset with the same parts is left alone. */
async function bringTo(manifest: Manifest, { options, connection, path }: Bring): Promise<void> {
  const { catalog } = options;
  for (const statement of layout(catalog)) await connection.run(statement);
  const loaded = await connection.runAndReadAll(`SELECT dataset, signature FROM ${catalog}.loaded`);
  const signatures = new Map(loaded.getRows().map(([dataset, signature]) => [String(dataset), String(signature)]));
  for (const dataset of options.datasets) {
    const parts = currentParts(manifest, dataset);
    const signature = JSON.stringify(parts.map((part) => [part.delivery.id, part.periods ?? null]));
    if ((signatures.get(dataset.name) ?? '[]') === signature) continue;
    await loadPresence({ dataset, parts, path }, { connection, catalog });
    await loadCompletions({ dataset, parts, path }, { connection, catalog });
    await loadCounted({ dataset, parts, path }, { connection, catalog });
    await loadMonths({ dataset, parts, path }, { connection, catalog });
    await loadPlain({ dataset, parts, path }, { connection, catalog });
    await connection.run(`DELETE FROM ${catalog}.loaded WHERE dataset = ${literal(dataset.name)}`);
    await connection.run(`INSERT INTO ${catalog}.loaded VALUES ($1, $2)`, [dataset.name, signature]);
  }
  const { version } = manifest;
  await loadAdoption(options.adoption, { ...emptyState(options), version, manifest, path }, { connection, catalog });
  await connection.run(`DELETE FROM ${catalog}.state`);
  await connection.run(`INSERT INTO ${catalog}.state VALUES (${manifest.version}, ${layoutVersion})`);
}

/** Which datasets have tables of numbers. */
async function heldTables(connection: DuckDBConnection, { catalog, datasets }: TenantOptions) {
  const found = await connection.runAndReadAll(
    `SELECT table_name FROM duckdb_tables() WHERE database_name = ${literal(catalog)}`,
  );
  const names = new Set(found.getRows().map(([name]) => String(name)));
  const withTable = (table: (dataset: string) => string) =>
    new Set(datasets.map((dataset) => dataset.name).filter((name) => names.has(table(name))));
  return { present: withTable(presenceTable), completed: withTable((name) => completionTables(name).rows) };
}

async function readDictionaries(
  connection: DuckDBConnection,
  options: TenantOptions,
): Promise<Map<string, Dictionary>> {
  const { catalog } = options;
  const numbered = await connection.runAndReadAll(`SELECT column_name, id, norm FROM ${catalog}.dictionary`);
  const spelled = await connection.runAndReadAll(
    `SELECT column_name, id, raw, sum(occurrences)::DOUBLE FROM ${catalog}.spelling WHERE id > 0 GROUP BY ALL`,
  );
  const ids = Map.groupBy(numbered.getRows(), ([column]) => String(column));
  const spellings = Map.groupBy(spelled.getRows(), ([column]) => String(column));
  return new Map(
    [...ids].map(([column, entries]) => {
      const numbers = new Map(entries.map(([, id, norm]) => [String(norm), toNumber(id)]));
      const met = (spellings.get(column) ?? []).map(([, id, raw, occurrences]) => ({
        id: toNumber(id),
        raw: String(raw),
        occurrences: toNumber(occurrences),
      }));
      return [column, withSynonyms(column, { ids: numbers, labels: commonSpellings(met) }, options.datasets)] as const;
    }),
  );
}

/** Names of one family find its number, and its label is the family's first name. */
function withSynonyms(column: string, { ids, labels }: Dictionary, datasets: readonly Dataset[]): Dictionary {
  const found = new Map(ids);
  const named = new Map(labels);
  for (const dataset of datasets) {
    const fold = synonymsOf(dataset, column);
    for (const name of dataset.columns[column]?.synonyms?.flat() ?? []) {
      const id = ids.get(fold(normalValue(name)));
      if (id !== undefined) found.set(normalValue(name), id);
    }
    for (const [label] of dataset.columns[column]?.synonyms ?? []) {
      const id = ids.get(normalValue(label ?? ''));
      if (id !== undefined && label !== undefined) named.set(id, label);
    }
  }
  return { ids: found.set('', 0), labels: named };
}
