import { Button } from '@fluentui/react-components';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Receipt } from '#contract/imports.ts';
import { formatMonthRange, formatNumber } from '#text/format.ts';

/** CLI-4 for people: what was read, what was loaded, what was kept out and why. */
export function ReceiptView({ receipt, id }: { receipt: Receipt; id: string }) {
  const { t } = useTranslation();
  return (
    <section className="receipt" aria-label={t('import.receipt.title', { file: receipt.file })} data-testid="receipt">
      <p className="receipt-verdict">{verdict(receipt, t)}</p>
      <Figures receipt={receipt} />
      <ColumnList title={t('import.receipt.unknownColumns')} columns={receipt.unknownColumns} />
      <ColumnList title={t('import.receipt.missingColumns')} columns={receipt.missingColumns} />
      {receipt.problems.length > 0 && <Problems receipt={receipt} />}
      {receipt.rejectsFile !== null && (
        <a className="link" href={`/api/v1/imports/${encodeURIComponent(id)}/rejects`} download data-testid="rejects">
          {t('import.receipt.rejects')}
        </a>
      )}
    </section>
  );
}

function Figures({ receipt }: { receipt: Receipt }) {
  const { t, i18n } = useTranslation();
  const number = (value: number) => formatNumber(value, i18n.language);
  const months = receipt.months && formatMonthRange({ from: receipt.months[0], to: receipt.months[1] }, i18n.language);
  const figures = [
    ['dataset', receipt.dataset],
    ['rows', number(receipt.rows)],
    ['loaded', number(receipt.loaded)],
    ['rejected', number(receipt.rejected)],
    ['months', months ?? t('import.receipt.noMonths')],
  ] as const;
  return (
    <dl className="receipt-figures">
      {figures.map(([name, value]) => (
        <div key={name} data-testid={`receipt-${name}`}>
          <dt>{t(`import.receipt.${name}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function ColumnList({ title, columns }: { title: string; columns: readonly string[] }) {
  if (columns.length === 0) return null;
  return (
    <details className="receipt-columns">
      <summary>
        {title}: {columns.length}
      </summary>
      <p>{columns.join(', ')}</p>
    </details>
  );
}

const step = 50;

function Problems({ receipt }: { receipt: Receipt }) {
  const { t, i18n } = useTranslation();
  const [most, setMost] = useState(step);
  const shown = receipt.problems.slice(0, most);
  const number = (value: number) => formatNumber(value, i18n.language);
  return (
    <div>
      <h4 className="receipt-title">{t('import.receipt.problems')}</h4>
      <section className="table-scroll" aria-label={t('import.receipt.problemsOf', { file: receipt.file })}>
        <table className="plain-table">
          <thead>
            <tr>
              {(['line', 'column', 'value', 'reason'] as const).map((name) => (
                <th key={name} scope="col" className={name === 'line' ? 'number' : undefined}>
                  {t(`import.receipt.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((problem, index) => (
              <tr key={index}>
                <td className="number">{number(problem.line)}</td>
                <td>{problem.column}</td>
                <td className="problem-value">
                  {problem.value === '' ? <span className="quiet">{t('import.receipt.empty')}</span> : problem.value}
                </td>
                <td>{problem.reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {most < receipt.problems.length && (
        <Button size="small" onClick={() => setMost(most + 4 * step)}>
          {t('import.receipt.more')}
        </Button>
      )}
      {receipt.rejected > shown.length && (
        <p className="quiet">
          {t('import.receipt.shown', { shown: number(shown.length), total: number(receipt.rejected) })}
        </p>
      )}
    </div>
  );
}

function verdict(receipt: Receipt, t: TFunction): string {
  if (receipt.duplicate) return t('import.receipt.duplicate');
  if (receipt.loaded === 0) return t('import.receipt.nothing');
  return receipt.rejected === 0 ? t('import.receipt.all') : t('import.receipt.some', { count: receipt.rejected });
}
