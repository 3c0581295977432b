import { Spinner } from '@fluentui/react-components';
import { Navigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { NoReports } from '../people/refusal.tsx';
import { useReports } from '../people/use-reports.ts';
import { useMay } from '../people/use-session.ts';
import { useSearch } from '../shell/use-tenant.ts';
import { ErrorBox } from './error-box.tsx';

/** Leads to the first report the reader may open, or to the data page while there is none. */
export function HomePage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useReports();
  const search = useSearch();
  const may = useMay();
  if (error) return <ErrorBox error={error} onRetry={() => void refetch()} />;
  if (!data) return <Spinner label={t('app.loading')} />;
  const first = data.find(({ state }) => state === 'open');
  if (!first && !may('imports.read')) return <NoReports />;
  if (!first) return <Navigate to="/data" search={search} replace />;
  return <Navigate to="/reports/$report" params={{ report: first.id }} search={search} replace />;
}
