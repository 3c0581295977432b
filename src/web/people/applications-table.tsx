import { Button } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateTime, formatDay } from '#text/format.ts';
import { RecordTable } from '../tables/record-table.tsx';
import { applicationsQuery, endApplication, type ListedApplication } from './applications-api.ts';
import { Confirm } from './confirm.tsx';
import { useSaid } from './use-said.tsx';

/** A line per program; on a phone a card each. */
export function ApplicationsTable({ applications }: { applications: readonly ListedApplication[] }) {
  const { t } = useTranslation();
  return (
    <RecordTable
      name={t('applications.title')}
      className="people-table"
      columns={(['name', 'id', 'made', 'used', 'until'] as const).map((id) => t(`applications.column.${id}`))}
      actions={t('people.column.actions')}
    >
      {applications.map((application) => (
        <Row key={application.id} application={application} />
      ))}
    </RecordTable>
  );
}

function Row({ application }: { application: ListedApplication }) {
  const { t, i18n } = useTranslation();
  const { id, name, madeBy, madeByName, madeAt, usedAt, expiresAt } = application;
  const [isAsked, setAsked] = useState(false);
  const until = formatDay(expiresAt, i18n.language);
  const who = madeBy === 'house' ? t('applications.house') : t('applications.by', { name: madeByName ?? madeBy });
  return (
    <tr data-testid={`application-${name}`}>
      <th scope="row" data-label={t('applications.column.name')}>
        {name}
      </th>
      <td data-label={t('applications.column.id')}>
        <code>{id}</code>
      </td>
      <td data-label={t('applications.column.made')}>
        {formatDay(madeAt, i18n.language)} <span className="quiet">{who}</span>
      </td>
      <td data-label={t('applications.column.used')}>
        {usedAt ? formatDateTime(usedAt, i18n.language) : t('applications.unused')}
      </td>
      <td data-label={t('applications.column.until')}>
        {Date.parse(expiresAt) < Date.now() ? t('applications.over', { when: until }) : until}
      </td>
      <td className="people-actions">
        <Button
          size="small"
          onClick={() => setAsked(true)}
          aria-label={t('applications.endOf', { name })}
          data-testid={`application-end-${name}`}
        >
          {t('applications.end')}
        </Button>
        {isAsked && <End application={application} onClose={() => setAsked(false)} />}
      </td>
    </tr>
  );
}

function End({ application, onClose }: { application: ListedApplication; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const say = useSaid();
  const { name, tenant } = application;
  return (
    <Confirm
      title={t('applications.endOf', { name })}
      action={t('applications.end')}
      testId="application-end"
      onConfirm={() => endApplication(application)}
      onDone={() => {
        say(t('applications.ended', { name }));
        void client.invalidateQueries({ queryKey: applicationsQuery(tenant).queryKey });
      }}
      onClose={onClose}
    >
      <p>{t('applications.endAbout')}</p>
    </Confirm>
  );
}
