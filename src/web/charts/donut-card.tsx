import { useMemo, useRef, useState } from 'react';
import { formatMonthRange } from '#text/format.ts';
import type { Cell } from '#web/drill/cell.ts';
import { useDrill } from '#web/drill/drill.tsx';
import { type CardProps, ChartFrame } from './chart-frame.tsx';
import { Donut, sliceItems } from './donut.tsx';
import type { EChartsType } from './engine.ts';
import { Legend, toggled } from './legend.tsx';
import { pictureOf } from './month-card.tsx';
import { type Parts, partsOf } from './slices.ts';
import { summarise } from './summary.ts';
import { useLook } from './use-look.ts';
import { useWords } from './words.ts';

/** Values of a category as a ring with its legend beside it (CUS-80 … CUS-83). */
export function DonutCard(props: CardProps) {
  const { reportId, section, result, title } = props;
  const words = useWords();
  const look = useLook();
  const chart = useRef<EChartsType>(null);
  const [hidden, setHidden] = useState<{ of: string; ids: ReadonlySet<string> }>({ of: section.id, ids: new Set() });
  // Each tab is a section of its own; what was hidden in one means nothing in the next.
  const ids = useMemo(() => (hidden.of === section.id ? hidden.ids : new Set<string>()), [hidden, section.id]);
  const open = useDrill();
  const parts = useMemo(() => partsOf(section), [section]);
  const items = sliceItems(parts, look.name, words);
  const picture = () =>
    pictureOf(chart.current, {
      title: title ?? words.t(`section.${reportId}.${section.id}.title`),
      subtitle: formatMonthRange(result.range, words.language),
      legend: items.filter(({ id }) => !ids.has(id)),
      look,
    });
  return (
    <ChartFrame {...props} picture={picture}>
      <div
        className="chart-root donut"
        data-series={parts.slices
          .filter(({ id }) => !ids.has(id))
          .map(({ id }) => id)
          .join('|')}
      >
        <Donut
          parts={parts}
          label={summarise(section, words)}
          hidden={ids}
          chart={chart}
          onSelect={open && ((id) => follow(id, parts, section.id, open))}
        />
        <Legend
          items={items}
          hidden={ids}
          layout="list"
          onToggle={(id) => setHidden({ of: section.id, ids: toggled(ids, id) })}
        />
      </div>
    </ChartFrame>
  );
}

/** A slice opens its rows; values that only the drawing took together have no cell to open. */
function follow(id: string, { slices, dimension, measure }: Parts, section: string, open: (cell: Cell) => void): void {
  const { role, answered } = slices.find((slice) => slice.id === id) ?? {};
  if (role === 'others' && answered === undefined) return;
  open({ section, column: measure, values: { [dimension]: answered ?? id } });
}
