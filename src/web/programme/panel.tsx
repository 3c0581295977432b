import { Spinner } from '@fluentui/react-components';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorBox } from '../pages/error-box.tsx';

interface PanelProps {
  readonly id: string;
  readonly title: string;
  /** One line of what it shows. */
  readonly about?: string | undefined;
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

/** One subject of a page of the programme. */
export function Panel({ id, title, about, tools, children }: PanelProps) {
  return (
    <section className="card programme-panel" aria-labelledby={`${id}-title`} data-testid={`panel-${id}`}>
      <header className="programme-panel-head">
        <div className="programme-panel-words">
          <h2 id={`${id}-title`} className="programme-panel-title">
            {title}
          </h2>
          {about !== undefined && <p className="quiet">{about}</p>}
        </div>
        {tools && <div className="programme-panel-tools no-print">{tools}</div>}
      </header>
      {children}
    </section>
  );
}

/** What a question answers once it is there; until then that it comes, or why it does not. */
export function Answered<T>({ query, children }: { query: UseQueryResult<T>; children: (data: T) => ReactNode }) {
  const { t } = useTranslation();
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <ErrorBox error={query.error} onRetry={() => void query.refetch()} />;
  return <Spinner className="programme-wait" size="small" label={t('app.loading')} />;
}

/** A table that scrolls by itself where the page is narrow; the keyboard reaches it. */
export function WideTable({ name, children }: { name: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
    <section className="programme-scroll" aria-label={name} tabIndex={0}>
      {children}
    </section>
  );
}

/** The head of a table, its columns in the reader's words. */
export function ColumnHeads({ columns }: { columns: readonly string[] }) {
  const { t } = useTranslation();
  return (
    <tr>
      {columns.map((column) => (
        <th key={column} scope="col">
          {t(`programme.column.${column}`)}
        </th>
      ))}
    </tr>
  );
}
