import type { ApiFacts } from '#model/dataset.ts';

const everyDay = { minimumRecurrenceHours: 24, minimumRecurrenceSource: 'assumed' } as const;
const dateRanges = ['LAST_MONTH', 'LAST_3_MONTHS', 'LAST_6_MONTHS', 'LAST_1_YEAR', 'LIFETIME'];

/** The two datasets whose example shows ranges and recurrence. */
export const documentedApi: ApiFacts = {
  dateRanges,
  dateRangesSource: 'documented',
  minimumRecurrenceHours: 24,
  minimumRecurrenceSource: 'documented',
};

/** The others are taken to behave alike. */
export const assumedApi: ApiFacts = {
  dateRanges,
  dateRangesSource: 'assumed same as the two documented datasets',
  ...everyDay,
};

export const downloadOnly: ApiFacts = { ...assumedApi, downloadOnly: true };

/** Datasets without a time: a range means nothing there. */
export const timelessApi: ApiFacts = {
  dateRanges: [],
  dateRangesSource: 'system query has no TIMESPAN',
  ...everyDay,
};
