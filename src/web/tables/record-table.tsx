import type { ReactNode } from 'react';

interface RecordTableProps {
  /** What screen readers call it. */
  readonly name: string;
  /** Of its page's own looks. */
  readonly className: string;
  readonly testId?: string;
  readonly columns: readonly string[];
  /** Columns of numbers. */
  readonly numbers?: readonly string[];
  /** What the last column is called by screen readers: it holds buttons. */
  readonly actions: string;
  /** Its rows. */
  readonly children: ReactNode;
}

/** A table of records that something can be done with. */
export function RecordTable({ name, className, testId, columns, numbers = [], actions, children }: RecordTableProps) {
  return (
    <table className={`plain-table ${className}`} aria-label={name} data-testid={testId}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col" className={numbers.includes(column) ? 'number' : undefined}>
              {column}
            </th>
          ))}
          <th scope="col">
            <span className="visually-hidden">{actions}</span>
          </th>
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}
