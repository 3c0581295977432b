import { useTranslation } from 'react-i18next';
import { formatNumber, formatPercent } from '#text/format.ts';
import type { AdoptionFigures } from './customers-api.ts';

const figures = [
  { id: 'deploymentPercent', part: 'licensesDeployed', whole: 'licensesSold', counts: 'deployment' },
  { id: 'usagePercent', part: 'licensesActive', whole: 'licensesQualified', counts: 'usage' },
] as const;

/** Deployment and usage of one customer with what they are counted from; nothing sold is no value, not 0 (ADO-31). */
export function CustomerFigures({ totals }: { totals: AdoptionFigures }) {
  const { t, i18n } = useTranslation();
  const number = (value: number | null) => formatNumber(value, i18n.language);
  return (
    <div className="customer-figures">
      {figures.map(({ id, part, whole, counts }) => (
        <section
          key={id}
          className="card customer-figure"
          aria-label={t(`section.adoption.${counts}.title`)}
          data-testid={`figure-${id}`}
        >
          <h2 className="customer-figure-name">{t(`section.adoption.${counts}.title`)}</h2>
          <p className="kpi-value" data-value={totals[id] ?? undefined}>
            {formatPercent(totals[id], i18n.language)}
          </p>
          <p className="quiet">
            {totals[id] === null
              ? t('customers.noValue')
              : t(`adoption.counts.${counts}`, { part: number(totals[part]), whole: number(totals[whole]) })}
          </p>
        </section>
      ))}
    </div>
  );
}
