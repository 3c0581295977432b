import { ProgressBar } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportResult } from '#contract/report.ts';
import { ApiError, reportQuery } from '../api.ts';
import { ChipBar } from '../filters/chip-bar.tsx';
import { filtersOf, type ReportSearch } from '../filters/search.ts';
import { Refusal } from '../people/refusal.tsx';
import { useOpens, useReports } from '../people/use-reports.ts';
import { useMember } from '../people/use-session.ts';
import { NotesList } from '../records/notes-list.tsx';
import { NotesProvider } from '../records/notes-provider.tsx';
import { useSearch, useTenant } from '../shell/use-tenant.ts';
import { Closed, NoData } from './empty-page.tsx';
import { ErrorBox } from './error-box.tsx';
import { layoutOf, plainLayout } from './layout.ts';
import { PageHead } from './page-head.tsx';
import { PageSkeleton } from './page-skeleton.tsx';
import { Remarks } from './remarks.tsx';
import './pages.css';

const loadGrid = () => import('./report-grid.tsx').then(({ ReportGrid }) => ({ default: ReportGrid }));
const ReportGrid = lazy(loadGrid);

/** A report: head, chips, and its cards from one request. */
export function ReportPage({ report }: { report: string }) {
  const tenant = useTenant();
  const search = { ...useSearch(), tenant: tenant.id };
  const closed = useClosed(report);
  const opens = useOpens(report);
  const member = useMember();
  const answer = useQuery({ ...reportQuery(report, search), enabled: tenant.id !== undefined && !closed && opens });
  useTitle(report);
  // The drawing code comes while the figures are fetched.
  useEffect(() => void loadGrid(), []);
  if (closed === 'locked' || isRefusal(answer.error)) return <Refusal report={report} />;
  if (closed) return <Closed state={closed} />;
  return (
    <article className="report" data-report={report}>
      <PageHead report={report} search={search} result={answer.data} />
      <ChipBar search={search} />
      <Body
        report={report}
        search={search}
        result={answer.data}
        error={answer.error ?? tenant.error}
        nobody={tenant.known && (tenant.id === undefined || (member !== undefined && tenant.about === undefined))}
        updating={answer.isPlaceholderData || (answer.isFetching && answer.data !== undefined)}
        onRetry={() => void answer.refetch()}
      />
    </article>
  );
}

interface BodyProps {
  readonly report: string;
  readonly search: ReportSearch;
  readonly result: ReportResult | undefined;
  readonly error: Error | null;
  /** No tenant has any data, or the reader's own has none. */
  readonly nobody: boolean;
  readonly updating: boolean;
  readonly onRetry: () => void;
}

function Body({ report, search, result, error, nobody, updating, onRetry }: BodyProps) {
  const { t } = useTranslation();
  if (nobody) return <NoData report={report} />;
  if (error) return <ErrorBox error={error} onRetry={onRetry} search={search} />;
  const skeleton = <PageSkeleton layout={layoutOf(report)} />;
  if (!result) return skeleton;
  if (isEmpty(result)) return <NoData report={report} />;
  return (
    <NotesProvider result={result}>
      <div className="page-progress" role="status" aria-label={updating ? t('page.updating') : undefined}>
        {updating && <ProgressBar thickness="medium" />}
      </div>
      <Suspense fallback={skeleton}>
        <div className={updating ? 'updating' : undefined} aria-busy={updating}>
          <ReportGrid layout={layoutOf(report) ?? plainLayout(result)} result={result} search={search} />
        </div>
      </Suspense>
      <NotesList />
      <Remarks result={result} rawDataset={layoutOf(report)?.rawDataset ?? result.asOf[0]?.dataset} />
    </NotesProvider>
  );
}

/** Nothing was ever loaded for the page; with filters on, empty cards say so themselves. */
function isEmpty(result: ReportResult): boolean {
  const chosen = Object.keys(filtersOf(result.filters)).length > 0;
  return !chosen && result.asOf.every(({ latestMonth }) => latestMonth === null);
}

/** Why the report cannot be opened: not known to the server, announced only, or not for this reader. */
function useClosed(report: string): 'planned' | 'locked' | 'unknown' | undefined {
  const { data } = useReports();
  if (!data) return undefined;
  const state = data.find(({ id }) => id === report)?.state ?? 'unknown';
  return state === 'open' ? undefined : state;
}

/** A role that was lost while the page was open counts at once. */
function isRefusal(error: Error | null): boolean {
  return error instanceof ApiError && error.problem?.code === 'forbidden';
}

function useTitle(report: string): void {
  const { t, i18n } = useTranslation();
  useEffect(() => {
    document.title = `${t(`report.${report}.title`, { defaultValue: report })} · ${t('app.name')}`;
  }, [report, i18n.language]);
}
