import { z } from 'zod';
import { isDay } from '#base/day.ts';
import { downloadFormats, filterKinds, programmes, runStates } from './download-choices.ts';
import { plainText, versionNumber } from './record.ts';

const day = z.string().refine(isDay, 'write an existing day as YYYY-MM-DD');
const name = z.string().min(1).max(200);
const whole = (most: number) => z.int().min(1).max(most);

/** The time that a file spans. `last` days end yesterday, months and years are complete ones. */
export const timeRange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('last'), count: whole(3660), unit: z.enum(['days', 'months', 'years']) }),
  z.strictObject({ kind: z.literal('lifetime') }),
  z.strictObject({ kind: z.literal('days'), from: day, to: day }),
]);

/** Rows whose cell is one of the values, or lies between two; one of the two may be left out. A missing cell passes no filter. */
export const columnFilter = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('values'),
    column: name,
    values: z.array(z.string().max(4000)).min(1, 'choose at least one value').max(1000, 'choose at most 1000 values'),
  }),
  z.strictObject({
    kind: z.literal('between'),
    column: name,
    from: z.string().max(100).optional(),
    to: z.string().max(100).optional(),
  }),
]);

const parts = {
  dataset: name,
  columns: z.array(name).min(1, 'choose at least one column').max(1000),
  filters: z.array(columnFilter).max(100, 'choose at most 100 filters').default([]),
};

/** Which rows and columns; the range is left out where a dataset has no time (DL-27). */
export const downloadSelection = z.strictObject({ ...parts, range: timeRange.nullable().default(null) });

const clock = { time: z.string(), zone: z.string().max(100) };
const every = z.int().min(1).default(1);

/** When a scheduled file comes (DL-23); what may be in it is checked by the rules of schedules. */
export const recurrence = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('daily'), every, ...clock }),
  z.strictObject({ kind: z.literal('weekly'), every, weekdays: z.array(z.literal([1, 2, 3, 4, 5, 6, 7])), ...clock }),
  z.strictObject({ kind: z.literal('monthly'), every, days: z.array(z.int()), ...clock }),
  z.strictObject({ kind: z.literal('yearly'), every, month: z.int(), day: z.int(), ...clock }),
  z.strictObject({ kind: z.literal('dates'), dates: z.array(day), ...clock }),
]);

/** A schedule, from its start (default: now) to its end, and how often at most (default: as often as DL-22 allows). */
export const downloadSchedule = z.strictObject({
  recurrence,
  start: day.optional(),
  end: day.optional(),
  count: z.int().optional(),
});

/** A report to be made, at once or by a schedule. */
export const downloadDraft = z.strictObject({
  ...downloadSelection.shape,
  name: plainText('name', 200),
  format: z.enum(downloadFormats).default('csv'),
  byteOrderMark: z.boolean().default(false).describe('Of CSV and TSV, so that spreadsheets take them for UTF-8'),
  schedule: downloadSchedule.nullable().default(null),
  several: z.boolean().default(false).describe('Days that are too many for one file may become several files'),
});

/** A changed schedule, with the version it was changed from. */
export const downloadChange = z.strictObject({ ...downloadDraft.shape, version: versionNumber });

/** What becomes of a run. */
export const downloadRun = z.object({
  id: z.string(),
  dueAt: z.string(),
  notBefore: z.string().nullable().describe('Waits until then: its turn, or another try'),
  state: z.enum(runStates),
  rows: z.number().nullable().describe('So far, or in all'),
  endedAt: z.string().nullable(),
  trouble: z.string().nullable(),
  file: z
    .object({
      name: z.string(),
      bytes: z.number(),
      redacted: z.array(z.string()),
      generatedAt: z.string(),
      expiresAt: z.string(),
    })
    .nullable(),
});

/** What was chosen of which dataset. */
const selected = {
  dataset: z.string(),
  title: z.string(),
  programme: z.enum(programmes),
  columns: z.array(z.string()),
  filters: z.array(columnFilter),
};

/** A report of the hub with its runs, newest first. */
export const download = z.object({
  id: z.string(),
  tenant: z.string(),
  name: z.string(),
  ...selected,
  range: timeRange.nullable(),
  format: z.enum(downloadFormats),
  byteOrderMark: z.boolean(),
  schedule: downloadSchedule.nullable(),
  occurrences: z.object({ done: z.number(), of: z.number() }).nullable().describe('Of a schedule'),
  status: z.enum(['Active', 'Paused', 'Inactive']),
  madeAt: z.string(),
  changedAt: z.string().nullable(),
  version: z.number(),
  nextAt: z.string().nullable().describe('When it comes next; of a report that waits for its turn, when it is made'),
  runs: z.array(downloadRun),
});

