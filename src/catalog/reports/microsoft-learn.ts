import type { CompletionMeasure, CompletionType } from '#model/completion.ts';
import { defineReport, type Section } from '#model/report.ts';
import { msLearn } from '../datasets/ms-learn.ts';

const modules: CompletionMeasure = { kind: 'completions', type: 'module' };
const paths: CompletionMeasure = { kind: 'completions', type: 'path' };

/** Seed 000: who completed what on Microsoft Learn (docs/spec/reports.md §14 and §17). */
export const microsoftLearn = defineReport({
  id: 'microsoft-learn',
  filters: {},
  base: [msLearn.name],
  reads: [msLearn.name],
  completions: { dataset: msLearn.name, types: { module: 'Module', path: 'Learning path' } },
  needsMigration: true,
  rawDataset: msLearn.name,
  lookbackMonths: 24,
  sections: [
    kpi('trained-individuals', { kind: 'trained' }),
    kpi('module-completions', modules),
    kpi('learning-path-completions', paths),
    trend('trained-individuals-trend', { kind: 'newly-trained' }),
    trend('module-completions-trend', modules),
    trend('learning-path-completions-trend', paths),
    ...tab('modules', 'module'),
    ...tab('paths', 'path'),
    { id: 'learners-modules', chart: 'table', source: { kind: 'learners', orderBy: 'module' } },
    { id: 'learners-paths', chart: 'table', source: { kind: 'learners', orderBy: 'path' } },
  ],
});

/** The count of the range in large type, and how it grew up month by month (LRN-10 … LRN-18). */
function kpi(id: string, measure: CompletionMeasure): Section {
  return { id, chart: 'kpi', source: { kind: 'completion-months', measure, cumulative: true } };
}

/** Each month by itself (LRN-20 … LRN-25). */
function trend(id: string, measure: CompletionMeasure): Section {
  return { id, chart: 'columns', source: { kind: 'completion-months', measure, cumulative: false } };
}

/** The three donuts of a tab; names beyond the first five are one slice (LRN-31 … LRN-38). */
function tab(prefix: string, type: CompletionType): Section[] {
  const of = { kind: 'completion-values', type } as const;
  const note = 'counted-once-per-mapping';
  return [
    { id: `${prefix}-by-name`, chart: 'donut', source: { ...of, by: 'name', first: 5 } },
    { id: `${prefix}-by-role`, chart: 'donut', note, source: { ...of, by: 'role' } },
    { id: `${prefix}-by-product`, chart: 'donut', note, source: { ...of, by: 'product' } },
  ];
}
