import { Link as FluentLink } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatDateTime, missing } from '#text/format.ts';
import { useChangeSearch, useSearch } from '../shell/use-tenant.ts';
import { detailWords } from './audit-words.ts';
import { namesQuery } from './people-api.ts';
import type { AuditEntry } from './shapes.ts';
import { useMay, useMember } from './use-session.ts';

interface TableProps {
  readonly entries: readonly AuditEntry[];
  /** Of several companies. */
  readonly withTenant: boolean;
}

/** A line per entry; whoever did it leads to all that they did. */
export function AuditTable({ entries, withTenant }: TableProps) {
  const { t } = useTranslation();
  const columns = ['at', 'who', 'what', ...(withTenant ? ['tenant'] : []), 'detail', 'address'];
  return (
    <table className="plain-table people-table audit-table" aria-label={t('audit.title')}>
      <thead>
        <tr>
          {columns.map((id) => (
            <th key={id} scope="col">
              {t(`audit.column.${id}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <Row key={entry.entry} entry={entry} withTenant={withTenant} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ entry, withTenant }: { entry: AuditEntry; withTenant: boolean }) {
  const { t, i18n } = useTranslation();
  const search = useSearch();
  const change = useChangeSearch();
  const member = useMember();
  const may = useMay();
  const names = useQuery(namesQuery(member?.tenant, may('people.read'))).data;
  const { at, actor, actorName, action, tenant, object, detail, address } = entry;
  return (
    <tr data-testid={`entry-${action}`}>
      <td data-label={t('audit.column.at')}>{formatDateTime(at, i18n.language)}</td>
      <th scope="row" data-label={t('audit.column.who')}>
        <FluentLink as="button" type="button" onClick={() => change({ ...search, actor })}>
          {t(`audit.actor.${actor}`, { defaultValue: actorName })}
        </FluentLink>
      </th>
      <td data-label={t('audit.column.what')}>{t(`audit.actions.${action}`, { defaultValue: action })}</td>
      {withTenant && <td data-label={t('audit.column.tenant')}>{tenant ?? missing}</td>}
      <td data-label={t('audit.column.detail')} className="audit-detail">
        {[object === null ? null : (names?.get(object) ?? object), detailWords(detail)].filter(Boolean).join(' · ') ||
          missing}
      </td>
      <td data-label={t('audit.column.address')}>{address ?? missing}</td>
    </tr>
  );
}
