import { Link } from '@tanstack/react-router';
import type { ResultCell, ResultColumn, ResultSection } from '#contract/report.ts';
import { codeColumns } from '#text/codes.ts';
import { codeName, useWords, valueName, type Words } from '#web/charts/words.ts';
import { cellText } from './cell-text.ts';
import { useCarried } from './table-layout.ts';
import { TrendCell } from './trend-cell.tsx';

interface CellViewProps {
  readonly row: ResultSection['rows'][number];
  readonly column: ResultColumn;
  /** The page the cell leads to. */
  readonly link?: string | undefined;
}

/** A cell as its kind is best seen: a list as tags, months as a small line, everything else as text. */
export function CellView({ row, column, link }: CellViewProps) {
  const words = useWords();
  const search = useCarried();
  const value = row[column.id];
  if (Array.isArray(value) && column.type === 'trend') return <TrendCell values={value} />;
  if (Array.isArray(value)) return <Tags values={value.map(String)} />;
  const text = textOf(value, column, words);
  if (link === undefined) return column.type === 'text' && text.length > 14 ? <span title={text}>{text}</span> : text;
  return (
    <Link to={link} search={search} className="link" tabIndex={-1} onClick={(event) => event.stopPropagation()}>
      {text}
    </Link>
  );
}

function textOf(value: ResultCell | undefined, column: ResultColumn, words: Words): string {
  if (column.type === 'text' && !value) return valueName('', words);
  if (typeof value === 'string' && codeColumns.has(column.id)) return codeName(value, words);
  return cellText(value, column, words.language);
}

function Tags({ values }: { values: readonly string[] }) {
  const { t } = useWords();
  return (
    <ul className="cell-tags">
      {values.map((value) => (
        <li key={value} className="cell-tag">
          {t(`value.${value}`, { defaultValue: value })}
        </li>
      ))}
    </ul>
  );
}
