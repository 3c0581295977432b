import { Spinner } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorBox } from '../pages/error-box.tsx';
import { AddApplication } from './add-application.tsx';
import { applicationsQuery } from './applications-api.ts';
import { ApplicationsTable } from './applications-table.tsx';
import { PageFrame } from './page-frame.tsx';
import { companyName, useMember } from './use-session.ts';

/** The programs that ask together with a person (RO-30). */
export function ApplicationsPage() {
  const { t } = useTranslation();
  const member = useMember();
  return (
    <PageFrame
      title={t('applications.title')}
      sentence={t('applications.sentence', { company: member ? companyName(member) : '' })}
      testId="applications"
      permission="applications.write"
    >
      {member ? <Applications tenant={member.tenant} /> : <p>{t('people.noCompany')}</p>}
    </PageFrame>
  );
}

function Applications({ tenant }: { tenant: string }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(applicationsQuery(tenant));
  return (
    <>
      <p className="quiet">{t('applications.about')}</p>
      {error && <ErrorBox error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Spinner size="small" label={t('app.loading')} />}
      {data && (
        <section className="card table-card">
          {data.applications.length === 0 ? (
            <p className="table-nothing" data-testid="applications-none">
              {t('applications.none')}
            </p>
          ) : (
            <ApplicationsTable applications={data.applications} />
          )}
        </section>
      )}
      <AddApplication key={tenant} tenant={tenant} />
    </>
  );
}
