import type { InsightsQueryRecord } from '#contract/insights.ts';
import type { Dataset } from '#model/dataset.ts';
import type { InsightsCatalogue } from './desk.ts';

/**
 * The ready-made queries with their fixed ids (API-28), in the spelling of 2023. Their columns are named as the list of
 * datasets names them: a client drops a query with a column that is not in it (API-22).
 */
export function systemQueries({ datasets, vocabulary }: InsightsCatalogue): readonly InsightsQueryRecord[] {
  return datasets.flatMap((dataset) => {
    const { systemQuery } = dataset.api ?? {};
    const spoken = vocabulary.datasetNamed(dataset.name);
    if (systemQuery === undefined || spoken === undefined) return [];
    const names = systemQuery.select.map((name) => spoken.meaningOf(name)?.name ?? name);
    const span = systemQuery.timespan === undefined ? [] : ['TIMESPAN', systemQuery.timespan];
    const query = ['SELECT', names.join(','), 'FROM', dataset.name, ...span].join(' ');
    return [toRecord(dataset, { id: systemQuery.id, query })];
  });
}

function toRecord(
  { name, title }: Dataset,
  { id, query }: { readonly id: string; readonly query: string },
): InsightsQueryRecord {
  return {
    queryId: id,
    name,
    description: title,
    query,
    type: 'system',
    user: 'System',
    createdTime: null,
    modifiedTime: null,
  };
}
