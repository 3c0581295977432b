import type { CSSProperties } from 'react';
import { useWords } from './words.ts';

export interface LegendItem {
  readonly id: string;
  readonly label: string;
  readonly color: string;
  /** A line rather than an area. */
  readonly line?: boolean;
  readonly value?: string;
  readonly share?: string;
}

interface LegendProps {
  readonly items: readonly LegendItem[];
  readonly hidden: ReadonlySet<string>;
  readonly onToggle: (id: string) => void;
  /** `list` stands beside a donut with its figures, `row` above columns. */
  readonly layout?: 'row' | 'list';
}

/** Series as buttons: pressed is drawn (CO-9, CUS-74, CUS-82). */
export function Legend({ items, hidden, onToggle, layout = 'row' }: LegendProps) {
  const { t } = useWords();
  return (
    <ul className={`chart-legend chart-legend-${layout}`} aria-label={t('chart.legend')}>
      {items.map((item) => (
        <li key={item.id}>
          <button
            type="button"
            className="chart-legend-item"
            aria-pressed={!hidden.has(item.id)}
            data-testid={`legend-${item.id}`}
            onClick={() => onToggle(item.id)}
          >
            <Swatch item={item} />
            <span className="chart-legend-label" title={item.label}>
              {item.label}
            </span>
            <Figures item={item} />
          </button>
        </li>
      ))}
    </ul>
  );
}

export function Swatch({ item }: { item: Pick<LegendItem, 'color' | 'line'> }) {
  return (
    <span
      className={item.line ? 'chart-swatch chart-swatch-line' : 'chart-swatch'}
      style={{ '--swatch': item.color } as CSSProperties}
      aria-hidden="true"
    />
  );
}

export function Figures({ item }: { item: Pick<LegendItem, 'value' | 'share'> }) {
  if (item.value === undefined) return null;
  return (
    <>
      <span className="chart-legend-value">{item.value}</span>
      <span className="chart-legend-share">{item.share ?? ''}</span>
    </>
  );
}

/** The set with `id` in it when it was not, without it when it was. */
export function toggled(hidden: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(hidden);
  if (!next.delete(id)) next.add(id);
  return next;
}
