import type { ResultSection } from '#contract/report.ts';
import { carried, useSearch } from '#web/shell/use-tenant.ts';

/** What a table of a page can do beyond showing its rows. */
export interface TableLayout {
  /** A search field; the text stands in the address as `search` and is sent to the server. */
  readonly search?: boolean;
  /** A column whose cells lead to a page; `{id}` in the path stands for the row's value in that column. */
  readonly link?: { readonly column: string; readonly path: string };
  /** The columns that tell the rows apart; all months and texts unless told otherwise. */
  readonly keys?: readonly string[];
  /** The column that says what a row is of, shown first; the files keep the order of the answer. */
  readonly first?: string;
  /** Columns of long ids, cut to their beginning. */
  readonly narrow?: readonly string[];
}

/** The page a cell leads to; undefined for cells that are no link, and where the path lacks a value. */
export function linkOf({ link }: TableLayout, row: ResultSection['rows'][number], column: string): string | undefined {
  if (link?.column !== column) return undefined;
  const names = [...link.path.matchAll(/{(\w+)}/g)].map(([, name = '']) => name);
  if (names.some((name) => !row[name])) return undefined;
  return link.path.replace(/{(\w+)}/g, (_, name: string) => encodeURIComponent(String(row[name])));
}

/** What a link takes along: whose data, and which months. */
export function useCarried() {
  return carried(useSearch());
}
