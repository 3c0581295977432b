import { useMemo, useRef, useState } from 'react';
import type { ReportResult, ResultSection } from '#contract/report.ts';
import { formatMonthRange, formatNumber } from '#text/format.ts';
import type { ReportSearch } from '#web/filters/search.ts';
import { ChartFrame } from './chart-frame.tsx';
import { Donut, sliceItems } from './donut.tsx';
import type { EChartsType } from './engine.ts';
import { Figures, Legend, type LegendItem, Swatch, toggled } from './legend.tsx';
import { pictureOf } from './month-card.tsx';
import { othersId } from './plot.ts';
import { type Parts, partsOf, skusOf } from './slices.ts';
import { summarise } from './summary.ts';
import { useLook } from './use-look.ts';
import { useWords, valueName } from './words.ts';

interface ProductDonutsProps {
  readonly products: ResultSection;
  readonly skus: ResultSection;
  readonly result: ReportResult;
  readonly reportId: string;
  readonly search: ReportSearch;
  /** The product whose SKUs are shown; the largest when none is chosen. */
  readonly selected: string | undefined;
  readonly onSelect: (product: string) => void;
}

/** Two rings: choosing a product in the first fills the second with its SKUs (CUS-90 … CUS-92). */
export function ProductDonuts(props: ProductDonutsProps) {
  const parts = useMemo(() => partsOf(props.products), [props.products]);
  const known = parts.slices.some(({ id }) => id === props.selected && id !== othersId);
  const product = known && props.selected !== undefined ? props.selected : (parts.slices[0]?.id ?? '');
  return (
    <div className="product-donuts">
      <Products {...props} parts={parts} product={product} />
      <Skus {...props} product={product} total={parts.slices.find(({ id }) => id === product)?.value} />
    </div>
  );
}

function Products({
  products,
  parts,
  product,
  onSelect,
  ...page
}: ProductDonutsProps & { parts: Parts; product: string }) {
  const words = useWords();
  const look = useLook();
  const chart = useRef<EChartsType>(null);
  const items = sliceItems(parts, look.name, words);
  const select = (id: string) => id !== othersId && onSelect(id);
  return (
    <ChartFrame
      {...page}
      section={products}
      picture={() => pictureOf(chart.current, pictureParts(products, page, items, words, look))}
    >
      <div className="chart-root donut" data-selected={product}>
        <Donut
          parts={parts}
          label={summarise(products, words)}
          hidden={none}
          selected={product}
          onSelect={select}
          chart={chart}
        />
        <ProductList items={items} product={product} onSelect={select} />
      </div>
    </ChartFrame>
  );
}

/** The legend of the first ring chooses instead of hiding: it is the list of masters. */
function ProductList({
  items,
  product,
  onSelect,
}: {
  items: readonly LegendItem[];
  product: string;
  onSelect: (id: string) => void;
}) {
  const { t } = useWords();
  return (
    <ul className="chart-legend chart-legend-list" aria-label={t('chart.chooseProduct')}>
      {items.map((item) => (
        <li key={item.id}>
          <button
            type="button"
            className="chart-legend-item chart-legend-choice"
            aria-current={item.id === product}
            disabled={item.id === othersId}
            data-testid={`product-${item.id}`}
            onClick={() => onSelect(item.id)}
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

function Skus({ skus, product, total, ...page }: ProductDonutsProps & { product: string; total: number | undefined }) {
  const words = useWords();
  const look = useLook();
  const chart = useRef<EChartsType>(null);
  const [hidden, setHidden] = useState<{ of: string; ids: ReadonlySet<string> }>({ of: product, ids: new Set() });
  const ids = useMemo(() => (hidden.of === product ? hidden.ids : none), [hidden, product]);
  const parts = useMemo(() => skusOf(skus, product, total), [skus, product, total]);
  const items = sliceItems(parts, look.name, words);
  const name = valueName(product, words);
  const title = words.t('chart.skusOf', { product: name });
  const label = words.t('chart.summary.leaders', {
    count: parts.slices.length,
    leaders: items
      .slice(0, 3)
      .map(({ label, value }) => `${label} ${value}`)
      .join(', '),
  });
  const picture = () => pictureOf(chart.current, { ...pictureParts(skus, page, items, words, look), title });
  return (
    <ChartFrame {...page} section={skus} title={title} picture={picture}>
      <div className="chart-root donut" data-product={product} data-total={formatNumber(total, words.language)}>
        <Donut parts={parts} label={`${name}. ${label}`} hidden={ids} chart={chart} />
        <Legend
          items={items}
          hidden={ids}
          layout="list"
          onToggle={(id) => setHidden({ of: product, ids: toggled(ids, id) })}
        />
      </div>
    </ChartFrame>
  );
}

const none: ReadonlySet<string> = new Set();

function pictureParts(
  section: ResultSection,
  { reportId, result }: Pick<ProductDonutsProps, 'reportId' | 'result'>,
  legend: readonly LegendItem[],
  words: ReturnType<typeof useWords>,
  look: ReturnType<typeof useLook>,
) {
  return {
    title: words.t(`section.${reportId}.${section.id}.title`),
    subtitle: formatMonthRange(result.range, words.language),
    legend,
    look,
  };
}
