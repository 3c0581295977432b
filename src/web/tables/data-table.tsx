import {
  createSortedRowModel,
  type Header,
  rowSortingFeature,
  type SortDirection,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import type { ResultCell, ResultColumn, ResultSection } from '#contract/report.ts';
import { columnName, useWords, valueName, type Words } from '#web/charts/words.ts';
import { cellText, compareCells, isNumeric } from './cell-text.ts';
import './data-table.css';

type Row = ResultSection['rows'][number];

interface DataTableProps {
  readonly section: ResultSection;
  readonly caption: string;
  /** Largest height in pixels before the rows scroll. */
  readonly maxHeight?: number;
}

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });

/** Rows beyond this many are drawn only while they are in sight. */
const manyRows = 200;
const rowHeight = 33;

/** Any section as a table: every column sorts, figures stand right-aligned under each other (ARCHITECTURE §3.4). */
export function DataTable({ section, caption, maxHeight = 420 }: DataTableProps) {
  const words = useWords();
  const { language } = words;
  const columns = useMemo(() => columnsOf(section.columns, language), [section.columns, language]);
  const table = useTable({ features, columns, data: section.rows });
  const scroller = useRef<HTMLElement>(null);
  const rows = table.getRowModel().rows;
  const virtual = useVirtualizer({
    count: rows.length,
    enabled: rows.length > manyRows,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const drawn =
    rows.length > manyRows ? virtual.getVirtualItems() : rows.map((_, index) => ({ index, start: 0, end: 0 }));
  const before = drawn[0]?.start ?? 0;
  const after = rows.length > manyRows ? virtual.getTotalSize() - (drawn.at(-1)?.end ?? 0) : 0;
  return (
    <section
      ref={scroller}
      className="data-table-scroll"
      style={{ maxHeight }}
      aria-label={words.t('table.label', { title: caption })}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable to be scrolled by keyboard
      tabIndex={0}
    >
      <table className="data-table" aria-rowcount={rows.length + 1}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map((header) => (
                <HeaderCell key={header.id} header={header} section={section} words={words} />
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          <Spacer height={before} span={columns.length} />
          {drawn.map(({ index }) => (
            <BodyRow key={rows[index]?.id} row={rows[index]?.original} index={index} section={section} words={words} />
          ))}
          <Spacer height={after} span={columns.length} />
        </tbody>
      </table>
    </section>
  );
}

function columnsOf(columns: readonly ResultColumn[], language: string) {
  return columns.map((column) => ({
    id: column.id,
    accessorFn: (row: Row): ResultCell => row[column.id] ?? null,
    sortFn: (a: { original: Row }, b: { original: Row }) =>
      compareCells(a.original[column.id], b.original[column.id], language),
    sortDescFirst: isNumeric(column),
  }));
}

interface HeaderCellProps {
  readonly header: Header<typeof features, Row>;
  readonly section: ResultSection;
  readonly words: Words;
}

function HeaderCell({ header, section, words }: HeaderCellProps) {
  const column = section.columns.find(({ id }) => id === header.column.id);
  const sorted = header.column.getIsSorted();
  return (
    <th scope="col" aria-sort={ariaSort(sorted)} className={column && isNumeric(column) ? 'numeric' : undefined}>
      <button type="button" className="data-table-sort" onClick={() => header.column.toggleSorting()}>
        {columnName(header.column.id, words)}
        <SortMark sorted={sorted} />
      </button>
    </th>
  );
}

export function SortMark({ sorted }: { sorted: SortDirection | false }) {
  return (
    <span className={sorted ? 'data-table-mark' : 'data-table-mark data-table-mark-idle'} aria-hidden="true">
      {sorted === 'asc' ? '▲' : '▼'}
    </span>
  );
}

export function ariaSort(sorted: SortDirection | false): 'ascending' | 'descending' | 'none' {
  if (sorted === false) return 'none';
  return sorted === 'asc' ? 'ascending' : 'descending';
}

function BodyRow({
  row,
  index,
  section,
  words,
}: {
  row: Row | undefined;
  index: number;
  section: ResultSection;
  words: Words;
}) {
  if (!row) return null;
  return (
    <tr aria-rowindex={index + 2}>
      {section.columns.map((column) => (
        <td key={column.id} className={isNumeric(column) ? 'numeric' : undefined}>
          {column.type === 'text' && !row[column.id]
            ? valueName('', words)
            : cellText(row[column.id], column, words.language)}
        </td>
      ))}
    </tr>
  );
}

function Spacer({ height, span }: { height: number; span: number }) {
  if (height <= 0) return null;
  return (
    <tr>
      <td colSpan={span} style={{ height, padding: 0 }} />
    </tr>
  );
}
