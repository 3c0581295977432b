import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatDay } from '#text/format.ts';
import { currentEdition } from './current-edition.ts';
import { competenciesOf } from './levels.ts';
import { Answered, Panel } from './panel.tsx';
import { editionsQuery, type ProgrammeStatus, simulationQuery, statusQuery } from './programme-api.ts';
import { ProgrammePage } from './programme-page.tsx';
import { SimulatedView } from './simulated-view.tsx';
import { useWhatIf } from './use-what-if.ts';
import { asksNothing, lookFrom, simulationOf } from './what-if.ts';
import { WhatIfFields } from './what-if-fields.tsx';

/** What would follow from more purchases, trainers, exams or a commitment: the real rules, nothing written. */
export function SimulatorPage() {
  return (
    <ProgrammePage name="simulator" permission="programme.read">
      {(tenant) => <Simulator tenant={tenant} />}
    </ProgrammePage>
  );
}

function Simulator({ tenant }: { tenant: string }) {
  const status = useQuery(statusQuery(tenant));
  const editions = useQuery(editionsQuery);
  const refreshDay = currentEdition(editions.data)?.refreshDay;
  return (
    <Answered query={status}>
      {(data) => <WhatIfPanels status={data} tenant={tenant} refreshDay={refreshDay ?? dayOf(data)} />}
    </Answered>
  );
}

/** The day of the month on which the reports are refreshed, as the answer itself shows it. */
function dayOf({ kpi }: ProgrammeStatus): number {
  return Number(kpi.nextRefresh.slice(8, 10));
}

interface PanelsProps {
  readonly status: ProgrammeStatus;
  readonly tenant: string;
  readonly refreshDay: number;
}

function WhatIfPanels({ status, tenant, refreshDay }: PanelsProps) {
  const { t, i18n } = useTranslation();
  const { today } = status;
  const { what, settled, change } = useWhatIf(today);
  const on = lookFrom(settled, { today, refreshDay });
  const asked = simulationOf(settled, on);
  const simulated = useQuery(simulationQuery(tenant, asked));
  return (
    <>
      <MessageBar intent="info" layout="multiline" data-testid="is-simulation">
        <MessageBarBody>{t('programme.simulator.isOne', { day: formatDay(on, i18n.language) })}</MessageBarBody>
      </MessageBar>
      <div className="programme-grid programme-grid-fields">
        <Panel id="what-if" title={t('programme.simulator.wish')} about={t('programme.simulator.wishAbout')}>
          <WhatIfFields
            what={what}
            change={change}
            competencies={competenciesOf(status.levels)}
            looksFrom={lookFrom(what, { today, refreshDay })}
          />
        </Panel>
        <Panel
          id="simulated"
          title={t('programme.simulator.result')}
          about={asksNothing(asked) ? t('programme.simulator.asksNothing') : undefined}
        >
          <Answered query={simulated}>
            {(data) => <SimulatedView simulated={data} competency={settled.competency} busy={simulated.isFetching} />}
          </Answered>
        </Panel>
      </div>
    </>
  );
}
