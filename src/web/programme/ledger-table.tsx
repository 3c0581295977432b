import { Button } from '@fluentui/react-components';
import { ChevronLeft20Regular, ChevronRight20Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { LedgerLine } from '#contract/programme.ts';
import { formatDay, formatNumber } from '#text/format.ts';
import { pagesOf } from './ledger-search.ts';
import { WideTable } from './panel.tsx';
import type { Ledger } from './programme-api.ts';
import { usdText } from './words.ts';

interface TableProps {
  readonly ledger: Ledger;
  readonly page: number;
  readonly onPage: (page: number) => void;
}

const columns = [
  'date',
  'invoice',
  'competency',
  'omlpType',
  'units',
  'kpi',
  'revenueUsd',
  'origin',
  'counts',
] as const;
const numbers: readonly string[] = ['units', 'kpi', 'revenueUsd'];

/** One page of invoice lines. */
export function LedgerTable({ ledger, page, onPage }: TableProps) {
  const { t } = useTranslation();
  const name = t('programme.ledger.lines');
  if (ledger.lines.length === 0) {
    return (
      <p className="programme-nothing" data-testid="no-lines">
        {t('programme.ledger.none')}
      </p>
    );
  }
  return (
    <>
      <WideTable name={name}>
        <table className="plain-table ledger-table" aria-label={name} data-testid="ledger-lines">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col" className={numbers.includes(column) ? 'number' : undefined}>
                  {t(`programme.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ledger.lines.map((line, index) => (
              <LineRow key={`${index} ${line.invoice} ${line.line}`} line={line} />
            ))}
          </tbody>
        </table>
      </WideTable>
      <Pages page={page} pages={pagesOf(ledger.total)} onPage={onPage} />
    </>
  );
}

function LineRow({ line }: { line: LedgerLine }) {
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  return (
    <tr data-counts={line.counts} data-kpi={line.kpi} data-invoice={line.invoice}>
      <td className="ledger-day">{formatDay(line.date, language)}</td>
      <th scope="row">
        {line.invoice} <span className="quiet">{t('programme.ledger.line', { line: line.line })}</span>
      </th>
      <td>{line.competency ?? t('programme.ledger.everyCompetency')}</td>
      <td>{line.omlpType ?? '–'}</td>
      <td className="number">{formatNumber(line.units, language)}</td>
      <td className="number">{formatNumber(line.kpi, language)}</td>
      <td className="number">{line.revenueUsd === null ? '–' : usdText(line.revenueUsd, language)}</td>
      <td>{t(`programme.ledger.origin.${line.origin}`)}</td>
      <td>
        {line.why === null
          ? t(line.counts ? 'programme.ledger.counts' : 'programme.ledger.countsNot')
          : t(`programme.ledger.why.${line.why}`, { day: formatDay(line.visibleFrom, language) })}
      </td>
    </tr>
  );
}

function Pages({ page, pages, onPage }: { page: number; pages: number; onPage: (page: number) => void }) {
  const { t } = useTranslation();
  if (pages === 1 && page === 1) return null;
  return (
    <nav className="ledger-pages no-print" aria-label={t('programme.ledger.pages')}>
      <Button
        icon={<ChevronLeft20Regular />}
        disabled={page <= 1}
        onClick={() => onPage(page - 1)}
        data-testid="ledger-before"
      >
        {t('programme.ledger.before')}
      </Button>
      <span>{t('programme.ledger.page', { page, pages })}</span>
      <Button
        icon={<ChevronRight20Regular />}
        iconPosition="after"
        disabled={page >= pages}
        onClick={() => onPage(page + 1)}
        data-testid="ledger-after"
      >
        {t('programme.ledger.after')}
      </Button>
    </nav>
  );
}
