import { Spinner } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Failure } from './form.tsx';
import { adminsQuery } from './people-api.ts';
import { useRoleList } from './role-words.ts';
import type { Admin } from './shapes.ts';
import { useMember } from './use-session.ts';

interface ListProps {
  /** Of the mail that a click begins. */
  readonly subject: string;
  /** Only those who give one of these roles. */
  readonly gives?: readonly string[];
}

/** Whom to ask for roles in the company on screen (RO-18). */
export function AdminList({ subject, gives }: ListProps) {
  const { t } = useTranslation();
  const tenant = useMember()?.tenant;
  const { data, error } = useQuery(adminsQuery(tenant));
  if (error) return <Failure error={error} />;
  if (tenant === undefined) return <p>{t('admins.operator')}</p>;
  if (!data) return <Spinner size="small" label={t('app.loading')} />;
  const asked = data.admins.filter((admin) => !gives || admin.gives.some((role) => gives.includes(role)));
  if (asked.length === 0) return <p data-testid="no-admins">{t('admins.none')}</p>;
  return (
    <ul className="plain-list admin-list" data-testid="admins">
      {asked.map((admin) => (
        <Entry key={admin.email} admin={admin} subject={subject} />
      ))}
    </ul>
  );
}

function Entry({ admin: { name, email, roles }, subject }: { admin: Admin; subject: string }) {
  const words = useRoleList(roles);
  return (
    <li>
      <span className="role-name">{name}</span>
      <a className="link" href={`mailto:${encodeURIComponent(email)}?subject=${encodeURIComponent(subject)}`}>
        {email}
      </a>
      <span className="quiet">{words}</span>
    </li>
  );
}
