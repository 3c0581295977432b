import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { PartBehind, RowsBehind } from '#contract/behind.ts';
import type { ReportResult } from '#contract/report.ts';
import { getJson } from '#web/api.ts';
import { type Cell, rowsAddress } from './cell.ts';

export type RowsPart = PartBehind;

/** Rows fetched at a time. */
const pageSize = 200;

/** Every part with its first rows. */
export function partsQuery(result: ReportResult, cell: Cell, search: string | undefined) {
  const address = rowsAddress(result, cell, { search, limit: pageSize });
  return queryOptions({
    queryKey: ['rows', address, versionsOf(result)],
    queryFn: async ({ signal }) => (await getJson<RowsBehind>(address, signal)).parts,
  });
}

/** One part, page after page; the first page is at hand already. */
export function partQuery(result: ReportResult, cell: Cell, first: RowsPart, search: string | undefined) {
  const { dataset, total } = first;
  const address = rowsAddress(result, cell, { search, dataset });
  return infiniteQueryOptions({
    queryKey: ['rows-of', address, versionsOf(result)],
    queryFn: async ({ pageParam, signal }) => {
      const slice = { search, dataset, limit: pageSize, offset: pageParam };
      const { parts } = await getJson<RowsBehind>(rowsAddress(result, cell, slice), signal);
      return parts.find((part) => part.dataset === dataset)?.rows ?? [];
    },
    initialPageParam: 0,
    initialData: { pages: [first.rows], pageParams: [0] },
    getNextPageParam: (last, pages) => {
      const fetched = pages.reduce((sum, page) => sum + page.length, 0);
      return last.length > 0 && fetched < total ? fetched : undefined;
    },
    // A number and its rows are of one version of the data.
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The versions of the data that the page shows: with another one, rows kept from before are not its rows. */
export function versionsOf({ asOf }: ReportResult): string {
  return asOf.map(({ dataset, version }) => `${dataset}@${version}`).join(' ');
}
