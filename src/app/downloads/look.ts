import { offeredValues, previewRows } from '#contract/download-choices.ts';
import { mostExecutions } from '#domain/schedule/frequency.ts';
import { scopeInsights, scopeInsightsHead } from '#query/scope.ts';
import { namedDataset } from '#reporting/raw-rows.ts';
import { checkParts, columnOf } from './content.ts';
import type { Downloads, DownloadsDeps } from './downloads.ts';
import { visit } from './owner.ts';
import { earliestDay } from './plan.ts';
import { daysOf, toQuestion, toValuesQuestion } from './question.ts';
import { toSource } from './sources.ts';

/** What there is to download, before anything is made of it. */
export function createLook(deps: DownloadsDeps): Pick<Downloads, 'sources' | 'preview' | 'values'> {
  const { store, datasets, quotas } = deps;
  return {
    async sources(given) {
      const { tenant, scope } = await visit(deps, given);
      const states = await deps.states(tenant);
      const stateOf = (name: string) => states.find(({ dataset }) => dataset === name);
      const { schedules, templates, favourites, favouritesShown, completedPerHour } = quotas;
      const today = deps.today();
      const days = { earliest: earliestDay(today), today };
      return {
        tenant,
        sources: datasets.map((dataset) => toSource(dataset, scope, stateOf(dataset.name))),
        limits: {
          ...{ schedules, templates, favourites, favouritesShown, completedPerHour },
          executions: mostExecutions,
          ...days,
        },
      };
    },
    async preview(given, selection, signal) {
      const { scope } = await visit(deps, given);
      const dataset = namedDataset(selection.dataset, datasets);
      const today = deps.today();
      const asked = { ...checkParts(selection, dataset), range: selection.range };
      const { scoped, redacted } = scopeInsights(toQuestion(asked, dataset, today), dataset, scope);
      const rows = await store.run('insights-head', scopeInsightsHead(scoped, previewRows), signal);
      return {
        columns: scoped.query.query.select.map(({ name }) => name),
        redacted: [...redacted],
        days: daysOf(selection.range, dataset, today) ?? null,
        rows: rows.map((row) => [...row]),
      };
    },
    async values({ tenant: given, dataset: name, column: wanted, search = '' }, signal) {
      const { scope } = await visit(deps, given);
      const dataset = namedDataset(name, datasets);
      const [column] = columnOf(wanted, dataset, 'column');
      const question = toValuesQuestion(column, dataset, { part: search.trim(), most: offeredValues + 1 });
      const { scoped } = scopeInsights(question, dataset, scope);
      const rows = await store.run('insights-head', scopeInsightsHead(scoped, offeredValues + 1), signal);
      const values = rows.map(([value]) => String(value ?? ''));
      return { values: values.slice(0, offeredValues), more: values.length > offeredValues };
    },
  };
}
