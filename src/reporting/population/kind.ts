import { defineKind } from '../kind.ts';
import { behindPopulation } from './behind.ts';
import { runPopulation } from './run.ts';

/** Counts of a population; nothing of it is sensitive. */
export const population = defineKind('population', {
  run: runPopulation,
  redacted: () => [],
  behind: behindPopulation,
});
