import { rangePresets } from '#contract/download-choices.ts';
import type {
  ColumnFilter,
  Download,
  DownloadSchedule,
  DownloadSource,
  Template,
  TimeRange,
} from '#contract/downloads.ts';
import { frequencyOf, mayLookBack } from '#domain/schedule/frequency.ts';
import { oneOf, type ReportSearch } from '../filters/search.ts';
import type { DownloadOrder, Selection } from './hub-api.ts';

/** A report as it is put together on the page. */
export interface Draft {
  readonly dataset: string | undefined;
  /** `documented`, `all`, the id of a template; `own` once a column or filter was changed. */
  readonly template: string;
  readonly columns: readonly string[];
  readonly filters: readonly ColumnFilter[];
  readonly range: TimeRange | null;
  /** Undefined: the usual one. */
  readonly name: string | undefined;
  readonly format: Download['format'];
  readonly byteOrderMark: boolean;
  readonly schedule: DownloadSchedule | null;
}

export const emptyDraft: Draft = {
  dataset: undefined,
  template: 'documented',
  columns: [],
  filters: [],
  range: null,
  name: undefined,
  format: 'csv',
  byteOrderMark: false,
  schedule: null,
};

/** What the documented queries span (api.md §6). */
const usualRange: TimeRange = { kind: 'last', count: 6, unit: 'months' };

/** Begins with a source: its curated columns, half a year. What the role does not show is left out by the server, which says so (RO-3). */
export function withSource(draft: Draft, source: DownloadSource | undefined): Draft {
  if (source === undefined) return { ...emptyDraft, format: draft.format, byteOrderMark: draft.byteOrderMark };
  const [first] = source.templates;
  const kept = draft.range ?? usualRange;
  return {
    ...draft,
    dataset: source.dataset,
    template: first?.id ?? 'own',
    columns: first?.columns ?? [],
    filters: [],
    range: source.timed ? kept : null,
  };
}

/** The columns of a curated template (DL-15). */
export function withCurated(draft: Draft, source: DownloadSource, id: string): Draft {
  const template = source.templates.find((one) => one.id === id);
  return template === undefined ? draft : { ...draft, template: id, columns: template.columns, filters: [] };
}

export function withTemplate(draft: Draft, source: DownloadSource, template: Template): Draft {
  const begun = withSource(draft, source);
  return { ...begun, template: template.id, columns: template.columns, filters: template.filters };
}

/** A report that is there, to be changed or to begin from. */
export function draftOf({ dataset, columns, filters, range, name, format, byteOrderMark, schedule }: Download): Draft {
  return { dataset, template: 'own', columns, filters, range, name, format, byteOrderMark, schedule };
}

/** A changed time of a schedule may make the range too long: it becomes the longest that is allowed (DL-21). */
export function withSchedule(draft: Draft, schedule: DownloadSchedule | null): Draft {
  const next = { ...draft, schedule };
  if (draft.range === null || isAllowed(draft.range, schedule)) return next;
  const allowed = rangePresets.filter((preset) => isAllowed(preset, schedule));
  return { ...next, range: allowed.at(-1) ?? draft.range };
}

/** Whether a report that comes so often may span that time: DL-21 of a schedule, DL-24 of a single file. */
export function isAllowed(range: TimeRange, schedule: DownloadSchedule | null): boolean {
  if (schedule !== null) return range.kind !== 'days' && mayLookBack(frequencyOf(schedule.recurrence), range);
  if (range.kind === 'lifetime') return false;
  return range.kind === 'days' || range.unit !== 'years' || range.count <= 2;
}

/** What an address asks for: a source with columns and days, or a template. */
export function withAddress(
  search: ReportSearch,
  { sources, templates }: { readonly sources: readonly DownloadSource[]; readonly templates: readonly Template[] },
): Draft {
  const template = templates.find(({ id }) => id === oneOf(search.template));
  const wanted = (template?.dataset ?? oneOf(search.dataset) ?? '').toLowerCase();
  const source = sources.find(({ dataset }) => dataset.toLowerCase() === wanted);
  if (source === undefined) return emptyDraft;
  if (template !== undefined) return withTemplate(emptyDraft, source, template);
  const begun = withSource(emptyDraft, source);
  const named = (oneOf(search.columns) ?? '').split(',').map((name) => name.trim().toLowerCase());
  const columns = source.columns.filter(({ name }) => named.includes(name.toLowerCase())).map(({ name }) => name);
  const range = daysIn(search, source);
  return {
    ...begun,
    ...(columns.length > 0 && { columns, template: 'own' }),
    ...(range !== undefined && { range }),
  };
}

/** What is shown and made; undefined while something is missing. */
export function selectionOf({ dataset, columns, filters, range }: Draft): Selection | undefined {
  if (dataset === undefined || columns.length === 0) return undefined;
  return { dataset, columns, filters: filters.filter(isFilled), range };
}

export function orderOf(draft: Draft, usualName: string): DownloadOrder | undefined {
  const selection = selectionOf(draft);
  const { format, byteOrderMark, schedule } = draft;
  const name = (draft.name ?? usualName).trim();
  if (selection === undefined || name === '') return undefined;
  return { ...selection, name, format, byteOrderMark, schedule, several: schedule === null };
}

/** A filter that was begun and says nothing yet is left out. */
export function isFilled(filter: ColumnFilter): boolean {
  return filter.kind === 'values' ? filter.values.length > 0 : (filter.from ?? '') !== '' || (filter.to ?? '') !== '';
}

/** Days or months of the address; a month is all its days. */
function daysIn({ from, to }: ReportSearch, source: DownloadSource): TimeRange | undefined {
  const [first, last] = [oneOf(from), oneOf(to)];
  if (!source.timed || first === undefined || last === undefined) return undefined;
  const isMonths = first.length === 7 && last.length === 7;
  if (isMonths) return { kind: 'days', from: `${first}-01`, to: lastDay(last) };
  return first.length === 10 && last.length === 10 ? { kind: 'days', from: first, to: last } : undefined;
}

export function lastDay(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}
