import type { Day } from '#base/day.ts';
import type { Dataset } from '#model/dataset.ts';
import { type InsightsColumn, insightsColumns, toInsightsQuery } from '#query/insights.ts';
import { parseCheckedQuery } from '#query/language/check.ts';
import type { Period } from '#query/language/timespan.ts';
import { type Scope, type ScopedInsights, scopeInsights } from '#query/scope.ts';
import type { InsightsCatalogue } from './desk.ts';

/** A text of the query language as somebody may ask it now. */
export interface AskedQuery extends ScopedInsights {
  /** Of the answer, without what is withheld. */
  readonly columns: readonly InsightsColumn[];
}

interface Asking {
  readonly catalogue: InsightsCatalogue;
  readonly scope: Scope;
  /** Time spans are relative to it (API-38). */
  readonly today: Day;
  /** Instead of the time span of the query. */
  readonly period?: Period;
}

/**
 * Text → a question that is bound to what somebody sees (RO-3, RO-31).
 * @throws Fault `bad-parameter` for a query that is wrong, `forbidden` for one that names what they may not see (SEC-4)
 */
export function toAskedQuery(text: string, { catalogue, scope, today, period }: Asking): AskedQuery {
  const checked = parseCheckedQuery(text, catalogue.vocabulary);
  const dataset = datasetOf(checked.dataset, catalogue);
  const settled = { dataset, today, ...(period !== undefined && { period }) };
  const asked = scopeInsights(toInsightsQuery(checked, settled), dataset, scope);
  return { ...asked, columns: insightsColumns(asked.scoped.query, dataset) };
}

/** The dataset that a text asks; it has to be right. @throws Fault `bad-parameter` */
export function datasetAsked(text: string, catalogue: InsightsCatalogue): Dataset {
  return datasetOf(parseCheckedQuery(text, catalogue.vocabulary).dataset, catalogue);
}

function datasetOf(name: string, { vocabulary }: InsightsCatalogue): Dataset {
  const spoken = vocabulary.datasetNamed(name);
  if (spoken === undefined) throw new Error(`a checked query names ${name}, which no dataset is called`);
  return spoken.dataset;
}
