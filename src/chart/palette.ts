/** Which of the two looks is on screen; charts pick their colours by it. */
export type ThemeName = 'light' | 'dark';

const light = [
  '#0f6cbd', // blue
  '#d9730d', // orange
  '#00857a', // teal
  '#7b4fc0', // purple
  '#b08a00', // gold
  '#c2397a', // magenta
  '#5aa9e6', // sky
  '#5f7f1e', // olive
  '#22406e', // navy
  '#8f5b45', // brown
  '#57b8a5', // mint
  '#a78bd4', // lilac
] as const;

const dark = [
  '#4da3ee',
  '#f29a4a',
  '#33b8aa',
  '#b294ea',
  '#dcb93d',
  '#ec7bb0',
  '#a6d4fa',
  '#a5c25c',
  '#7f9bd1',
  '#c9967f',
  '#95e0d0',
  '#d5c4f3',
] as const;

/** Families that partners meet on every page keep a slot of their own, so they never share a colour (docs/DESIGN.md, Charts). */
const reserved: Readonly<Record<string, number>> = {
  'office 365': 0,
  'microsoft 365': 0,
  'dynamics 365': 1,
  azure: 2,
  'microsoft azure': 2,
  'enterprise mobility + security': 3,
  ems: 3,
  'power bi': 4,
  teams: 5,
  'microsoft teams': 5,
  'windows 365': 6,
  'power platform': 7,
};

/** Series colours in the order to hand them out; twelve, told apart with the common kinds of colour blindness. */
export function seriesPalette(theme: ThemeName): readonly string[] {
  return theme === 'dark' ? dark : light;
}

/** The colour of one value, the same on every page; values outside the reserved ones may share one (see `colorsOf`). */
export function colorOf(value: string, theme: ThemeName = 'light'): string {
  return at(slotOf(value), theme);
}

/**
 * Colours of values drawn side by side: each gets its own colour, moved on where two would share one; the same set of
 * values always gives the same answer, whatever its order. Past twelve values colours repeat.
 */
export function colorsOf(values: readonly string[], theme: ThemeName = 'light'): ReadonlyMap<string, string> {
  const size = seriesPalette(theme).length;
  const taken = new Set<number>();
  const slots = new Map<string, number>();
  const byRight = [...new Set(values)].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  for (const value of byRight) {
    let slot = slotOf(value);
    for (let step = 0; step < size && taken.has(slot); step++) slot = (slot + 1) % size;
    taken.add(slot);
    slots.set(value, slot);
  }
  return new Map(
    values.map((value) => [value, isNotSet(value) ? existingColor(theme) : at(slots.get(value) ?? 0, theme)]),
  );
}

/** Lost customers: a hue that no series has, drawn below the zero line. */
export function churnColor(theme: ThemeName): string {
  return theme === 'dark' ? '#f1707b' : '#c50f1f';
}

/** Customers that stay: a quiet neutral; also `(not set)` and Others. */
export function existingColor(theme: ThemeName): string {
  return theme === 'dark' ? '#5c6773' : '#b4bec9';
}

/** New customers: the brand blue. */
export function addedColor(theme: ThemeName): string {
  return at(0, theme);
}

/** Six steps of the map, low to high; light to dark on light, and the reverse on dark so that high stands out. */
export function mapSteps(theme: ThemeName): readonly string[] {
  return theme === 'dark'
    ? ['#1b3650', '#1f4c77', '#22639f', '#2d7fc9', '#5fa8ea', '#a9d3fb']
    : ['#d3e6f8', '#a9cff0', '#77b1e4', '#428fd2', '#0f6cbd', '#0a4a87'];
}

function at(slot: number, theme: ThemeName): string {
  return seriesPalette(theme)[slot] ?? existingColor(theme);
}

function slotOf(value: string): number {
  const key = value.trim().toLowerCase();
  return reserved[key] ?? hash(key) % light.length;
}

function rank(value: string): number {
  return value.trim().toLowerCase() in reserved ? 0 : 1;
}

function isNotSet(value: string): boolean {
  return value === '(not set)' || value === '';
}

/** FNV-1a: short, stable and well spread on short names. */
function hash(text: string): number {
  let sum = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) sum = Math.imul(sum ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return sum;
}
