import { formatPercent, missing } from '#text/format.ts';
import { sparkOf } from '#web/charts/spark.ts';
import { useWords } from '#web/charts/words.ts';

const width = 88;
const height = 18;

/** A percentage month by month as a small line; the last known one stands beside it, and all of it in words. */
export function TrendCell({ values }: { values: readonly (string | number | null)[] }) {
  const { t, language } = useWords();
  const known = values.map((value) => (typeof value === 'number' ? value : undefined));
  const figures = known.filter((value) => value !== undefined);
  if (figures.length === 0) return missing;
  const { line, lonely } = sparkOf(known, width, height);
  const [first, last] = [figures[0], figures.at(-1)].map((value) => formatPercent(value, language, { digits: 0 }));
  return (
    <span className="cell-trend">
      <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true">
        <path d={line} className="spark-path" />
        {lonely.map(({ x, y }) => (
          <path key={x} d={`M${x} ${y}h0.01`} className="spark-dot" />
        ))}
      </svg>
      <span className="visually-hidden">
        {t('table.trend', {
          count: figures.length,
          first,
          last,
          lowest: formatPercent(Math.min(...figures), language, { digits: 0 }),
          highest: formatPercent(Math.max(...figures), language, { digits: 0 }),
        })}
      </span>
    </span>
  );
}
