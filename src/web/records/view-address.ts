import { parseSearch, type ReportSearch, writeSearch } from '../filters/search.ts';
import type { SavedView } from './records-api.ts';

/** What of an address a view keeps: all but whose data it is, which the record knows itself. */
export function keptSearch(search: ReportSearch): string {
  return writeSearch({ ...search, tenant: undefined });
}

/** The parameters of the page that a view opens. */
export function openedSearch({ search, tenant }: Pick<SavedView, 'search' | 'tenant'>): ReportSearch {
  return { ...parseSearch(search), tenant };
}

/** Whether the page on screen is the one that a view keeps. */
export function isShown(view: SavedView, report: string | undefined, search: ReportSearch): boolean {
  return view.report === report && writeSearch(openedSearch(view)) === writeSearch({ ...search, tenant: view.tenant });
}

/** By name, as a reader of `language` sorts names. */
export function byName(views: readonly SavedView[], language: string): SavedView[] {
  return [...views].sort((a, b) => a.name.localeCompare(b.name, language, { numeric: true, sensitivity: 'base' }));
}
