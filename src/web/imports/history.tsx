import { Badge, Spinner } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { DeliveryInfo } from '#contract/imports.ts';
import { formatDateTime, formatMonthRange, formatNumber } from '#text/format.ts';
import { UndoButton } from './undo-button.tsx';

interface HistoryProps {
  readonly deliveries: readonly DeliveryInfo[] | undefined;
  readonly error: Error | null;
}

/** Every accepted file of the tenant, newest first, each to be taken back. */
export function History({ deliveries, error }: HistoryProps) {
  const { t } = useTranslation();
  return (
    <section className="import-section" aria-labelledby="import-history">
      <h2 id="import-history" className="import-heading">
        {t('import.history')}
      </h2>
      {error && <p role="alert">{t('import.historyError')}</p>}
      {!deliveries && !error && <Spinner size="small" label={t('app.loading')} />}
      {deliveries?.length === 0 && <p className="quiet">{t('import.historyEmpty')}</p>}
      {deliveries && deliveries.length > 0 && <Table deliveries={deliveries} />}
    </section>
  );
}

function Table({ deliveries }: { deliveries: readonly DeliveryInfo[] }) {
  const { t } = useTranslation();
  const newest = [...deliveries].sort((a, b) => (a.loadedAt < b.loadedAt ? 1 : -1));
  return (
    <div className="card table-card">
      <table className="plain-table history" aria-labelledby="import-history">
        <thead>
          <tr>
            {(['file', 'dataset', 'months', 'rows', 'loaded', 'action'] as const).map((name) => (
              <th key={name} scope="col" className={name === 'rows' ? 'number' : undefined}>
                {name === 'action' ? (
                  <span className="visually-hidden">{t('import.table.action')}</span>
                ) : (
                  t(`import.table.${name}`)
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {newest.map((delivery) => (
            <Row key={delivery.delivery} delivery={delivery} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ delivery }: { delivery: DeliveryInfo }) {
  const { t, i18n } = useTranslation();
  const { file, dataset, months, rows, loadedAt, undoneAt } = delivery;
  const range = months ? formatMonthRange({ from: months[0], to: months[1] }, i18n.language) : '–';
  return (
    <tr className={undoneAt ? 'undone' : undefined} data-testid={`delivery-${delivery.delivery}`}>
      <th scope="row" data-label={t('import.table.file')}>
        {file}
      </th>
      <td data-label={t('import.table.dataset')}>{dataset}</td>
      <td data-label={t('import.table.months')}>{range}</td>
      <td data-label={t('import.table.rows')} className="number">
        {formatNumber(rows, i18n.language)}
      </td>
      <td data-label={t('import.table.loaded')}>{formatDateTime(loadedAt, i18n.language)}</td>
      <td className="history-action">
        {undoneAt ? (
          <Badge appearance="tint" color="subtle" title={formatDateTime(undoneAt, i18n.language)}>
            {t('import.undo.done')}
          </Badge>
        ) : (
          <UndoButton delivery={delivery} />
        )}
      </td>
    </tr>
  );
}
