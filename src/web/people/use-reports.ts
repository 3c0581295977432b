import { useQuery } from '@tanstack/react-query';
import type { ReportList } from '#contract/report.ts';
import { reportsQuery } from '../api.ts';
import { useMember, useSession } from './use-session.ts';

/** Every report there is, as the reader finds it: one that their roles do not open is locked (CO-14). */
export function useReports() {
  const { data, error, refetch } = useQuery(reportsQuery);
  const session = useSession();
  const pages = useMember()?.pages;
  const known = session?.state === 'signed-in' ? lockedBut(data?.reports, pages ?? []) : data?.reports;
  return { data: known, error, refetch };
}

/** Whether the reader's roles open a report, as far as can be told before it is asked for. */
export function useOpens(report: string): boolean {
  const session = useSession();
  const pages = useMember()?.pages;
  return session?.state !== 'signed-in' || (pages?.includes(report) ?? false);
}

function lockedBut(reports: ReportList['reports'] | undefined, pages: readonly string[]) {
  return reports?.map((entry) =>
    entry.state === 'open' && !pages.includes(entry.id) ? { ...entry, state: 'locked' as const } : entry,
  );
}
