import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay, formatMonth, formatMonthRange, formatNumber } from '#text/format.ts';
import { directoryPlace } from './places.ts';
import type { ProgrammeStatus } from './programme-api.ts';
import { levelText, standingText, usdText } from './words.ts';

interface TilesProps {
  readonly status: ProgrammeStatus;
  readonly tenant: string;
}

/** The standing in four figures. */
export function StandingTiles({ status, tenant }: TilesProps) {
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  const { kpi } = status;
  return (
    <div className="programme-tiles" data-testid="programme-tiles">
      <HeldTile status={status} />
      <Tile id="best" label={t('programme.tile.best')} note={<BestNote status={status} />}>
        {status.best ? levelText(status.best.level, t) : t('programme.tile.noLevel')}
      </Tile>
      <Tile
        id="kpi"
        label={t('programme.tile.kpi')}
        note={t('programme.tile.kpiNote', {
          months: formatMonthRange({ from: kpi.windowFrom, to: kpi.windowTo }, language),
          revenue: usdText(kpi.revenueUsd, language),
        })}
      >
        <Link to="/programme/ledger" search={{ tenant }} className="link" data-testid="tile-kpi-lines">
          {formatNumber(kpi.total, language)}
        </Link>
      </Tile>
      <Tile
        id="refresh"
        label={t('programme.tile.refresh')}
        note={t('programme.tile.refreshNote', { last: formatDay(kpi.refreshedOn, language) })}
      >
        {formatDay(kpi.nextRefresh, language)}
      </Tile>
      <Tile id="directory" label={t('programme.tile.directory')} note={<DirectoryNote status={status} />}>
        <Link to={directoryPlace} search={{ tenant }} className="link">
          {t(`programme.directoryState.${status.directory.status}`)}
        </Link>
      </Tile>
    </div>
  );
}

/** The highest level that is held, and how many there are. */
function HeldTile({ status }: Pick<TilesProps, 'status'>) {
  const { t } = useTranslation();
  const order = ['gold', 'silver', 'learning-action-pack'];
  const held = status.enrolments.filter((one) => one.status !== 'lost');
  const [first] = held.toSorted((a, b) => order.indexOf(a.level) - order.indexOf(b.level));
  return (
    <Tile
      id="held"
      label={t('programme.tile.held')}
      note={first ? t('programme.tile.heldNote', { count: held.length }) : t('programme.tile.notHeldNote')}
    >
      {first ? standingText(first, t) : t('programme.tile.notHeld')}
    </Tile>
  );
}

function BestNote({ status: { best, today, edition } }: Pick<TilesProps, 'status'>) {
  const { t, i18n } = useTranslation();
  if (best?.competency) return best.competency;
  if (edition === null) return t('programme.noEdition', { day: formatDay(today, i18n.language) });
  return t('programme.byEdition', { name: edition.name });
}

function DirectoryNote({ status: { directory } }: Pick<TilesProps, 'status'>) {
  const { t, i18n } = useTranslation();
  const { batchMonth, visibleBy } = directory;
  if (visibleBy !== null) return t('programme.tile.visibleBy', { day: formatDay(visibleBy, i18n.language) });
  if (batchMonth !== null) return t('programme.tile.batch', { month: formatMonth(batchMonth, i18n.language) });
  return t('programme.tile.directoryNote');
}

interface TileProps {
  readonly id: string;
  readonly label: string;
  readonly note: ReactNode;
  readonly children: ReactNode;
}

function Tile({ id, label, note, children }: TileProps) {
  return (
    <section className="card programme-tile" data-testid={`tile-${id}`} aria-labelledby={`tile-${id}-label`}>
      <h2 id={`tile-${id}-label`} className="programme-tile-label">
        {label}
      </h2>
      <p className="programme-tile-value">{children}</p>
      <p className="quiet programme-tile-note">{note}</p>
    </section>
  );
}
