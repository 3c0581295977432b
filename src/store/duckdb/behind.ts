import type { Behind } from '#query/tree.ts';
import { adoptionBehind } from './adoption-behind.ts';
import type { BehindContext } from './behind-context.ts';
import { completionsBehind } from './completions-behind.ts';
import { sumsBehind } from './once.ts';
import { populationBehind } from './population-behind.ts';

/**
 * The rows behind a figure as a relation in parentheses, with the columns of `context.rows` (and more, if need be). It
 * honours the page filters that the form carries and the scope; the query's own filters and range narrow it afterwards.
 */
export function behindSql(behind: Behind, context: BehindContext): string {
  switch (behind.kind) {
    case 'sums':
      return sumsBehind(behind, context);
    case 'population':
      return populationBehind(behind, context);
    case 'adoption':
      return adoptionBehind(behind, context);
    case 'completions':
      return completionsBehind(behind, context);
  }
}
