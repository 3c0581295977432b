import { Spinner } from '@fluentui/react-components';
import { CalendarClock24Regular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sending } from '#contract/sendings.ts';
import { NoData } from '../pages/empty-page.tsx';
import { ErrorBox } from '../pages/error-box.tsx';
import { PageFrame } from '../people/page-frame.tsx';
import { useTenant } from '../shell/use-tenant.ts';
import { ChangeWindow } from './change-window.tsx';
import { LogWindow } from './log-window.tsx';
import { SendingRow, sendingColumns } from './sending-row.tsx';
import { sendingsQuery } from './sendings-api.ts';
import '../hub/hub.css';
import './sendings.css';
import { RecordTable } from '../tables/record-table.tsx';

/** Pages that are sent and figures that are watched, with their runs. */
export function SendingsPage() {
  const { t } = useTranslation();
  const { id: tenant, about, known } = useTenant();
  return (
    <PageFrame title={t('sending.title')} sentence={t('sending.sentence')} testId="sendings" permission="reports.read">
      {known && about === undefined ? <NoData /> : <OwnSendings tenant={tenant} />}
    </PageFrame>
  );
}

function OwnSendings({ tenant }: { tenant: string | undefined }) {
  const { t } = useTranslation();
  const list = useQuery(sendingsQuery(tenant));
  const [looking, setLooking] = useState<Sending>();
  const [changing, setChanging] = useState<Sending>();
  const sendings = list.data?.sendings;
  if (list.error) return <ErrorBox error={list.error} onRetry={() => void list.refetch()} />;
  if (!sendings) return <Spinner size="small" label={t('app.loading')} />;
  if (sendings.length === 0) return <NoSendings />;
  return (
    <section className="card hub-card">
      <div className="table-card">
        <RecordTable
          name={t('sending.title')}
          className="hub-table"
          testId="sending-table"
          columns={sendingColumns.map((name) => t(`sending.column.${name}`))}
          actions={t('hub.column.action')}
        >
          {sendings.map((one) => (
            <SendingRow key={one.id} sending={one} onLog={() => setLooking(one)} onChange={() => setChanging(one)} />
          ))}
        </RecordTable>
      </div>
      {looking && <LogWindow sending={looking} onClose={() => setLooking(undefined)} />}
      {changing && <ChangeWindow sending={changing} onClose={() => setChanging(undefined)} />}
    </section>
  );
}

function NoSendings() {
  const { t } = useTranslation();
  return (
    <div className="state-box" data-testid="no-sendings">
      <CalendarClock24Regular className="state-icon" aria-hidden />
      <h2 className="state-title">{t('sending.nothing.title')}</h2>
      <p className="state-text">{t('sending.nothing.text')}</p>
    </div>
  );
}
