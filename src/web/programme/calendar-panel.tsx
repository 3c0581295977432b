import { Button } from '@fluentui/react-components';
import { CalendarLtr20Regular, CalendarSync20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Confirm } from '../people/confirm.tsx';
import { ShownOnce } from '../people/shown-once.tsx';
import { Panel } from './panel.tsx';
import { makeCalendarAddress, programmeAddress } from './programme-api.ts';

/** The days of the programme for a calendar: as a file, and as an address that calendar programs read again and again. */
export function CalendarPanel({ tenant }: { tenant: string }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const [made, setMade] = useState<string>();
  return (
    <Panel id="calendar" title={t('programme.calendar.title')} about={t('programme.calendar.about')}>
      <ul className="plain-list programme-links">
        <li>
          <CalendarLtr20Regular aria-hidden />
          <a className="link" href={programmeAddress('/calendar.ics', tenant)} download data-testid="calendar-file">
            {t('programme.calendar.file')}
          </a>
        </li>
      </ul>
      {made !== undefined && <ShownOnce label={t('programme.calendar.address')} text={made} testId="calendar-feed" />}
      <Button
        className="programme-begin no-print"
        icon={<CalendarSync20Regular />}
        onClick={() => setAsking(true)}
        data-testid="calendar-make"
      >
        {t('programme.calendar.make')}
      </Button>
      {asking && (
        <Confirm
          title={t('programme.calendar.make')}
          action={t('programme.calendar.confirm')}
          testId="calendar-make"
          onConfirm={async () => setMade(new URL((await makeCalendarAddress(tenant)).address, location.href).href)}
          onDone={() => undefined}
          onClose={() => setAsking(false)}
        >
          <p>{t('programme.calendar.ask')}</p>
        </Confirm>
      )}
    </Panel>
  );
}
