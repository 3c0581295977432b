import { Button, Spinner, Tab, TabList } from '@fluentui/react-components';
import { Add20Regular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { oneOf } from '../filters/search.ts';
import { NoData } from '../pages/empty-page.tsx';
import { ErrorBox } from '../pages/error-box.tsx';
import { PageFrame } from '../people/page-frame.tsx';
import { useChangeSearch, useSearch, useTenant } from '../shell/use-tenant.ts';
import { FavouriteStrip } from './favourite-strip.tsx';
import { downloadsQuery } from './hub-api.ts';
import { ReportTable } from './report-table.tsx';
import { ScheduleTable } from './schedule-table.tsx';
import { TemplateTable } from './template-table.tsx';
import './hub.css';

const tabs = ['reports', 'scheduled', 'templates'] as const;

/** The downloads hub: files that were made, schedules, templates (DL-10 … DL-30). */
export function HubPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { id: tenant, about, known } = useTenant();
  const begin = () => void navigate({ to: '/downloads/new', search: { tenant } });
  return (
    <PageFrame
      title={t('hub.title')}
      sentence={t('hub.sentence')}
      testId="hub"
      permission="downloads.own"
      tools={
        about && (
          <Button appearance="primary" icon={<Add20Regular />} onClick={begin} data-testid="hub-new">
            {t('hub.new')}
          </Button>
        )
      }
    >
      {known && about === undefined ? <NoData /> : <Hub tenant={tenant} />}
    </PageFrame>
  );
}

function Hub({ tenant }: { tenant: string | undefined }) {
  const { t } = useTranslation();
  const search = useSearch();
  const change = useChangeSearch();
  const list = useQuery(downloadsQuery(tenant));
  const tab = tabs.find((one) => one === oneOf(search.tab)) ?? 'reports';
  const downloads = list.data?.downloads;
  return (
    <>
      <FavouriteStrip tenant={tenant} />
      <section className="card hub-card" aria-busy={list.isLoading}>
        <TabList
          selectedValue={tab}
          onTabSelect={(_, { value }) => change({ ...search, tab: value === 'reports' ? undefined : String(value) })}
          aria-label={t('hub.title')}
        >
          {tabs.map((one) => (
            <Tab key={one} value={one} id={`hub-tab-${one}`} data-testid={`hub-tab-${one}`}>
              {t(`hub.tab.${one}`)}
            </Tab>
          ))}
        </TabList>
        <div role="tabpanel" aria-labelledby={`hub-tab-${tab}`}>
          {list.error && tab !== 'templates' && <ErrorBox error={list.error} onRetry={() => void list.refetch()} />}
          {!downloads && !list.error && tab !== 'templates' && <Spinner size="small" label={t('app.loading')} />}
          {downloads && tab === 'reports' && <ReportTable downloads={downloads} chosen={oneOf(search.report)} />}
          {downloads && tab === 'scheduled' && <ScheduleTable downloads={downloads} chosen={oneOf(search.report)} />}
          {tab === 'templates' && <TemplateTable tenant={tenant} />}
        </div>
      </section>
    </>
  );
}
