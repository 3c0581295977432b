import type { Report } from '#model/report.ts';
import { adoption } from './adoption.ts';
import { customers } from './customers.ts';
import { dynamicsUsage } from './dynamics-usage.ts';
import { microsoftLearn } from './microsoft-learn.ts';

/** The table of contents: every report there is. */
export const reports: readonly Report[] = [customers, dynamicsUsage, microsoftLearn, adoption];
