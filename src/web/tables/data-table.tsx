import { useNavigate } from '@tanstack/react-router';
import { createSortedRowModel, rowSortingFeature, tableFeatures, useTable } from '@tanstack/react-table';
import { useMemo } from 'react';
import type { ResultCell, ResultColumn, ResultSection } from '#contract/report.ts';
import { columnName, useWords } from '#web/charts/words.ts';
import { cellAt, keysOf } from '#web/drill/cell.ts';
import { useDrill } from '#web/drill/drill.tsx';
import { compareCells, isNumeric } from './cell-text.ts';
import { CellView } from './cell-view.tsx';
import { Grid, type GridColumn } from './grid.tsx';
import { linkOf, type TableLayout, useCarried } from './table-layout.ts';

type Row = ResultSection['rows'][number];

interface DataTableProps {
  readonly section: ResultSection;
  readonly caption: string;
  /** Largest height in pixels before the rows scroll. */
  readonly maxHeight?: number;
  readonly layout?: TableLayout | undefined;
  /** Rows there are, when more than those at hand; they are fetched when the reader comes near the end. */
  readonly total?: number | undefined;
  readonly onEnd?: (() => void) | undefined;
}

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });

/**
 * Any section as a table (ARCHITECTURE §3.4): every column sorts once all rows are at hand, figures stand right-aligned
 * under each other and open the rows behind them.
 */
export function DataTable({
  section,
  caption,
  maxHeight,
  layout = {},
  total = section.rows.length,
  onEnd,
}: DataTableProps) {
  const words = useWords();
  const { language } = words;
  const whole = section.rows.length >= total;
  const columns = useMemo(() => columnsOf(section.columns, language), [section.columns, language]);
  const table = useTable({ features, columns, data: section.rows });
  const rows = whole ? table.getRowModel().rows.map(({ original }) => original) : section.rows;
  const follow = useFollow(section, layout);
  const byId = new Map(section.columns.map((column) => [column.id, column]));
  return (
    <Grid
      label={words.t('table.label', { title: caption })}
      columns={leading(section.columns, layout).map((column) => ({
        id: column.id,
        label: columnName(column.id, words),
        numeric: isNumeric(column),
        narrow: layout.narrow?.includes(column.id) === true,
        sorted: whole ? (table.getColumn(column.id)?.getIsSorted() ?? false) : undefined,
      }))}
      count={rows.length}
      total={total}
      cell={(index, { id }) => {
        const [row, column] = [rows[index], byId.get(id)];
        return row && column && <CellView row={row} column={column} link={linkOf(layout, row, id)} />;
      }}
      onSort={(id) => table.getColumn(id)?.toggleSorting()}
      opens={(index, column) => follow(rows[index], column) !== undefined}
      onOpen={(index, column) => follow(rows[index], column)?.()}
      onEnd={onEnd}
      maxHeight={maxHeight}
    />
  );
}

function leading(columns: readonly ResultColumn[], { first }: TableLayout): readonly ResultColumn[] {
  return columns.toSorted((a, b) => Number(b.id === first) - Number(a.id === first));
}

/** Where a cell leads: a name to its page, a figure to the rows behind it. */
function useFollow(section: ResultSection, layout: TableLayout) {
  const open = useDrill();
  const navigate = useNavigate();
  const search = useCarried();
  return (row: Row | undefined, { id }: GridColumn): (() => void) | undefined => {
    const to = row && linkOf(layout, row, id);
    if (to !== undefined) return () => void navigate({ to, search });
    const cell = row && open && cellAt(section, row, id, layout.keys ?? keysOf(section));
    return cell && isOpenable(section, id) ? () => open(cell) : undefined;
  };
}

/** Words that only go with their row have no rows of their own. */
function isOpenable({ columns }: ResultSection, id: string): boolean {
  return columns.some((column) => column.id === id && column.type !== 'text');
}

function columnsOf(columns: readonly ResultColumn[], language: string) {
  return columns.map((column) => ({
    id: column.id,
    accessorFn: (row: Row): ResultCell => row[column.id] ?? null,
    sortFn: (a: { original: Row }, b: { original: Row }) =>
      compareCells(a.original[column.id], b.original[column.id], language),
    sortDescFirst: isNumeric(column) || column.type === 'trend',
  }));
}
