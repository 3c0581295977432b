import { defineKind } from '../kind.ts';
import { behindRanking } from './behind.ts';
import { runRanking } from './run.ts';

/** Entities in the order of an amount. Everybody gets the order; the amount takes the right to see revenue (RO-4). */
export const ranking = defineKind('ranking', {
  run: runRanking,
  redacted: ({ source }, { may }) => (may.includes('revenue') ? [] : [source.rankedBy.id]),
  behind: behindRanking,
});
