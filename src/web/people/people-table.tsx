import { Badge } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { formatAgo, formatDateTime, missing } from '#text/format.ts';
import { RecordTable } from '../tables/record-table.tsx';
import { PersonMenu } from './person-menu.tsx';
import { listed } from './role-words.ts';
import type { Grant, ListedPerson } from './shapes.ts';

interface TableProps {
  readonly people: readonly ListedPerson[];
  readonly tenant: string;
}

/** A line per person; on a phone a card each. */
export function PeopleTable({ people, tenant }: TableProps) {
  const { t } = useTranslation();
  return (
    <div className="table-card">
      <RecordTable
        name={t('people.title')}
        className="people-table"
        columns={(['name', 'roles', 'secondFactor', 'seen', 'state'] as const).map((id) => t(`people.column.${id}`))}
        actions={t('people.column.actions')}
      >
        {people.map((person) => (
          <Row key={person.account} person={person} tenant={tenant} />
        ))}
      </RecordTable>
    </div>
  );
}

function Row({ person, tenant }: { person: ListedPerson; tenant: string }) {
  const { t, i18n } = useTranslation();
  const { name, email, grants, secondFactor, lastSeenAt, disabledAt, you, operator } = person;
  return (
    <tr data-testid={`person-${email}`} className={disabledAt ? 'person-disabled' : undefined}>
      <th scope="row" data-label={t('people.column.name')}>
        <span className="person-name">{name}</span> {you && <Badge appearance="tint">{t('people.you')}</Badge>}{' '}
        {operator && (
          <Badge appearance="tint" color="important">
            {t('people.operator')}
          </Badge>
        )}
        <span className="quiet person-email">{email}</span>
      </th>
      <td data-label={t('people.column.roles')}>
        <RoleCell grants={grants} />
      </td>
      <td data-label={t('people.column.secondFactor')}>{t(secondFactor ? 'factor.on' : 'factor.off')}</td>
      <td
        data-label={t('people.column.seen')}
        title={lastSeenAt ? formatDateTime(lastSeenAt, i18n.language) : undefined}
      >
        {lastSeenAt ? formatAgo(lastSeenAt, Date.now(), i18n.language) : t('people.never')}
      </td>
      <td data-label={t('people.column.state')}>
        <Badge appearance="tint" color={disabledAt ? 'danger' : 'success'}>
          {t(disabledAt ? 'people.disabled' : 'people.enabled')}
        </Badge>
      </td>
      <td className="people-actions">
        <PersonMenu person={person} tenant={tenant} />
      </td>
    </tr>
  );
}

function RoleCell({ grants }: { grants: readonly Grant[] }) {
  const { t, i18n } = useTranslation();
  if (grants.length === 0) return missing;
  return (
    <ul className="plain-list">
      {grants.map(({ role, locations, origin }) => (
        <li key={`${role} ${origin}`}>
          {t(`role.${role}.name`, { defaultValue: role })}
          {locations && (
            <span className="quiet">
              {' '}
              {t('grant.at', { count: locations.length, locations: listed(locations, i18n.language) })}
            </span>
          )}{' '}
          {origin !== 'person' && (
            <Badge appearance="tint" size="small" color="informative">
              {t(`grant.${origin}`)}
            </Badge>
          )}
        </li>
      ))}
    </ul>
  );
}
