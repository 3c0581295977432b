import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatDay, formatMonthRange } from '#text/format.ts';
import { CalendarPanel } from './calendar-panel.tsx';
import { EnrolmentTable } from './enrolment-table.tsx';
import { ForecastPanel } from './forecast-panel.tsx';
import { KpiChart } from './kpi-chart.tsx';
import { NextSteps } from './next-steps.tsx';
import { Answered } from './panel.tsx';
import { type ProgrammeStatus, statusQuery } from './programme-api.ts';
import { ProgrammePage } from './programme-page.tsx';
import { ProgressPanel } from './progress-panel.tsx';
import { ResourcePanel } from './resource-panel.tsx';
import { StandingTiles } from './standing-tiles.tsx';

/** Where a partner stands in the learning programme, and what to do next. */
export function ProgrammeHomePage() {
  return (
    <ProgrammePage name="home" permission="programme.read">
      {(tenant) => <Home tenant={tenant} />}
    </ProgrammePage>
  );
}

function Home({ tenant }: { tenant: string }) {
  const status = useQuery(statusQuery(tenant));
  return <Answered query={status}>{(data) => <Standing status={data} tenant={tenant} />}</Answered>;
}

function Standing({ status, tenant }: { status: ProgrammeStatus; tenant: string }) {
  const { t, i18n } = useTranslation();
  const { kpi } = status;
  const months = formatMonthRange({ from: kpi.windowFrom, to: kpi.windowTo }, i18n.language);
  return (
    <>
      <StandingTiles status={status} tenant={tenant} />
      <div className="programme-grid">
        <div className="programme-column">
          <NextSteps steps={status.steps} tenant={tenant} today={status.today} />
          <ResourcePanel edition={status.edition} />
          <CalendarPanel tenant={tenant} />
        </div>
        <KpiChart
          id="kpi"
          title={t('programme.kpiByMonth')}
          about={t('programme.kpiAbout', { months, next: formatDay(kpi.nextRefresh, i18n.language) })}
          months={kpi.byMonth}
          tenant={tenant}
        />
      </div>
      <EnrolmentTable enrolments={status.enrolments} today={status.today} tenant={tenant} />
      <ProgressPanel levels={status.levels} tenant={tenant} />
      <ForecastPanel tenant={tenant} />
    </>
  );
}
