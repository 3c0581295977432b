import type { Programme } from '#contract/download-choices.ts';
import type { DownloadSource } from '#contract/downloads.ts';
import type { DatasetState } from '#lake/manifest.ts';
import type { Dataset } from '#model/dataset.ts';
import { type Scope, visibleColumns } from '#query/scope.ts';
import { filterKindOf, openColumns } from './content.ts';
import { isTimed } from './question.ts';

/** The documented reports are one programme, those of the product itself another (DL-4, DL-11). */
export function programmeOf({ api }: Dataset): Programme {
  return api === undefined ? 'own' : 'insights';
}

/** What a reader may download, with what is there of it (DL-4, DL-12, DL-28). */
export function toSource(dataset: Dataset, scope: Scope, state: DatasetState | undefined): DownloadSource {
  const { redacted } = visibleColumns(dataset, scope);
  return {
    dataset: dataset.name,
    title: dataset.title,
    programme: programmeOf(dataset),
    area: dataset.dashboard ?? null,
    aggregation: dataset.aggregation,
    timed: isTimed(dataset),
    loadedAt: state?.loadedAt ?? null,
    months: state?.months ?? null,
    columns: openColumns(dataset).map(([name, column]) => ({
      name,
      about: column.about,
      filter: filterKindOf(column),
      withheld: redacted.includes(name),
    })),
    templates: curated(dataset),
  };
}

/** The default templates: the columns of the documented query, and all of them (DL-15). */
function curated(dataset: Dataset): DownloadSource['templates'] {
  const all = openColumns(dataset).map(([name]) => name);
  const documented = (dataset.api?.systemQuery?.select ?? []).flatMap((wanted) => nameOf(wanted, dataset) ?? []);
  const first = documented.length === 0 ? [] : [{ id: 'documented' as const, columns: [...new Set(documented)] }];
  return [...first, { id: 'all', columns: all }];
}

function nameOf(wanted: string, dataset: Dataset): string | undefined {
  const isIt = (name: string) => name.toLowerCase() === wanted.toLowerCase();
  const open = openColumns(dataset);
  return (open.find(([name]) => isIt(name)) ?? open.find(([, { aliases = [] }]) => aliases.some(isIt)))?.[0];
}
