import { defineKind } from '../kind.ts';
import { behindSums } from './behind.ts';
import { runSums } from './run.ts';

/** Measures of a dataset added over its rows; only measures that everybody may see. */
export const sums = defineKind('sums', { run: runSums, redacted: () => [], behind: behindSums });
