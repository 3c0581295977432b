import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LevelCard } from './level-card.tsx';
import { nearest } from './levels.ts';
import { Panel } from './panel.tsx';
import type { LevelStanding } from './programme-api.ts';

interface ProgressProps {
  readonly levels: readonly LevelStanding[];
  readonly tenant: string;
}

/** Levels shown here; all of them are on the page of requirements. */
const most = 6;

/** How far the partner is with the levels it is nearest to. */
export function ProgressPanel({ levels, tenant }: ProgressProps) {
  const { t } = useTranslation();
  const shown = nearest(levels, most);
  const closed = levels.filter(({ closedReason }) => closedReason !== null).length;
  return (
    <Panel id="progress" title={t('programme.progress.title')} about={t('programme.progress.about')}>
      {shown.length === 0 && <p className="programme-nothing">{t('programme.progress.none')}</p>}
      <div className="level-cards">
        {shown.map((one) => (
          <LevelCard key={`${one.competency} ${one.level}`} standing={one} tenant={tenant} />
        ))}
      </div>
      <p className="quiet">
        {closed > 0 && `${t('programme.progress.closed', { count: closed })} `}
        <Link to="/programme/requirements" search={{ tenant }} className="link" data-testid="all-requirements">
          {t('programme.progress.all')}
        </Link>
      </p>
    </Panel>
  );
}
