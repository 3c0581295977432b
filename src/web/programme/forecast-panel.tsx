import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatDay, formatMonthRange, formatNumber } from '#text/format.ts';
import { KpiChart } from './kpi-chart.tsx';
import { Answered, Panel } from './panel.tsx';
import { type Forecast, forecastQuery } from './programme-api.ts';
import { standingText } from './words.ts';

/** The KPI until the anniversary if the partner goes on as in the months before, and which levels that would do for. */
export function ForecastPanel({ tenant }: { tenant: string }) {
  const forecast = useQuery(forecastQuery(tenant));
  return (
    <div className="programme-grid">
      <Answered query={forecast}>{(data) => <Shown forecast={data} tenant={tenant} />}</Answered>
    </div>
  );
}

function Shown({ forecast, tenant }: { forecast: Forecast; tenant: string }) {
  const { t, i18n } = useTranslation();
  const { anniversary, windowFrom, windowTo, months } = forecast;
  const window = formatMonthRange({ from: windowFrom, to: windowTo }, i18n.language);
  const about =
    anniversary === null
      ? t('programme.forecast.aboutNone', { months: window })
      : t('programme.forecast.about', { months: window, day: formatDay(anniversary, i18n.language) });
  return (
    <>
      {months.some(({ expected }) => expected) && (
        <KpiChart id="forecast" title={t('programme.forecast.title')} about={about} months={months} tenant={tenant} />
      )}
      {forecast.levels.length > 0 && <Reached forecast={forecast} about={about} />}
    </>
  );
}

function Reached({ forecast, about }: { forecast: Forecast; about: string }) {
  const { t, i18n } = useTranslation();
  const number = (value: number) => formatNumber(value, i18n.language);
  return (
    <Panel id="forecast-levels" title={t('programme.forecast.levels')} about={about}>
      <table className="plain-table" aria-label={t('programme.forecast.levels')} data-testid="forecast-levels">
        <thead>
          <tr>
            <th scope="col">{t('programme.column.level')}</th>
            <th scope="col" className="number">
              {t('programme.forecast.expectedKpi')}
            </th>
            <th scope="col" className="number">
              {t('programme.column.needed')}
            </th>
            <th scope="col">{t('programme.column.verdict')}</th>
          </tr>
        </thead>
        <tbody>
          {forecast.levels.map((one) => (
            <tr key={`${one.competency} ${one.level}`} data-met={one.met}>
              <th scope="row">{standingText(one, t)}</th>
              <td className="number">{number(one.expected)}</td>
              <td className="number">{number(one.needed)}</td>
              <td>{t(one.met ? 'programme.forecast.enough' : 'programme.forecast.notEnough')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
