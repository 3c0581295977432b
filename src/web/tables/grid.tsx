import type { SortDirection } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { moved, type Place } from './move.ts';
import { useRoving } from './use-roving.ts';
import { useSteadyColumns } from './use-steady-columns.ts';
import './data-table.css';

export interface GridColumn {
  readonly id: string;
  readonly label: string;
  readonly numeric?: boolean;
  /** Cut to its beginning. */
  readonly narrow?: boolean;
  /** How it is sorted; a column that cannot be sorted has none. */
  readonly sorted?: SortDirection | false | undefined;
}

interface GridProps {
  readonly label: string;
  readonly columns: readonly GridColumn[];
  /** Rows at hand. */
  readonly count: number;
  /** Rows there are; more than at hand when the rest is fetched while scrolling. */
  readonly total?: number | undefined;
  readonly cell: (row: number, column: GridColumn) => ReactNode;
  readonly onSort?: ((id: string) => void) | undefined;
  /** Whether a cell leads somewhere, by click or Enter. */
  readonly opens?: ((row: number, column: GridColumn) => boolean) | undefined;
  readonly onOpen?: ((row: number, column: GridColumn) => void) | undefined;
  /** The reader comes near the last row at hand. */
  readonly onEnd?: (() => void) | undefined;
  /** Largest height in pixels before the rows scroll. */
  readonly maxHeight?: number | string | undefined;
}

/** In a table of more cells than this, rows are drawn only while they are in sight. */
const manyCells = 1000;
const rowHeight = 33;
/** How close to the last row the next ones are fetched. */
const nearEnd = 25;

/**
 * Rows and columns that mouse and keyboard move through: one cell is in the tab order, arrows, Home, End and Page keys
 * move from it, Enter opens. Long tables draw only what is in sight.
 */
export function Grid(props: GridProps) {
  const { label, columns, count, total = count, cell, onEnd, maxHeight = 420 } = props;
  const scroller = useRef<HTMLElement>(null);
  const long = count * columns.length > manyCells || total > count;
  const virtual = useVirtualizer({
    count,
    enabled: long,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const roving = useRoving(scroller, (row) => long && virtual.scrollToIndex(row));
  useSteadyColumns(scroller, long);
  const drawn = long
    ? virtual.getVirtualItems()
    : Array.from({ length: count }, (_, index) => ({ index, start: 0, end: 0 }));
  const last = drawn.at(-1);
  // The cell the reader left may have been scrolled or searched away; Tab then enters at the first row in sight.
  const entry = drawn.some(({ index }) => index === roving.place.row)
    ? roving.place
    : { row: drawn[0]?.index ?? 0, column: 0 };
  useEffect(() => {
    if (long && count < total && (last?.index ?? 0) >= count - nearEnd) onEnd?.();
  }, [long, count, total, last?.index, onEnd]);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, place: Place) => {
    const column = columns[place.column];
    if (event.key === 'Enter' && column && props.opens?.(place.row, column)) props.onOpen?.(place.row, column);
    else {
      const next = moved(place, event, { rows: count, columns: columns.length });
      if (next === undefined) return;
      roving.go(next);
    }
    event.preventDefault();
  };
  return (
    <section ref={scroller} className="data-table-scroll" style={{ maxHeight }} aria-label={label}>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are moved through with the keyboard is a grid */}
      <table className="data-table" role="grid" aria-label={label} aria-rowcount={total + 1}>
        <Head {...props} />
        <tbody>
          <Spacer height={drawn[0]?.start ?? 0} span={columns.length} />
          {drawn.map(({ index }) => (
            <tr key={index} aria-rowindex={index + 2}>
              {columns.map((column, at) => (
                <BodyCell
                  key={column.id}
                  place={{ row: index, column: at }}
                  column={column}
                  reachable={entry.row === index && entry.column === at}
                  opens={props.opens?.(index, column) === true}
                  onOpen={() => props.onOpen?.(index, column)}
                  onFocus={roving.arrive}
                  onKeyDown={onKeyDown}
                >
                  {cell(index, column)}
                </BodyCell>
              ))}
            </tr>
          ))}
          <Spacer height={long ? virtual.getTotalSize() - (last?.end ?? 0) : 0} span={columns.length} />
        </tbody>
      </table>
    </section>
  );
}

function Head({ columns, onSort }: Pick<GridProps, 'columns' | 'onSort'>) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map(({ id, label, numeric, sorted }) => (
          <th
            key={id}
            scope="col"
            className={numeric ? 'numeric' : undefined}
            {...(sorted !== undefined && { 'aria-sort': ariaSort(sorted) })}
          >
            {sorted === undefined ? (
              <span className="data-table-name">{label}</span>
            ) : (
              <button type="button" className="data-table-sort" data-testid={`sort-${id}`} onClick={() => onSort?.(id)}>
                {label}
                <SortMark sorted={sorted} />
              </button>
            )}
          </th>
        ))}
      </tr>
    </thead>
  );
}

interface BodyCellProps {
  readonly place: Place;
  readonly column: GridColumn;
  readonly reachable: boolean;
  readonly opens: boolean;
  readonly onOpen: () => void;
  readonly onFocus: (place: Place) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>, place: Place) => void;
  readonly children: ReactNode;
}

function BodyCell({ place, column, reachable, opens, onOpen, onFocus, onKeyDown, children }: BodyCellProps) {
  return (
    <td
      className={classOf(column, opens)}
      tabIndex={reachable ? 0 : -1}
      data-cell={`${place.row}-${place.column}`}
      onClick={opens ? onOpen : undefined}
      onFocus={() => onFocus(place)}
      onKeyDown={(event) => onKeyDown(event, place)}
    >
      {children}
    </td>
  );
}

function classOf({ numeric, narrow }: GridColumn, opens: boolean): string | undefined {
  const names = [numeric && 'numeric', narrow && 'narrow', opens && 'opens'].filter(Boolean);
  return names.length === 0 ? undefined : names.join(' ');
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

function Spacer({ height, span }: { height: number; span: number }) {
  if (height <= 0) return null;
  return (
    <tr>
      <td colSpan={span} style={{ height, padding: 0 }} />
    </tr>
  );
}
