import { LockClosed24Regular } from '@fluentui/react-icons';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Permission, rolesFor } from '#domain/access/permission.ts';
import { type Role, rolesOpening } from '#domain/access/roles.ts';
import { carried, useSearch } from '../shell/use-tenant.ts';
import { AdminList } from './admin-list.tsx';
import { listed } from './role-words.ts';
import type { Grant } from './shapes.ts';
import { useReports } from './use-reports.ts';
import { companyName, rolesHeld, useMember } from './use-session.ts';
import './account.css';
import '../pages/pages.css';

/** A report that the reader's roles do not open: which ones do, who gives them, and what does open (CO-14, RO-18). */
export function Refusal({ report }: { report: string }) {
  const { t } = useTranslation();
  const title = t(`report.${report}.title`, { defaultValue: report });
  return <Closed title={title} opening={rolesOpening(report)} />;
}

/** The same for a page that is no report. */
export function Denied({ title, permission }: { title: string; permission: Permission }) {
  return <Closed title={title} opening={rolesFor(permission)} />;
}

function Closed({ title, opening }: { title: string; opening: readonly Role[] }) {
  const { t } = useTranslation();
  return (
    <div className="card refusal" data-testid="refusal">
      <LockClosed24Regular className="state-icon" aria-hidden />
      <h1 className="state-title">{t('refusal.title', { report: title })}</h1>
      <OwnRoles />
      <section aria-labelledby="refusal-roles">
        <h2 id="refusal-roles" className="refusal-heading">
          {t('refusal.opening')}
        </h2>
        {opening.length === 0 ? <p>{t('refusal.operatorOnly')}</p> : <RoleList roles={opening} />}
      </section>
      {opening.length > 0 && <Whom subject={t('refusal.mail', { report: title })} gives={opening} />}
      <Opens />
    </div>
  );
}

/** Nothing opens at all: whoever has no role yet learns whom to ask. */
export function NoReports() {
  const { t } = useTranslation();
  return (
    <div className="card refusal" data-testid="refusal">
      <LockClosed24Regular className="state-icon" aria-hidden />
      <h1 className="state-title">{t('refusal.nothingTitle')}</h1>
      <OwnRoles />
      <Whom subject={t('refusal.mailAny')} />
      <p>
        <Link to="/profile" search={({ tenant }) => ({ tenant })} className="link">
          {t('profile.title')}
        </Link>
      </p>
    </div>
  );
}

function OwnRoles() {
  const { t } = useTranslation();
  const member = useMember();
  const roles = rolesHeld(member);
  if (!member) return <p data-testid="refusal-own">{t('refusal.noCompany')}</p>;
  return (
    <section aria-labelledby="refusal-own" data-testid="refusal-own">
      <h2 id="refusal-own" className="refusal-heading">
        {t('refusal.own', { company: companyName(member) })}
      </h2>
      {roles.length === 0 ? <p>{t('refusal.noRole')}</p> : <RoleList roles={roles} grants={member.grants} />}
    </section>
  );
}

interface RolesProps {
  readonly roles: readonly Role[];
  /** How they are held: of which part of the company. */
  readonly grants?: readonly Grant[];
}

/** Roles with what each is for. */
export function RoleList({ roles, grants = [] }: RolesProps) {
  const { t, i18n } = useTranslation();
  const whereOf = (role: Role) => grants.find((grant) => grant.role === role)?.locations;
  return (
    <ul className="plain-list role-list">
      {roles.map((role) => (
        <li key={role} data-testid={`role-${role}`}>
          <span className="role-name">{t(`role.${role}.name`)}</span>
          <RoleWhere locations={whereOf(role)} language={i18n.language} />
          <span className="quiet role-what">{t(`role.${role}.about`)}</span>
        </li>
      ))}
    </ul>
  );
}

function RoleWhere({ locations, language }: { locations: Grant['locations'] | undefined; language: string }) {
  const { t } = useTranslation();
  if (!locations) return null;
  return <span>{t('grant.at', { count: locations.length, locations: listed(locations, language) })}</span>;
}

function Whom({ subject, gives }: { subject: string; gives?: readonly Role[] }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="refusal-admins">
      <h2 id="refusal-admins" className="refusal-heading">
        {t('refusal.admins')}
      </h2>
      <AdminList subject={subject} {...(gives && { gives })} />
    </section>
  );
}

function Opens() {
  const { t } = useTranslation();
  const search = carried(useSearch());
  const open = (useReports().data ?? []).filter(({ state }) => state === 'open');
  if (open.length === 0) return null;
  return (
    <section aria-labelledby="refusal-opens">
      <h2 id="refusal-opens" className="refusal-heading">
        {t('refusal.opens')}
      </h2>
      <ul className="plain-list refusal-links">
        {open.map(({ id }) => (
          <li key={id}>
            <Link
              to="/reports/$report"
              params={{ report: id }}
              search={search}
              className="link"
              data-testid={`opens-${id}`}
            >
              {t(`report.${id}.title`, { defaultValue: id })}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
