import { useMemo, useRef, useState } from 'react';
import type { ResultHeadline } from '#contract/report.ts';
import { formatCompact, formatMonthRange, formatNumber } from '#text/format.ts';
import { type CardProps, ChartFrame } from './chart-frame.tsx';
import { countriesOf, geoMeasures } from './countries.ts';
import type { EChartsType } from './engine.ts';
import { GeoGrid } from './geo-grid.tsx';
import { GeoMap } from './geo-map.tsx';
import { MeasureChoice } from './measure-choice.tsx';
import { pictureOf } from './month-card.tsx';
import { stepsOf } from './shade.ts';
import { summarise } from './summary.ts';
import { useLook } from './use-look.ts';
import { useWords } from './words.ts';
import './geo-card.css';

/** The map and its grid, one choice of country between them (CO-10, CUS-60 … CUS-65). */
export function GeoCard(props: CardProps) {
  const { reportId, section, result, title } = props;
  const words = useWords();
  const look = useLook();
  const chart = useRef<EChartsType>(null);
  const measures = useMemo(() => geoMeasures(section), [section]);
  const countries = useMemo(() => countriesOf(section), [section]);
  const [chosen, setMeasure] = useState(measures[0] ?? '');
  const measure = measures.includes(chosen) ? chosen : (measures[0] ?? '');
  const [selected, setSelected] = useState<string>();
  const [pointed, setPointed] = useState<string>();
  const picture = () =>
    pictureOf(chart.current, {
      title: title ?? words.t(`section.${reportId}.${section.id}.title`),
      subtitle: formatMonthRange(result.range, words.language),
      legend: stepsOf(
        countries.flatMap(({ figures }) => figures[measure]?.value ?? []),
        look.steps,
      ).map(({ from, to, color }) => ({
        label: `${formatCompact(from, words.language)}–${formatCompact(to, words.language)}`,
        color,
      })),
      look,
    });
  return (
    <ChartFrame {...props} picture={picture}>
      <div className="chart-root geo" data-series={measure}>
        <div className="geo-left">
          <div className="geo-head">
            <MeasureChoice section={section} measure={measure} onChoose={setMeasure} among={measures} />
            {section.headline && <Places headline={section.headline} />}
          </div>
          <GeoMap
            {...{ countries, measures, measure, selected, pointed, chart }}
            onSelect={setSelected}
            label={summarise(section, words)}
          />
        </div>
        <GeoGrid {...{ section, countries, measures, selected }} onSelect={setSelected} onPoint={setPointed} />
      </div>
    </ChartFrame>
  );
}

/** In how many countries there is anything (DYN-23). */
function Places({ headline }: { headline: ResultHeadline }) {
  const { t, language } = useWords();
  return (
    <p className="geo-places" data-testid="geo-places" data-value={headline.value}>
      <b>{formatNumber(headline.value, language)}</b>{' '}
      {t(`geo.${headline.unit}`, { count: headline.value ?? 0, defaultValue: headline.unit })}
    </p>
  );
}
