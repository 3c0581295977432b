import { type Country, countryTip } from './countries.ts';
import type { ChartOption } from './engine.ts';
import type { Look } from './look.ts';
import { tooltipLook } from './month-option.ts';
import { type Step, shadeOf } from './shade.ts';
import { tipElement } from './tip.ts';
import type { Words } from './words.ts';
import { type Box, project, unproject, type World } from './world.ts';

/** Where the map looks: undefined is the whole world. */
export interface View {
  readonly center: readonly [number, number];
  readonly zoom: number;
}

interface GeoParts {
  readonly world: World;
  readonly byId: ReadonlyMap<string, Country>;
  readonly measures: readonly string[];
  readonly measure: string;
  readonly steps: readonly Step[];
  readonly selected: string | undefined;
  /** How close the map is: keeps the hatching fine. */
  readonly zoom: number;
  readonly look: Look;
  readonly words: Words;
}

const closest = 16;

/** The shaded world (CUS-60 … CUS-63): light to dark by figure, hatched where nothing is known. */
export function geoOption(parts: GeoParts): ChartOption {
  const { world, byId, measures, measure, selected, look, words } = parts;
  const names = world.shapes.features.map(({ properties: { name } }) => name);
  return {
    textStyle: { fontFamily: look.font },
    tooltip: {
      ...tooltipLook(look),
      trigger: 'item',
      formatter: (point) => {
        const id = nameOf(point);
        return tipElement(countryTip(id, byId.get(id), { measures, words }));
      },
    },
    series: [
      {
        id: 'world',
        type: 'map',
        map: world.name,
        projection: {
          project: (point) => project([point[0] ?? 0, point[1] ?? 0]),
          unproject: (point) => unproject([point[0] ?? 0, point[1] ?? 0]),
        },
        left: 0,
        right: 0,
        top: 0,
        bottom: 0,
        preserveAspect: 'contain',
        roam: true,
        scaleLimit: { min: 1, max: closest },
        selectedMode: false,
        label: { show: false },
        emphasis: { label: { show: false }, itemStyle: { borderColor: look.ink, borderWidth: 1.5 } },
        // Selected shapes are drawn last, so that no neighbour covers their outline.
        selectedMap: Object.fromEntries(names.map((name) => [name, name === selected])),
        data: names.map((name) => ({
          name,
          value: byId.get(name)?.figures[measure]?.value ?? Number.NaN,
          ...shapeStyle(byId.get(name), parts),
        })),
      },
    ],
  };
}

/** The view that shows a country with its surroundings; small ones are not blown up beyond recognition. */
export function viewOf({ left, top, right, bottom }: Box, bounds: Box): View {
  const fit = Math.min((bounds.right - bounds.left) / (right - left), (bounds.bottom - bounds.top) / (bottom - top));
  return {
    center: [(left + right) / 2, (top + bottom) / 2],
    zoom: Math.max(1.6, Math.min(fit * 0.55, closest)),
  };
}

function shapeStyle(country: Country | undefined, { measure, steps, look, zoom }: GeoParts) {
  const areaColor = shadeOf(country?.figures[measure]?.value, steps) ?? (country ? look.land : hatch(look, zoom));
  return {
    itemStyle: { areaColor, borderColor: look.surface, borderWidth: 0.5 },
    emphasis: { itemStyle: { areaColor } },
    select: { itemStyle: { areaColor, borderColor: look.ink, borderWidth: 2 }, label: { show: false } },
  };
}

/** Lines across the land: a pattern made of shapes, so that the picture needs no second file. */
function hatch({ land, hatch }: Look, zoom: number) {
  const lines = {
    tag: 'g',
    key: `hatch-${zoom}`,
    attrs: { transform: `scale(${1 / zoom})` },
    children: [
      { tag: 'rect', key: 'land', attrs: { width: 6, height: 6, fill: land } },
      { tag: 'path', key: 'line', attrs: { d: 'M-1 7L7 -1M-1 1L1 -1M5 7L7 5', stroke: hatch, 'stroke-width': 0.8 } },
    ],
  };
  return { svgElement: lines, svgWidth: 6 / zoom, svgHeight: 6 / zoom };
}

function nameOf(point: unknown): string {
  return point !== null && typeof point === 'object' && 'name' in point ? String(point.name) : '';
}
