import { datasetNamed, datasets } from '#catalog/datasets/index.ts';
import { type InsightsQuery, toInsightsQuery } from '#query/insights.ts';
import { parseCheckedQuery } from '#query/language/check.ts';
import type { Period } from '#query/language/timespan.ts';
import { toVocabulary } from '#query/language/vocabulary.ts';
import { fullScope, type Scope, type ScopedInsights, scopeInsights } from '#query/scope.ts';
import type { Cell, Store } from '#store/store.ts';
import { type LoadedStore, loadedStore } from './loaded-store.ts';
import type { Data } from './reference/customers.ts';

export const vocabulary = toVocabulary(datasets);

/** Rows of a tenant and the answers to queries about them, as texts; `today` is 2024-06-15. */
export interface InsightsRoom extends LoadedStore {
  ask(text: string, sight?: Sight): Promise<Cell[][]>;
}

export interface Sight {
  readonly scope?: Partial<Scope>;
  readonly period?: Period;
}

export const today = '2024-06-15';
export const tenant = 'pencil';

/** The question of a text. */
export function questionOf(text: string, { period }: Sight = {}): InsightsQuery {
  const checked = parseCheckedQuery(text, vocabulary);
  return toInsightsQuery(checked, {
    dataset: named(checked.dataset),
    today,
    ...(period === undefined ? {} : { period }),
  });
}

/** The question of a text as a reader may ask it; the operator where none is told. */
export function scopedOf(text: string, sight: Sight = {}): ScopedInsights {
  const question = questionOf(text, sight);
  return scopeInsights(question, named(question.query.dataset), { ...fullScope(tenant), ...sight.scope });
}

export function named(name: string) {
  const dataset = datasetNamed(name);
  if (dataset === undefined) throw new Error(`${name} is gone`);
  return dataset;
}

/** Every row of an answer. */
export async function rowsOf(store: Store, { scoped }: ScopedInsights): Promise<Cell[][]> {
  const rows: Cell[][] = [];
  for await (const batch of store.streamInsights(scoped)) rows.push(...batch.rows.map((row) => [...row]));
  return rows;
}

export async function insightsRoom(data: Data): Promise<InsightsRoom> {
  const loaded = await loadedStore();
  await loaded.load(tenant, data);
  return { ...loaded, ask: (text, sight) => rowsOf(loaded.store, scopedOf(text, sight)) };
}
