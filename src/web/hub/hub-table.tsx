import { Tooltip } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Download, Template } from '#contract/downloads.ts';
import { formatNumber } from '#text/format.ts';
import { RecordTable } from '../tables/record-table.tsx';
import { filterText } from './words.ts';

interface TableProps {
  readonly name: string;
  readonly testId: string;
  /** By their names in the texts; the one of what can be done comes after them. */
  readonly columns: readonly string[];
  readonly children: ReactNode;
}

/** A list of the hub. */
export function HubTable({ name, testId, columns, children }: TableProps) {
  const { t } = useTranslation();
  return (
    <div className="table-card">
      <RecordTable
        name={name}
        className="hub-table"
        testId={testId}
        columns={columns.map((column) => t(`hub.column.${column}`))}
        actions={t('hub.column.action')}
      >
        {children}
      </RecordTable>
    </div>
  );
}

/** How many columns and filters; which, on hover and focus. */
export function PartCells({ columns, filters }: Pick<Download | Template, 'columns' | 'filters'>) {
  const { t } = useTranslation();
  return (
    <>
      <td data-label={t('hub.column.columns')}>
        <ListTip parts={columns} />
      </td>
      <td data-label={t('hub.column.filters')}>
        <ListTip parts={filters.map((filter) => filterText(filter, t))} />
      </td>
    </>
  );
}

function ListTip({ parts }: { parts: readonly string[] }) {
  const { i18n } = useTranslation();
  const text = formatNumber(parts.length, i18n.language);
  if (parts.length === 0) return text;
  return (
    <Tooltip content={<span className="hub-tip">{parts.join(', ')}</span>} relationship="description">
      <button type="button" className="hub-count">
        {text}
      </button>
    </Tooltip>
  );
}
