import { Spinner } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { reportsQuery } from '../api.ts';
import { useSearch } from '../shell/use-tenant.ts';
import { ErrorBox } from './error-box.tsx';

/** Leads to the first report the reader may open, or to the data page while there is none. */
export function HomePage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(reportsQuery);
  const search = useSearch();
  if (error) return <ErrorBox error={error} onRetry={() => void refetch()} />;
  if (!data) return <Spinner label={t('app.loading')} />;
  const first = data.reports.find(({ state }) => state === 'open');
  if (!first) return <Navigate to="/data" search={search} replace />;
  return <Navigate to="/reports/$report" params={{ report: first.id }} search={search} replace />;
}
