import { Button } from '@fluentui/react-components';
import { Add20Regular, Dismiss16Regular } from '@fluentui/react-icons';
import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { emptyRow, type GridColumn, type GridRow, pastedCells, withCell, withPasted } from './member-grid-rows.ts';
import { WideTable } from './panel.tsx';
import './member.css';

interface GridProps {
  readonly name: string;
  readonly testId: string;
  readonly columns: readonly GridColumn[];
  readonly rows: readonly GridRow[];
  readonly onRows: (rows: GridRow[]) => void;
  /** What is wrong with a cell. */
  readonly problemOf?: (row: number, column: string) => string | undefined;
  /** What the button says that adds a row. */
  readonly addLabel: string;
  readonly most?: number;
  /** Under the table: what can be pasted, unless told; empty for none. */
  readonly hint?: string | undefined;
}

/** A small table to be filled in: rows are added and taken away, Enter and the arrows move, a spreadsheet can be pasted. */
export function EditGrid(props: GridProps) {
  const { t } = useTranslation();
  const { name, testId, columns, rows, onRows, addLabel, most = 500, hint } = props;
  const own = useRef<HTMLDivElement>(null);
  const added = useRef(false);
  useEffect(() => {
    if (!added.current) return;
    added.current = false;
    const cells = own.current?.querySelectorAll<HTMLElement>(`[data-row="${rows.length - 1}"]`);
    cells?.[0]?.focus();
  }, [rows.length]);
  const add = () => {
    added.current = true;
    onRows([...rows, emptyRow(columns)]);
  };
  return (
    <div ref={own} className="edit-grid" data-testid={testId}>
      {rows.length > 0 && (
        <WideTable name={name}>
          <table className="plain-table edit-grid-table" aria-label={name} onKeyDown={move}>
            <thead>
              <tr>
                {columns.map(({ id, label, kind, width = 14 }) => (
                  <th
                    key={id}
                    scope="col"
                    className={kind === 'number' ? 'number' : undefined}
                    style={{ minWidth: `${width}ch` }}
                  >
                    {label}
                  </th>
                ))}
                <th scope="col">
                  <span className="visually-hidden">{t('membership.grid.actions')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row, index) => (
                <GridLine key={index} {...props} row={row} at={index} />
              ))}
            </tbody>
          </table>
        </WideTable>
      )}
      <div className="member-line">
        <Button
          icon={<Add20Regular />}
          disabled={rows.length >= most}
          onClick={add}
          data-testid={`${testId}-add`}
          aria-label={`${addLabel}: ${name}`}
        >
          {addLabel}
        </Button>
        {hint !== '' && <span className="quiet">{hint ?? t('membership.grid.paste')}</span>}
      </div>
    </div>
  );
}

function GridLine({ columns, rows, onRows, problemOf, row, at, most = 500 }: GridProps & { row: GridRow; at: number }) {
  const { t } = useTranslation();
  const paste = (event: ClipboardEvent, column: string) => {
    const cells = pastedCells(event.clipboardData.getData('text/plain'));
    if (cells === undefined) return;
    event.preventDefault();
    onRows(withPasted(rows, columns, { row: at, column, cells }).slice(0, most));
  };
  return (
    <tr>
      {columns.map((column) => (
        <GridCell
          key={column.id}
          column={column}
          at={at}
          value={row[column.id] ?? ''}
          problem={problemOf?.(at, column.id)}
          onPaste={(event) => paste(event, column.id)}
          onValue={(value) => onRows(withCell(rows, at, { [column.id]: value }))}
        />
      ))}
      <td className="edit-grid-end">
        <Button
          size="small"
          appearance="subtle"
          icon={<Dismiss16Regular />}
          aria-label={t('membership.grid.remove', { line: at + 1 })}
          title={t('membership.grid.remove', { line: at + 1 })}
          onClick={() => onRows(rows.filter((_, index) => index !== at))}
        />
      </td>
    </tr>
  );
}

interface CellProps {
  readonly column: GridColumn;
  readonly at: number;
  readonly value: string;
  readonly problem: string | undefined;
  readonly onPaste: (event: ClipboardEvent) => void;
  readonly onValue: (value: string) => void;
}

const inputModes = { number: 'decimal', text: 'text', day: 'text', month: 'text' } as const;

function GridCell({ column, at, value, problem, onPaste, onValue }: CellProps) {
  const { t } = useTranslation();
  const { id, label, kind = 'text', choices, placeholder } = column;
  const told = `cell-${id}-${at}-problem`;
  const common = {
    className: 'edit-grid-input',
    value,
    'data-row': at,
    'data-column': id,
    'aria-label': t('membership.grid.cell', { column: label, line: at + 1 }),
    'aria-invalid': problem !== undefined,
    ...(problem !== undefined && { 'aria-describedby': told }),
  };
  return (
    <td className={kind === 'number' ? 'number' : undefined}>
      {choices === undefined ? (
        <input
          {...common}
          type={kind === 'day' ? 'date' : 'text'}
          inputMode={inputModes[kind]}
          placeholder={placeholder}
          autoComplete="off"
          onPaste={onPaste}
          onChange={({ currentTarget }) => onValue(currentTarget.value)}
        />
      ) : (
        <select {...common} onPaste={onPaste} onChange={({ currentTarget }) => onValue(currentTarget.value)}>
          {!choices.some((one) => one.value === value) && <option value={value}>{value}</option>}
          {choices.map((one) => (
            <option key={one.value} value={one.value}>
              {one.label}
            </option>
          ))}
        </select>
      )}
      {problem !== undefined && (
        <span id={told} className="edit-grid-problem" data-testid={`problem-${at}-${id}`}>
          {problem}
        </span>
      )}
    </td>
  );
}

const steps: Readonly<Record<string, number>> = { Enter: 1, ArrowDown: 1, ArrowUp: -1 };

/** Down and up a column as in a spreadsheet; in a list of choices the arrows choose. */
function move(event: KeyboardEvent<HTMLTableElement>): void {
  const step = steps[event.key];
  const from = event.target;
  const isField = from instanceof HTMLInputElement || from instanceof HTMLSelectElement;
  if (step === undefined || !isField) return;
  if (event.key !== 'Enter' && (from instanceof HTMLSelectElement || from.type === 'date')) return;
  // Enter would send the form around the table.
  event.preventDefault();
  const { row, column } = from.dataset;
  const wanted = [...event.currentTarget.querySelectorAll<HTMLElement>(`[data-row="${Number(row) + step}"]`)];
  wanted.find((one) => one.dataset['column'] === column)?.focus();
}
