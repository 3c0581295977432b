import type { AdoptionSetting } from '#query/adoption.ts';
import { fullScope } from '#query/scope.ts';
import { keptNames, keptOf, keptTable } from './adoption-kept.ts';
import { buildNaming } from './adoption-names.ts';
import { build } from './adoption-stage.ts';
import { newestStages } from './adoption-stages.ts';
import type { LoadTarget } from './load.ts';
import { type Held, partsOf } from './state.ts';
import { literal } from './tables.ts';

/** Stands among the signatures of the datasets. */
const signatureName = 'adoption of the newest days';

/**
 * Keeps the stages that depend on the newest days alone, whoever asks (docs/adoption.md). Made again when a delivery of
 * either dataset came or went. Runs inside the caller's transaction.
 */
export async function loadAdoption(setting: AdoptionSetting | undefined, held: Held, target: LoadTarget) {
  const { connection, catalog } = target;
  const signature = signatureOf(setting, held);
  const name = literal(signatureName);
  const kept = await connection.runAndReadAll(`SELECT signature FROM ${catalog}.loaded WHERE dataset = ${name}`);
  if (String(kept.getRows()[0]?.[0] ?? '') === signature) return;
  for (const stage of keptNames) await connection.run(`DROP TABLE IF EXISTS ${keptTable(catalog, stage)}`);
  await connection.run(`DELETE FROM ${catalog}.loaded WHERE dataset = ${name}`);
  if (setting === undefined || signature === '') return;
  await keep(setting, held, target);
  await connection.run(`INSERT INTO ${catalog}.loaded VALUES (${name}, $1)`, [signature]);
}

/** The same statements as for a question about other days, only that their results stay. */
async function keep(setting: AdoptionSetting, held: Held, { connection, catalog }: LoadTarget): Promise<void> {
  const until = keptOf(setting, held)?.newest ?? '';
  const request = { ...setting, until, filters: [], scope: fullScope(''), held };
  const views: string[] = [];
  for (const { name, sql } of newestStages(request).stages) {
    if (!keptNames.some((kept) => kept === name)) {
      await build(connection, [{ name, sql }]);
      continue;
    }
    const bound: string[] = [];
    await connection.run(`CREATE TABLE ${keptTable(catalog, name)} AS ${sql(bound)}`, bound);
    await connection.run(`CREATE TEMP VIEW ${name} AS SELECT * FROM ${keptTable(catalog, name)}`);
    views.push(name);
  }
  await buildNaming(connection, request);
  await connection.run(`CREATE TABLE ${keptTable(catalog, 'naming')} AS SELECT * FROM naming`);
  for (const name of views) await connection.run(`DROP VIEW temp.${name}`);
  for (const name of ['naming', 'person']) await connection.run(`DROP TABLE temp.${name}`);
}

/** What the kept stages follow from; empty when there is nothing to keep. */
function signatureOf(setting: AdoptionSetting | undefined, held: Held): string {
  const kept = keptOf(setting, held);
  if (setting === undefined || kept === undefined) return '';
  const { entitlements, activity } = setting.adoption;
  const parts = [entitlements.dataset, activity.dataset].map((name) => {
    const dataset = held.tables.datasets.get(name);
    return (dataset === undefined ? [] : partsOf(held, dataset)).map(({ delivery, periods }) => [delivery.id, periods]);
  });
  return JSON.stringify([kept.of, parts]);
}
