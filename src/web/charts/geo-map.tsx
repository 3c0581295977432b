import { Button } from '@fluentui/react-components';
import { Add20Regular, Home20Regular, Subtract20Regular } from '@fluentui/react-icons';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { formatCompact } from '#text/format.ts';
import { type Country, countryTip } from './countries.ts';
import { EChart } from './echart.tsx';
import { type EChartsType, registerMap } from './engine.ts';
import { geoOption, viewOf } from './geo-option.ts';
import { type Step, stepsOf } from './shade.ts';
import { Stage } from './stage.tsx';
import { tipText } from './tip.ts';
import { useLook } from './use-look.ts';
import { useWords } from './words.ts';
import { coarseWorld, fineWorld, type World } from './world.ts';

interface GeoMapProps {
  readonly countries: readonly Country[];
  readonly measures: readonly string[];
  readonly measure: string;
  readonly selected: string | undefined;
  /** A country pointed at elsewhere, raised on the map. */
  readonly pointed: string | undefined;
  readonly onSelect: (id: string | undefined) => void;
  readonly label: string;
  readonly chart: { current: EChartsType | null };
}

/** Follows the width of its box, so that a phone gets no empty bands. */
const height = 'clamp(170px, 47cqi, 380px)';

/** The map beside its grid: hover tells (CUS-62), choosing zooms (CUS-63), Home goes back (CUS-64). */
export function GeoMap({ countries, measures, measure, selected, pointed, onSelect, label, chart }: GeoMapProps) {
  const words = useWords();
  const look = useLook();
  const { world, closer } = useWorld();
  const [zoom, setZoom] = useState(1);
  const awake = useRef(false);
  const byId = useMemo(() => new Map(countries.map((country) => [country.id, country])), [countries]);
  const steps = useMemo(
    () =>
      stepsOf(
        countries.flatMap(({ figures }) => figures[measure]?.value ?? []),
        look.steps,
      ),
    [countries, measure, look],
  );
  const option = useMemo(
    () => geoOption({ world, byId, measures, measure, steps, selected, zoom, look, words }),
    [world, byId, measures, measure, steps, selected, zoom, look, words],
  );
  useView(chart, { world, selected, onZoom: setZoom });
  useEffect(() => {
    if (selected !== undefined) closer();
  }, [selected, closer]);
  useEffect(() => raise(chart.current, pointed), [chart, pointed]);
  const onReady = useClicks({ onSelect: (id) => onSelect(id === selected ? undefined : id), closer, onZoom: setZoom });
  const home = () => {
    onSelect(undefined);
    lookAt(chart.current, undefined);
    setZoom(1);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only keeps the page scrolling over a map that nobody has entered
    <div
      className="geo-map"
      data-testid="geo-map"
      data-zoomed={selected ?? ''}
      onWheelCapture={(event) => !awake.current && event.stopPropagation()}
      onFocus={() => {
        awake.current = true;
      }}
      onBlur={() => {
        awake.current = false;
      }}
    >
      <Stage
        label={label}
        count={countries.length}
        say={(index) => tipText(countryTip('', countries[index], { measures, words }))}
        onPoint={(index) => pointAt(chart.current, index === undefined ? undefined : countries[index]?.id)}
        onChoose={(index) => onSelect(countries[index]?.id)}
      >
        <EChart option={option} height={height} merge ref={chart} onReady={onReady} />
      </Stage>
      <Buttons chart={chart} onHome={home} />
      <Scale steps={steps} />
    </div>
  );
}

function Buttons({ chart, onHome }: { chart: { current: EChartsType | null }; onHome: () => void }) {
  const { t } = useWords();
  const zoom = (factor: number) => {
    const drawn = chart.current;
    const middle = { originX: (drawn?.getWidth() ?? 0) / 2, originY: (drawn?.getHeight() ?? 0) / 2 };
    drawn?.dispatchAction({ type: 'geoRoam', componentType: 'series', seriesId: 'world', zoom: factor, ...middle });
  };
  return (
    <div className="geo-buttons">
      <Button
        size="small"
        icon={<Home20Regular />}
        aria-label={t('geo.home')}
        title={t('geo.home')}
        data-testid="geo-home"
        onClick={onHome}
      />
      <Button
        size="small"
        icon={<Add20Regular />}
        aria-label={t('geo.closer')}
        title={t('geo.closer')}
        onClick={() => zoom(1.5)}
      />
      <Button
        size="small"
        icon={<Subtract20Regular />}
        aria-label={t('geo.further')}
        title={t('geo.further')}
        onClick={() => zoom(1 / 1.5)}
      />
    </div>
  );
}

