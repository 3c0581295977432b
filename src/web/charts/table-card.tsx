import { Button, MessageBar, MessageBarActions, MessageBarBody, SearchBox } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { ResultSection } from '#contract/report.ts';
import { formatNumber } from '#text/format.ts';
import { DataTable } from '#web/tables/data-table.tsx';
import type { TableLayout } from '#web/tables/table-layout.ts';
import { type CardProps, ChartFrame } from './chart-frame.tsx';
import { type TableRows, useTableRows } from './table-rows.ts';
import { useTableSearch } from './table-search.ts';
import { useWords } from './words.ts';

interface TableCardProps extends CardProps {
  readonly layout?: TableLayout | undefined;
}

/** A long table: search, further rows while scrolling, how many there are, and in which order they come (DYN-40 … 42, LRN-42). */
export function TableCard({ layout, ...props }: TableCardProps) {
  const { t } = useWords();
  const { reportId, section, result, search, title } = props;
  const { typed, settled, type } = useTableSearch();
  const text = layout?.search === true ? settled : '';
  const table = useTableRows(result, section, text);
  const caption = title ?? t(`section.${reportId}.${section.id}.title`, { defaultValue: section.id });
  return (
    <ChartFrame {...props} search={text === '' ? search : { ...search, search: text }} tabular>
      <div className="table-tools">
        {layout?.search === true && (
          <SearchBox
            className="table-search"
            placeholder={t(`search.${reportId}.${section.id}`, { defaultValue: t('table.search') })}
            aria-label={t(`search.${reportId}.${section.id}`, { defaultValue: t('table.search') })}
            value={typed}
            onChange={(_, { value }) => type(value)}
            input={{ 'data-testid': `search-${section.id}` } as object}
          />
        )}
        <Count table={table} section={section} />
        <Order reportId={reportId} section={section} table={table} />
      </div>
      <Rows table={table} section={section} caption={caption} layout={layout} text={text} onClear={() => type('')} />
    </ChartFrame>
  );
}

/** How many rows are at hand and how many there are. */
function Count({ table, section }: { table: TableRows; section: ResultSection }) {
  const { t, language } = useWords();
  const [shown, total] = [table.rows.length, table.total].map((value) => formatNumber(value, language));
  return (
    <span className="table-count" role="status" data-testid={`count-${section.id}`}>
      {table.rows.length < table.total
        ? t('table.some', { shown, total })
        : t('table.all', { count: table.total, total })}
    </span>
  );
}

/** A table that is not whole cannot be sorted here: it says how it is ordered instead. */
function Order({ reportId, section, table }: { reportId: string; section: ResultSection; table: TableRows }) {
  const { t } = useTranslation();
  const order = t(`order.${reportId}.${section.id}`, { defaultValue: '' });
  if (order === '' || table.rows.length >= table.total) return null;
  return <span className="table-count table-order">{order}</span>;
}

interface RowsProps {
  readonly table: TableRows;
  readonly section: ResultSection;
  readonly caption: string;
  readonly layout: TableLayout | undefined;
  readonly text: string;
  readonly onClear: () => void;
}

function Rows({ table, section, caption, layout, text, onClear }: RowsProps) {
  const { t } = useWords();
  if (table.total === 0 && !table.busy && !table.error) return <Nothing text={text} onClear={onClear} />;
  return (
    <div data-testid={`table-${section.id}`} aria-busy={table.busy}>
      <DataTable
        section={{ ...section, rows: table.rows }}
        caption={caption}
        layout={layout}
        total={table.total}
        onEnd={table.more}
        maxHeight={460}
      />
      {table.error && (
        <MessageBar intent="error">
          <MessageBarBody>{t('table.failed')}</MessageBarBody>
          <MessageBarActions>
            <Button size="small" onClick={table.retry}>
              {t('app.retry')}
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
    </div>
  );
}

function Nothing({ text, onClear }: { text: string; onClear: () => void }) {
  const { t } = useWords();
  return (
    <div className="table-nothing" role="status" data-testid="table-nothing">
      <p>{text === '' ? t('table.none') : t('table.noMatch', { text })}</p>
      {text !== '' && <Button onClick={onClear}>{t('table.clear')}</Button>}
    </div>
  );
}
