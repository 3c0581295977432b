import { Spinner } from '@fluentui/react-components';
import { LockClosed16Regular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { previewRows } from '#contract/download-choices.ts';
import type { DownloadPreview } from '#contract/downloads.ts';
import { formatDay } from '#text/format.ts';
import { Failure } from '../people/form.tsx';
import { PeopleCard } from '../people/page-frame.tsx';
import { previewQuery, type Selection } from './hub-api.ts';
import '../tables/data-table.css';

/** The first rows of what is chosen, as they will be in the file (DL-14). */
export function Preview({ tenant, selection }: { tenant: string | undefined; selection: Selection | undefined }) {
  const { t } = useTranslation();
  const settled = useSettledSelection(selection);
  const preview = useQuery(previewQuery(tenant, settled));
  const isCurrent = settled === selection && !preview.isPlaceholderData;
  return (
    <div className="hub-preview">
      <PeopleCard id="hub-preview" title={t('hub.preview', { count: previewRows })}>
        {selection === undefined && <p className="quiet">{t('hub.nothingChosen')}</p>}
        <Failure error={selection === undefined ? null : preview.error} />
        {selection && !preview.data && !preview.error && <Spinner size="small" label={t('app.loading')} />}
        {selection && preview.data && !preview.error && <Rows preview={preview.data} isCurrent={isCurrent} />}
      </PeopleCard>
    </div>
  );
}

/** Asked once somebody has stopped choosing for a moment. */
function useSettledSelection(selection: Selection | undefined): Selection | undefined {
  const [settled, setSettled] = useState(selection);
  const key = JSON.stringify(selection ?? null);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(JSON.parse(key) ?? undefined), 300);
    return () => clearTimeout(timer);
  }, [key]);
  return JSON.stringify(settled ?? null) === key ? selection : settled;
}

function Rows({ preview, isCurrent }: { preview: DownloadPreview; isCurrent: boolean }) {
  const { t, i18n } = useTranslation();
  const { columns, rows, days, redacted } = preview;
  const span =
    days && t('hub.range.custom', { from: formatDay(days.from, i18n.language), to: formatDay(days.to, i18n.language) });
  return (
    <div className={isCurrent ? undefined : 'updating'} data-testid="hub-preview" data-current={isCurrent}>
      {span && <p className="quiet hub-small">{span}</p>}
      {redacted.length > 0 && (
        <p className="hub-withheld">
          <LockClosed16Regular aria-hidden />
          {t('hub.withheld', { count: redacted.length, names: redacted.join(', ') })}
        </p>
      )}
      {rows.length === 0 && <p data-testid="hub-preview-empty">{t('hub.noRows')}</p>}
      {rows.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached with the keyboard.
        <section className="data-table-scroll" tabIndex={0} aria-label={t('hub.preview', { count: previewRows })}>
          <table className="data-table">
            <thead>
              <tr>
                {columns.map((name) => (
                  <th key={name} scope="col">
                    <span className="data-table-name">{name}</span>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, index) => (
                // Rows have no name of their own, and never move.
                <tr key={`${index} ${row.join('|')}`}>
                  {columns.map((name, place) => (
                    <td key={name} title={String(row[place] ?? '')}>
                      {String(row[place] ?? '')}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </div>
  );
}
