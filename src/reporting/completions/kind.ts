import { defineKind } from '../kind.ts';
import { behindLearners, behindMonths, behindValues } from './behind.ts';
import { restOfLearners, runLearners, withheldOf } from './learners.ts';
import { runMonths } from './months.ts';
import { runValues } from './values.ts';

/** Completions and trained people per month; nothing of it is sensitive. */
export const completionMonths = defineKind('completion-months', {
  run: runMonths,
  redacted: () => [],
  behind: behindMonths,
});

/** Completions by name, role or product; nothing of it is sensitive. */
export const completionValues = defineKind('completion-values', {
  run: runValues,
  redacted: () => [],
  behind: behindValues,
});

/** Persons, all of it: without the right the table is absent (RO-2, R-9). */
export const learners = defineKind('learners', {
  run: runLearners,
  redacted: (_, scope) => withheldOf(scope),
  behind: behindLearners,
  rest: restOfLearners,
});
