import {
  Button,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  OverlayDrawer,
  Spinner,
  Tab,
  TabList,
} from '@fluentui/react-components';
import { ArrowDownload20Regular, Dismiss24Regular } from '@fluentui/react-icons';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ReportResult } from '#contract/report.ts';
import { formatMonthRange, formatNumber } from '#text/format.ts';
import { useWords } from '#web/charts/words.ts';
import { oneOf } from '#web/filters/search.ts';
import { ErrorBox } from '#web/pages/error-box.tsx';
import { useChangeSearch, useSearch } from '#web/shell/use-tenant.ts';
import { Grid } from '#web/tables/grid.tsx';
import { type Cell, cellWords, partOf, rowsAddress, withPart } from './cell.ts';
import { rowText } from './row-text.ts';
import { partQuery, partsQuery, type RowsPart } from './rows-query.ts';
import './drill.css';

interface PanelProps {
  readonly result: ReportResult;
  readonly cell: Cell;
  readonly onClose: () => void;
}

/** The rows that a number of the page was counted from, in a drawer at the side: to read, and as a file. */
export function RowsPanel({ result, cell, onClose }: PanelProps) {
  const words = useWords();
  const { t, language } = words;
  const title = t(`section.${result.report}.${cell.section}.title`, { defaultValue: cell.section });
  return (
    <OverlayDrawer
      open
      position="end"
      className="rows-drawer"
      aria-labelledby="rows-title"
      onOpenChange={(_, data) => !data.open && onClose()}
      data-testid="rows-panel"
    >
      <DrawerHeader>
        <DrawerHeaderTitle
          heading={{ id: 'rows-title' }}
          action={
            <Button
              appearance="subtle"
              aria-label={t('app.close')}
              icon={<Dismiss24Regular />}
              onClick={onClose}
              data-testid="rows-close"
            />
          }
        >
          {t('drill.title')}
        </DrawerHeaderTitle>
        <p className="rows-asked" data-testid="rows-asked">
          {cellWords(cell, title, words)}
        </p>
        <p className="quiet rows-range">{formatMonthRange(result.range, language)}</p>
      </DrawerHeader>
      <DrawerBody className="rows-body">
        <Parts result={result} cell={cell} />
      </DrawerBody>
    </OverlayDrawer>
  );
}

type Asked = Pick<PanelProps, 'result' | 'cell'>;

function Parts({ result, cell }: Asked) {
  const { t } = useWords();
  const search = useSearch();
  const change = useChangeSearch();
  const { data: parts, error, refetch } = useQuery(partsQuery(result, cell, oneOf(search.search)));
  if (error) return <ErrorBox error={error} onRetry={() => void refetch()} />;
  if (!parts) return <Spinner className="rows-waiting" label={t('drill.loading')} />;
  const part = parts.find(({ dataset }) => dataset === partOf(search)) ?? parts[0];
  if (!part) return <p className="rows-empty">{t('drill.empty')}</p>;
  return (
    <>
      {parts.length > 1 && (
        <TabList
          size="small"
          className="rows-tabs"
          selectedValue={part.dataset}
          onTabSelect={(_, { value }) => change(withPart(search, String(value)))}
        >
          {parts.map(({ dataset, total }) => (
            <Tab key={dataset} value={dataset} data-testid={`rows-of-${dataset}`}>
              <TabWords dataset={dataset} total={total} />
            </Tab>
          ))}
        </TabList>
      )}
      <Part key={part.dataset} result={result} cell={cell} part={part} />
    </>
  );
}

function TabWords({ dataset, total }: Pick<RowsPart, 'dataset' | 'total'>) {
  const { language } = useWords();
  return (
    <>
      {dataset} <span className="quiet">{formatNumber(total, language)}</span>
    </>
  );
}

const formats = ['csv', 'tsv', 'xlsx'] as const;

function Part({ result, cell, part }: Asked & { part: RowsPart }) {
  const { t, language } = useWords();
  const search = oneOf(useSearch().search);
  const { dataset, total, redacted } = part;
  return (
    <>
      <div className="rows-tools">
        <p className="rows-total" role="status" data-testid="rows-total" data-total={total}>
          {t('drill.total', { count: total, total: formatNumber(total, language), dataset })}
        </p>
        {total > 0 && (
          <p className="rows-files">
            {formats.map((format) => (
              <Button
                key={format}
                as="a"
                size="small"
                icon={<ArrowDownload20Regular />}
                href={rowsAddress(result, cell, { search, dataset }, format)}
                download
                aria-label={t(`drill.${format}Of`, { dataset })}
                data-testid={`rows-${format}`}
              >
                {t(`drill.${format}`)}
              </Button>
            ))}
          </p>
        )}
      </div>
      {total === 0 ? (
        <p className="rows-empty">{t('drill.empty')}</p>
      ) : (
        <Rows result={result} cell={cell} part={part} />
      )}
      {redacted.length > 0 && (
        <p className="quiet rows-note">{t('drill.redacted', { columns: redacted.join(', ') })}</p>
      )}
    </>
  );
}

function Rows({ result, cell, part }: Asked & { part: RowsPart }) {
  const { t, language } = useWords();
  const search = oneOf(useSearch().search);
  const { data, error, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery(
    partQuery(result, cell, part, search),
  );
  const rows = data.pages.flat();
  const places = new Map(part.columns.map(({ name }, index) => [name, index]));
  const more = () => !isFetchingNextPage && !error && void fetchNextPage();
  return (
    <div className="rows-table" data-testid="rows-table">
      <Grid
        label={t('drill.table', { dataset: part.dataset })}
        columns={part.columns.map(({ name, type }) => ({ id: name, label: name, numeric: isFigure(type) }))}
        count={rows.length}
        total={part.total}
        cell={(index, { id }) => rowText(rows[index]?.[places.get(id) ?? -1], language)}
        onEnd={more}
        maxHeight="none"
      />
      {error && <ErrorBox error={error} onRetry={() => void (data ? fetchNextPage() : refetch())} />}
    </div>
  );
}

function isFigure(type: string): boolean {
  return type === 'integer' || type === 'decimal' || type === 'money' || type === 'percent';
}