export const downloadList = z.object({ tenant: z.string(), downloads: z.array(download) });
export const downloadsMade = z.object({ downloads: z.array(download) });

const columnFact = z.object({
  name: z.string(),
  about: z.string(),
  filter: z.enum(filterKinds),
  withheld: z.boolean().describe('Your role does not open it, and files come without it'),
});

/** What may be downloaded, and what is there of it. */
export const downloadSource = z.object({
  dataset: z.string(),
  title: z.string(),
  programme: z.enum(programmes),
  area: z.string().nullable(),
  aggregation: z.enum(['monthly', 'daily', 'none']),
  timed: z.boolean().describe('Whether a time range means something there'),
  loadedAt: z.string().nullable(),
  months: z.object({ from: z.string(), to: z.string() }).nullable(),
  columns: z.array(columnFact),
  templates: z.array(z.object({ id: z.enum(['documented', 'all']), columns: z.array(z.string()) })),
});

/** How much there may be, as this installation is set. */
export const downloadLimits = z.object({
  schedules: z.number(),
  templates: z.number(),
  favourites: z.number(),
  favouritesShown: z.number(),
  completedPerHour: z.number(),
  executions: z.object({ daily: z.number(), weekly: z.number(), monthly: z.number(), yearly: z.number() }),
  earliest: z.string(),
  today: z.string(),
});

export const downloadSources = z.object({
  tenant: z.string(),
  sources: z.array(downloadSource),
  limits: downloadLimits,
});

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** The first rows of a selection, and the columns that are left out for want of a role (RO-3). */
export const downloadPreview = z.object({
  columns: z.array(z.string()),
  redacted: z.array(z.string()),
  days: z.object({ from: z.string(), to: z.string() }).nullable(),
  rows: z.array(z.array(cell)),
});

export const valuesParameters = z.strictObject({
  tenant: z.string().optional().describe('May be left out when there is one tenant'),
  dataset: name,
  column: name,
  search: z.string().max(200).optional().describe('Part of the value, any case'),
});
export const columnValues = z.object({ values: z.array(z.string()), more: z.boolean() });

/** Columns and filters under a name (DL-15). */
export const templateDraft = z.strictObject({ ...parts, name: plainText('name', 100) });

/** A changed template, with the version it was changed from. */
export const templateChange = z.strictObject({ ...templateDraft.shape, version: versionNumber });

export const favouriteWish = z.strictObject({
  favourite: z.boolean(),
  instead: z.string().optional().describe('The favourite that it takes the place of'),
});
export const template = z.object({
  id: z.string(),
  tenant: z.string(),
  name: z.string(),
  ...selected,
  favourite: z.boolean(),
  favouriteSince: z.string().nullable(),
  at: z.string(),
  version: z.number(),
});
export const templateList = z.object({ tenant: z.string(), templates: z.array(template) });

export const runAddress = z.strictObject({ id: z.string(), run: z.string() });

export type TimeRange = z.output<typeof timeRange>;
export type ColumnFilter = z.output<typeof columnFilter>;
export type DownloadSelection = z.output<typeof downloadSelection>;
export type DownloadSchedule = z.output<typeof downloadSchedule>;
export type DownloadDraft = z.output<typeof downloadDraft>;
export type DownloadChange = z.output<typeof downloadChange>;
export type Download = z.infer<typeof download>;
export type DownloadRun = z.infer<typeof downloadRun>;
export type DownloadList = z.infer<typeof downloadList>;
export type DownloadsMade = z.infer<typeof downloadsMade>;
export type DownloadSource = z.infer<typeof downloadSource>;
export type DownloadSources = z.infer<typeof downloadSources>;
export type DownloadLimits = z.infer<typeof downloadLimits>;
export type DownloadPreview = z.infer<typeof downloadPreview>;
export type ValuesParameters = z.output<typeof valuesParameters>;
export type ColumnValues = z.infer<typeof columnValues>;
export type TemplateDraft = z.output<typeof templateDraft>;
export type TemplateChange = z.output<typeof templateChange>;
export type FavouriteWish = z.output<typeof favouriteWish>;
export type Template = z.infer<typeof template>;
export type TemplateList = z.infer<typeof templateList>;
