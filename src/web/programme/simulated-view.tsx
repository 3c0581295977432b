import { useTranslation } from 'react-i18next';
import { formatMonthRange, formatNumber } from '#text/format.ts';
import { type ComparedLevel, compareLevels } from './compare.ts';
import { verdictOf } from './levels.ts';
import type { ProgrammeStatus, Simulated } from './programme-api.ts';
import { amountText, standingText } from './words.ts';

interface ViewProps {
  readonly simulated: Simulated;
  readonly competency: string | null;
  /** Newer wishes are being worked out. */
  readonly busy: boolean;
}

/** Before and after, side by side. */
export function SimulatedView({ simulated, competency, busy }: ViewProps) {
  const { t } = useTranslation();
  const levels = compareLevels(simulated, competency);
  return (
    <div className="simulated" aria-busy={busy} data-testid="simulated-result">
      <div className="simulated-sides" aria-live="polite">
        <Side name="before" status={simulated.before} />
        <Side name="after" status={simulated.after} />
      </div>
      {levels.length === 0 && <p className="programme-nothing">{t('programme.simulator.noLevels')}</p>}
      {levels.map((one) => (
        <ComparedTable key={`${one.before.competency} ${one.before.level}`} level={one} />
      ))}
    </div>
  );
}

function Side({ name, status }: { name: 'before' | 'after'; status: ProgrammeStatus }) {
  const { t, i18n } = useTranslation();
  const { kpi, best } = status;
  return (
    <section className="simulated-side" aria-label={t(`programme.simulator.${name}`)} data-testid={`simulated-${name}`}>
      <h3 className="level-title">{t(`programme.simulator.${name}`)}</h3>
      <p className="simulated-figure" data-kpi={kpi.total}>
        {t('programme.kpi')} {formatNumber(kpi.total, i18n.language)}
      </p>
      <p className="quiet">{formatMonthRange({ from: kpi.windowFrom, to: kpi.windowTo }, i18n.language)}</p>
      <p data-testid={`simulated-best-${name}`}>
        {t('programme.tile.best')}: {best ? standingText(best, t) : t('programme.tile.noLevel')}
      </p>
    </section>
  );
}

function ComparedTable({ level }: { level: ComparedLevel }) {
  const { t } = useTranslation();
  const name = standingText(level.before, t);
  return (
    <section className="level-card" data-testid={`compared-${level.before.competency ?? 'any'}-${level.before.level}`}>
      <h3 className="level-title">{name}</h3>
      <table className="plain-table compared-table" aria-label={name}>
        <thead>
          <tr>
            <th scope="col">{t('programme.column.requirement')}</th>
            <th scope="col" className="number">
              {t('programme.column.needed')}
            </th>
            <th scope="col" className="number">
              {t('programme.simulator.before')}
            </th>
            <th scope="col" className="number">
              {t('programme.simulator.after')}
            </th>
          </tr>
        </thead>
        <tbody>
          {level.requirements.map((one) => (
            <ComparedRow key={one.id} one={one} />
          ))}
          <tr>
            <th scope="row" colSpan={2}>
              {t('programme.column.verdict')}
            </th>
            <td className="number">{t(`programme.badge.${verdictOf(level.before)}`)}</td>
            <td className={level.before.eligible === level.after.eligible ? 'number' : 'number compared-changed'}>
              {t(`programme.badge.${verdictOf(level.after)}`)}
            </td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}

function ComparedRow({ one }: { one: ComparedLevel['requirements'][number] }) {
  const { t, i18n } = useTranslation();
  const changed = one.before.have !== one.after.have;
  const text = (value: number) => {
    if (one.id === 'commitment') return t(value >= one.needed ? 'programme.done' : 'programme.notDone');
    return amountText(one, value, i18n.language);
  };
  return (
    <tr data-testid={`compared-${one.id}`} data-before={one.before.have} data-after={one.after.have}>
      <th scope="row">{t(`programme.requirement.${one.id}`)}</th>
      <td className="number">{one.id === 'commitment' ? '' : text(one.needed)}</td>
      <td className="number">{text(one.before.have)}</td>
      <td className={changed ? 'number compared-changed' : 'number'}>{text(one.after.have)}</td>
    </tr>
  );
}
