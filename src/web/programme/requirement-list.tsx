import { CheckmarkCircle16Filled, Circle16Regular } from '@fluentui/react-icons';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { missingOf, shareOf } from './levels.ts';
import type { LevelStanding, Requirement } from './programme-api.ts';
import { amountText } from './words.ts';

interface ListProps {
  readonly standing: LevelStanding;
  readonly tenant: string;
}

/** What a level asks for and how much of it is there: in words, figures and as bars (ENR-33). */
export function RequirementList({ standing, tenant }: ListProps) {
  return (
    <ul className="plain-list requirements">
      {standing.requirements.map((one) => (
        <RequirementRow key={one.id} requirement={one} standing={standing} tenant={tenant} />
      ))}
    </ul>
  );
}

function RequirementRow({ requirement, standing, tenant }: ListProps & { requirement: Requirement }) {
  const { t } = useTranslation();
  const { id, met } = requirement;
  const name = t(`programme.requirement.${id}`);
  const share = shareOf(requirement);
  return (
    <li className="requirement" data-testid={`requirement-${id}`} data-met={met} data-have={requirement.have}>
      <span className="requirement-name">
        {met ? <CheckmarkCircle16Filled className="requirement-met" aria-hidden /> : <Circle16Regular aria-hidden />}
        {name}
      </span>
      <span className="requirement-count">
        <ToLines standing={standing} requirement={requirement} tenant={tenant}>
          <CountText requirement={requirement} />
        </ToLines>
      </span>
      <span className="requirement-track" aria-hidden="true">
        <span
          className={met ? 'requirement-bar requirement-bar-met' : 'requirement-bar'}
          style={{ width: `${share}%` }}
        />
      </span>
      <MissingText requirement={requirement} />
    </li>
  );
}

function CountText({ requirement }: { requirement: Requirement }) {
  const { t, i18n } = useTranslation();
  const { id, needed, have, met } = requirement;
  if (id === 'commitment') return t(met ? 'programme.done' : 'programme.notDone');
  if (met && needed <= 0) return t('programme.noneNeeded');
  const text = (value: number) => amountText(requirement, value, i18n.language);
  return t('programme.haveOf', { have: text(have), needed: text(needed) });
}

function MissingText({ requirement }: { requirement: Requirement }) {
  const { t, i18n } = useTranslation();
  if (requirement.id === 'commitment') return null;
  const amount = amountText(requirement, missingOf(requirement), i18n.language);
  return (
    <span className="quiet requirement-missing">
      {requirement.met ? t('programme.done') : t('programme.toGo', { amount })}
    </span>
  );
}

/** A figure that invoices make up leads to them. */
function ToLines({ standing, requirement, tenant, children }: ListProps & ToLinesProps) {
  if (requirement.id !== 'kpi' && requirement.id !== 'revenueUsd') return children;
  const competency = standing.competency ?? undefined;
  return (
    <Link to="/programme/ledger" search={{ tenant, competency }} className="link">
      {children}
    </Link>
  );
}

interface ToLinesProps {
  readonly requirement: Requirement;
  readonly children: ReactNode;
}
