import { useTranslation } from 'react-i18next';
import type { CustomerAdoption } from '#contract/customers.ts';
import { formatNumber, formatPercent } from '#text/format.ts';

/** Licences sold by this partner beside those of all sellers (ADO-5, ADO-6). */
export function ChannelTable({ channels }: Pick<CustomerAdoption, 'channels'>) {
  const { t, i18n } = useTranslation();
  const number = (value: number) => formatNumber(value, i18n.language);
  return (
    <section className="card" aria-labelledby="customer-channels" data-testid="customer-channels">
      <h2 id="customer-channels" className="adoption-title">
        {t('channels.title')}
      </h2>
      <p className="quiet">{t('channels.about')}</p>
      <div className="wide-table">
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('channels.seller')}</th>
              <th scope="col" className="number">
                {t('column.licensesSold')}
              </th>
              <th scope="col" className="number">
                {t('column.licensesDeployed')}
              </th>
              <th scope="col" className="number">
                {t('channels.share')}
              </th>
            </tr>
          </thead>
          <tbody>
            {(['own', 'all'] as const).map((who) => (
              <tr key={who} data-seller={who} data-sold={channels[who].sold}>
                <th scope="row" data-label={t('channels.seller')}>
                  {t(`channels.${who}`)}
                </th>
                <td className="number" data-label={t('column.licensesSold')}>
                  {number(channels[who].sold)}
                </td>
                <td className="number" data-label={t('column.licensesDeployed')}>
                  {number(channels[who].deployed)}
                </td>
                <td className="number" data-label={t('channels.share')}>
                  {formatPercent(share(channels[who].sold, channels.all.sold), i18n.language)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function share(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : (part / whole) * 100;
}
