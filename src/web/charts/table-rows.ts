import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { ReportResult, ResultSection } from '#contract/report.ts';
import { getJson, pageRows } from '#web/api.ts';
import { askedOf } from '#web/drill/cell.ts';
import { versionsOf } from '#web/drill/rows-query.ts';
import { writeSearch } from '#web/filters/search.ts';

export interface TableRows {
  readonly rows: ResultSection['rows'];
  /** Rows there are, those not fetched included. */
  readonly total: number;
  /** The rows are being asked for, or are still those of the text before. */
  readonly busy: boolean;
  readonly error: Error | null;
  /** Fetches the next rows; does nothing while some are on their way. */
  readonly more: () => void;
  readonly retry: () => void;
}

/** The rows of a section that answer a search, page after page; without a search the first page came with the report. */
export function useTableRows(result: ReportResult, section: ResultSection, text: string): TableRows {
  const place = `${encodeURIComponent(result.report)}/sections/${encodeURIComponent(section.id)}`;
  const asked = { ...askedOf(result), ...(text !== '' && { search: text }), limit: String(pageRows) };
  const query = useInfiniteQuery({
    queryKey: ['section', result.report, section.id, writeSearch(asked), versionsOf(result)],
    queryFn: async ({ pageParam, signal }) => {
      const address = `/api/v1/reports/${place}.json${writeSearch({ ...asked, offset: String(pageParam) })}`;
      const answer = await getJson<ReportResult>(address, signal);
      return answer.sections[0] ?? { ...section, rows: [], rowCount: 0 };
    },
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const fetched = pages.reduce((sum, { rows }) => sum + rows.length, 0);
      return last.rows.length > 0 && fetched < totalOf(last) ? fetched : undefined;
    },
    ...(text === '' ? { initialData: { pages: [section], pageParams: [0] } } : {}),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const pages = query.data?.pages ?? [];
  return {
    rows: pages.length === 1 ? (pages[0]?.rows ?? []) : pages.flatMap(({ rows }) => rows),
    total: pages[0] === undefined ? 0 : totalOf(pages[0]),
    busy: query.isFetching,
    error: query.error,
    more: () => {
      if (query.hasNextPage && !query.isFetching && !query.error) void query.fetchNextPage();
    },
    retry: () => void (query.data ? query.fetchNextPage() : query.refetch()),
  };
}

function totalOf({ rowCount, rows }: ResultSection): number {
  return rowCount ?? rows.length;
}
