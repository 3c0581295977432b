import { Badge } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { verdictOf } from './levels.ts';
import type { LevelStanding } from './programme-api.ts';
import { RequirementList } from './requirement-list.tsx';
import { levelText, standingText } from './words.ts';

interface CardProps {
  readonly standing: LevelStanding;
  readonly tenant: string;
  /** The competency is told around it. */
  readonly short?: boolean;
  readonly children?: ReactNode;
}

/** A level with what it asks for, or why it is closed. */
export function LevelCard({ standing, tenant, short = false, children }: CardProps) {
  const { t } = useTranslation();
  const { level, competency, closedReason } = standing;
  return (
    <article
      className="level-card"
      data-testid={`level-${competency ?? 'any'}-${level}`}
      data-eligible={standing.eligible}
    >
      <header className="level-head">
        <h3 className="level-title">{short ? levelText(level, t) : standingText(standing, t)}</h3>
        <StandingBadge standing={standing} />
      </header>
      {closedReason !== null && <p className="quiet">{t(`programme.closed.${closedReason}`)}</p>}
      <RequirementList standing={standing} tenant={tenant} />
      {children}
    </article>
  );
}

/** Met, not met or closed, in a word. */
function StandingBadge({ standing }: { standing: LevelStanding }) {
  const { t } = useTranslation();
  const verdict = verdictOf(standing);
  return (
    <Badge className="level-badge" appearance={verdict === 'closed' ? 'outline' : 'tint'} color={badgeColors[verdict]}>
      {t(`programme.badge.${verdict}`)}
    </Badge>
  );
}

const badgeColors = { met: 'success', notMet: 'warning', closed: 'informative' } as const;
