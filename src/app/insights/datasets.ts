import type { InsightsDataset } from '#contract/insights.ts';
import { sensitivityOf } from '#query/insights.ts';
import type { SpokenDataset } from '#query/language/vocabulary.ts';
import type { Scope } from '#query/scope.ts';
import type { InsightsAnswer, InsightsDesk } from './desk.ts';
import { nothingFound } from './desk.ts';

/**
 * The datasets with what may be selected of each (API-20, API-23); other names of a dataset count.
 * @throws Fault `not-found` for a name that none has
 */
export async function listDatasets(
  { catalogue, scope }: InsightsDesk,
  { datasetName }: { readonly datasetName?: string | undefined },
): Promise<InsightsAnswer<InsightsDataset>> {
  const names = datasetName === undefined ? catalogue.vocabulary.names : [datasetName.trim()];
  const own = await scope();
  const described = names.map((name) => {
    const spoken = catalogue.vocabulary.datasetNamed(name);
    if (spoken === undefined) throw nothingFound();
    return describe(spoken, own);
  });
  return {
    records: described.map(({ record }) => record),
    redacted: described.some(({ redacted }) => redacted),
  };
}

function describe({ dataset, names, spans, meaningOf }: SpokenDataset, { may }: Scope) {
  const items = names.flatMap((name) => meaningOf(name) ?? []);
  const open = items.filter((item) => sensitivityOf(item, dataset).every((content) => may.includes(content)));
  const of = (kind: 'column' | 'metric') => open.filter((item) => item.kind === kind).map(({ name }) => name);
  const record: InsightsDataset = {
    datasetName: dataset.name,
    selectableColumns: of('column'),
    availableMetrics: of('metric'),
    availableDateRanges: [...spans],
    minimumRecurrenceInterval: dataset.api?.minimumRecurrenceHours ?? 4,
  };
  return { record, redacted: open.length < items.length };
}
