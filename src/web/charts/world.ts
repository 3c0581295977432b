import codes from 'i18n-iso-countries/codes.json';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import coarse from 'world-atlas/countries-110m.json';

type Point = readonly [number, number];

/** Left, top, right, bottom in projected units, y downwards. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface World {
  readonly name: string;
  /** Shapes named by ISO 3166 alpha-2 code. */
  readonly shapes: { readonly type: 'FeatureCollection'; readonly features: readonly Shape[] };
  /** The largest piece of each country: where its map zooms to. */
  readonly boxes: ReadonlyMap<string, Box>;
  readonly bounds: Box;
}

interface Shape {
  readonly type: 'Feature';
  readonly properties: { readonly name: string };
  readonly geometry: unknown;
}

/** The world in few points, enough for the first view. */
export function coarseWorld(): World {
  return worldOf('world-coarse', parseAtlas(coarse));
}

/** The world with its small countries, fetched when the reader first looks closer. */
export async function fineWorld(): Promise<World> {
  const { default: fine } = await import('world-atlas/countries-50m.json');
  return worldOf('world-fine', parseAtlas(fine));
}

/** Natural Earth: shapes as in an atlas. Longitude and latitude in degrees to x and y, y downwards. */
export function project([longitude, latitude]: Point): [number, number] {
  const phi = (latitude * Math.PI) / 180;
  return [((longitude * Math.PI) / 180) * stretch(phi), -height(phi)];
}

/** The reverse of `project`. */
export function unproject([x, y]: Point): [number, number] {
  let phi = -y;
  for (let step = 0; step < 12; step++) {
    const slope = (height(phi + 1e-6) - height(phi)) / 1e-6;
    phi -= (height(phi) + y) / slope;
  }
  return [((x / stretch(phi)) * 180) / Math.PI, (phi * 180) / Math.PI];
}

function stretch(phi: number): number {
  const p2 = phi * phi;
  const p4 = p2 * p2;
  return 0.8707 - 0.131979 * p2 + p4 * (-0.013791 + p4 * (0.003971 * p2 - 0.001529 * p4));
}

function height(phi: number): number {
  const p2 = phi * phi;
  const p4 = p2 * p2;
  return phi * (1.007226 + p2 * (0.015085 + p4 * (-0.044475 + 0.028874 * p2 - 0.005916 * p4)));
}

type Atlas = Topology<{ countries: GeometryCollection<{ name: string }> }>;

/** The bundled file's type as imported is too wide (`string` where a literal is meant). */
function parseAtlas(file: unknown): Atlas {
  if (file === null || typeof file !== 'object' || !('objects' in file))
    throw new Error('the bundled atlas is no topology');
  return file as Atlas;
}

const alpha2 = new Map(codes.map(([two, , number]) => [number, two]));
/** Pieces without an ISO number of their own; Kosovo's code is the one in common use. */
const unnumbered: Readonly<Record<string, string>> = { Kosovo: 'XK' };
/** Nobody sells there, and it would take a fifth of the picture. */
const leftOut = 'AQ';

function worldOf(name: string, atlas: Atlas): World {
  const { features } = feature(atlas, atlas.objects.countries);
  const shapes: Shape[] = [];
  const boxes = new Map<string, Box>();
  for (const { id, properties, geometry: round } of features) {
    const geometry = flattened(round);
    const code = alpha2.get(String(id)) ?? unnumbered[properties.name] ?? properties.name;
    const box = code === leftOut ? undefined : largestBox(geometry);
    if (!box) continue;
    shapes.push({ type: 'Feature', properties: { name: code }, geometry });
    boxes.set(code, box);
  }
  return { name, shapes: { type: 'FeatureCollection', features: shapes }, boxes, bounds: around([...boxes.values()]) };
}

interface Geometry {
  readonly type: string;
  readonly coordinates?: unknown;
}

/** The atlas is made for a globe, where Russia and Fiji run on past 180°; on a plane they must not jump to the other side. */
function flattened({ type, coordinates }: Geometry): Geometry {
  if (type === 'Polygon') return { type, coordinates: (coordinates as Point[][]).map(unrolled) };
  if (type === 'MultiPolygon') {
    return { type, coordinates: (coordinates as Point[][][]).map((polygon) => polygon.map(unrolled)) };
  }
  return { type, coordinates };
}

function unrolled(ring: readonly Point[]): Point[] {
  let turn = 0;
  let jumped = false;
  const points = ring.map(([longitude, latitude], index): Point => {
    const step = longitude - (ring[index - 1]?.[0] ?? longitude);
    if (Math.abs(step) > 180) {
      turn -= Math.sign(step) * 360;
      jumped = true;
    }
    return [longitude + turn, latitude];
  });
  const west = points.every(([longitude]) => longitude < 0);
  return jumped && west ? points.map(([longitude, latitude]) => [longitude + 360, latitude]) : points;
}

function largestBox(geometry: Geometry): Box | undefined {
  const boxes = outlines(geometry).map((outline) => {
    const points = outline.map((point) => project(point));
    return around(points.map(([x, y]) => ({ left: x, top: y, right: x, bottom: y })));
  });
  return boxes.sort((a, b) => area(b) - area(a))[0];
}

function outlines({ type, coordinates }: Geometry): Point[][] {
  if (type === 'Polygon') return (coordinates as Point[][]).slice(0, 1);
  if (type === 'MultiPolygon') return (coordinates as Point[][][]).flatMap((polygon) => polygon.slice(0, 1));
  return [];
}

function around(boxes: readonly Box[]): Box {
  const edge = (side: keyof Box, better: (a: number, b: number) => number) =>
    boxes.map((box) => box[side]).reduce((a, b) => better(a, b));
  return {
    left: edge('left', Math.min),
    top: edge('top', Math.min),
    right: edge('right', Math.max),
    bottom: edge('bottom', Math.max),
  };
}

function area({ left, top, right, bottom }: Box): number {
  return (right - left) * (bottom - top);
}
