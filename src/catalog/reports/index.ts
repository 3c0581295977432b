import type { Report } from '#model/report.ts';
import { customers } from './customers.ts';

/** The table of contents: every report there is. */
export const reports: readonly Report[] = [customers];
