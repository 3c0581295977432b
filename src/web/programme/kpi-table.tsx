import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatMonthLong, formatNumber } from '#text/format.ts';
import type { KpiMonth } from './kpi-plot.ts';
import { usdText } from './words.ts';

/** The same months as rows; each leads to its invoice lines. */
export function KpiTable({ months, tenant }: { months: readonly KpiMonth[]; tenant: string }) {
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  return (
    <table className="plain-table" aria-label={t('programme.kpiByMonth')} data-testid="kpi-table">
      <thead>
        <tr>
          <th scope="col">{t('programme.column.month')}</th>
          <th scope="col" className="number">
            {t('programme.kpi')}
          </th>
          <th scope="col" className="number">
            {t('programme.revenue')}
          </th>
        </tr>
      </thead>
      <tbody>
        {months.map(({ month, kpi, revenueUsd, expected = false }) => (
          <tr key={month} data-month={month}>
            <th scope="row">
              {expected ? (
                `${formatMonthLong(month, language)} (${t('programme.forecast.expected').toLowerCase()})`
              ) : (
                <Link to="/programme/ledger" search={{ tenant, from: month, to: month }} className="link">
                  {formatMonthLong(month, language)}
                </Link>
              )}
            </th>
            <td className="number" data-kpi={kpi}>
              {formatNumber(kpi, language)}
            </td>
            <td className="number">{usdText(revenueUsd, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
