import { Spinner } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { oneOf } from '../filters/search.ts';
import { NoData } from '../pages/empty-page.tsx';
import { ErrorBox } from '../pages/error-box.tsx';
import { PageFrame } from '../people/page-frame.tsx';
import { useSearch, useTenant } from '../shell/use-tenant.ts';
import { draftOf, withAddress } from './draft.ts';
import { downloadsQuery, sourcesQuery, templatesQuery } from './hub-api.ts';
import { NewReport } from './new-report.tsx';
import './hub.css';

/** A report is put together here, or a schedule changed (DL-11, DL-12). */
export function NewDownloadPage() {
  const { t } = useTranslation();
  const search = useSearch();
  const { id: tenant, about, known } = useTenant();
  const isChange = search.report !== undefined;
  return (
    <PageFrame
      title={t(isChange ? 'hub.changeTitle' : 'hub.newTitle')}
      sentence={t(isChange ? 'hub.changeSentence' : 'hub.newSentence')}
      testId="hub-new-page"
      permission="downloads.own"
    >
      {known && about === undefined ? <NoData /> : <Begun tenant={tenant} />}
    </PageFrame>
  );
}

/** What the address asks for has to be there before the form is. */
function Begun({ tenant }: { tenant: string | undefined }) {
  const { t } = useTranslation();
  const search = useSearch();
  const sources = useQuery(sourcesQuery(tenant));
  const templates = useQuery(templatesQuery(tenant));
  const wanted = oneOf(search.report) ?? oneOf(search.copy);
  const list = useQuery({ ...downloadsQuery(tenant), enabled: wanted !== undefined && tenant !== undefined });
  const error = sources.error ?? templates.error ?? list.error;
  if (error) return <ErrorBox error={error} onRetry={() => void sources.refetch()} />;
  const isReady = sources.data && templates.data && (wanted === undefined || list.data);
  if (!isReady || !sources.data || !templates.data) return <Spinner size="small" label={t('app.loading')} />;
  const known = { sources: sources.data.sources, templates: templates.data.templates };
  const report = list.data?.downloads.find(({ id }) => id === wanted);
  const changed = search.report === undefined ? undefined : report;
  const begun = report ? draftOf(report) : withAddress(search, known);
  const first = changed || report?.schedule === undefined ? begun : { ...begun, schedule: null };
  return (
    <NewReport
      key={`${tenant} ${wanted} ${oneOf(search.template)} ${oneOf(search.dataset)}`}
      tenant={tenant}
      sources={sources.data}
      templates={known.templates}
      first={first}
      changed={changed}
    />
  );
}
