import { defineKind } from '../kind.ts';
import { adoptionBehind } from './behind.ts';
import { runAdoption } from './run.ts';

/** Licences and who uses them; the figures are open to whoever opens the report, only people are withheld. */
export const adoption = defineKind('adoption', {
  run: runAdoption,
  redacted: () => [],
  behind: adoptionBehind,
});