/** What the shades mean. */
function Scale({ steps }: { steps: readonly Step[] }) {
  const { t, language } = useWords();
  const number = (value: number) => formatCompact(value, language);
  return (
    <ul className="geo-scale" aria-label={t('geo.scale')}>
      {steps.map(({ from, to, color }) => (
        <li key={from}>
          <span className="geo-step" style={{ background: color }} aria-hidden="true" />
          {from === to ? number(from) : `${number(from)}–${number(to)}`}
        </li>
      ))}
      <li>
        <span className="geo-step geo-step-none" aria-hidden="true" />
        {t('geo.none')}
      </li>
    </ul>
  );
}

/** The coarse world at once, the fine one when the reader first looks closer. */
function useWorld(): { world: World; closer: () => void } {
  const [world, setWorld] = useState(() => registered(coarseWorld()));
  const asked = useRef(false);
  const closer = useCallback(() => {
    if (asked.current) return;
    asked.current = true;
    fineWorld().then(
      (fine) => setWorld(registered(fine)),
      // The coarse map still answers; the next look closer asks again.
      () => {
        asked.current = false;
      },
    );
  }, []);
  return { world, closer };
}

function registered(world: World): World {
  // The engine's types want its own copy of the GeoJSON types.
  registerMap(world.name, { geoJSON: JSON.parse(JSON.stringify(world.shapes)), specialAreas: {} });
  return world;
}

/** Looks at the selected country, again once the finer map has it, and back at the world when it is let go. */
function useView(
  chart: { current: EChartsType | null },
  { world, selected, onZoom }: { world: World; selected: string | undefined; onZoom: (zoom: number) => void },
): void {
  const seen = useRef('');
  useEffect(() => {
    const key = `${world.name} ${selected ?? ''}`;
    const box = selected === undefined ? undefined : world.boxes.get(selected);
    if (!box || seen.current === key) {
      if (selected !== undefined || seen.current === '') return;
      seen.current = '';
      lookAt(chart.current, undefined);
      onZoom(1);
      return;
    }
    seen.current = key;
    const view = viewOf(box, world.bounds);
    lookAt(chart.current, view);
    onZoom(stepped(view.zoom));
  }, [chart, world, selected, onZoom]);
}

function lookAt(chart: EChartsType | null, view: ReturnType<typeof viewOf> | undefined): void {
  chart?.setOption({
    series: [{ id: 'world', type: 'map', center: view ? [...view.center] : null, zoom: view?.zoom ?? 1 }],
  });
}

interface MapEvents {
  readonly onSelect: (id: string) => void;
  readonly closer: () => void;
  readonly onZoom: (zoom: number) => void;
}

function useClicks(events: MapEvents): (chart: EChartsType) => void {
  const latest = useRef(events);
  latest.current = events;
  return useCallback((chart: EChartsType) => {
    chart.on('click', ({ name }: { name?: unknown }) => typeof name === 'string' && latest.current.onSelect(name));
    chart.on('georoam', () => {
      latest.current.closer();
      latest.current.onZoom(stepped(zoomOf(chart)));
    });
  }, []);
}

function zoomOf(chart: EChartsType): number {
  const { series } = chart.getOption();
  const first: unknown = Array.isArray(series) ? series[0] : series;
  return first !== null && typeof first === 'object' && 'zoom' in first ? Number(first.zoom) || 1 : 1;
}

/** Powers of two: the hatching need not follow every turn of the wheel. */
function stepped(zoom: number): number {
  return 2 ** Math.round(Math.log2(zoom));
}

function raise(chart: EChartsType | null, id: string | undefined): void {
  chart?.dispatchAction({ type: 'downplay', seriesIndex: 0 });
  if (id !== undefined) chart?.dispatchAction({ type: 'highlight', seriesIndex: 0, name: id });
}

function pointAt(chart: EChartsType | null, id: string | undefined): void {
  raise(chart, id);
  chart?.dispatchAction(id === undefined ? { type: 'hideTip' } : { type: 'showTip', seriesIndex: 0, name: id });
}
