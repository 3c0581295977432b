import { addedColor, churnColor, colorsOf, existingColor, mapSteps, type ThemeName } from '#chart/palette.ts';
import { darkTheme, lightTheme } from '#web/theme/fluent.ts';
import type { SeriesRole } from './plot.ts';

/** Colours as values: a drawing that leaves the page (SVG, PNG) cannot lean on the page's CSS variables. */
export interface Look {
  readonly name: ThemeName;
  readonly ink: string;
  readonly inkQuiet: string;
  /** Borders. */
  readonly line: string;
  /** Lines behind a chart, quieter than borders. */
  readonly grid: string;
  readonly zeroLine: string;
  readonly surface: string;
  readonly land: string;
  readonly hatch: string;
  readonly accent: string;
  /** Flags of notes. */
  readonly note: string;
  readonly steps: readonly string[];
  readonly font: string;
}

/** The look of a theme, taken from the same tokens as the page around the chart. */
export function lookOf(name: ThemeName): Look {
  const tokens = name === 'dark' ? darkTheme : lightTheme;
  return {
    name,
    ink: tokens.colorNeutralForeground1,
    inkQuiet: tokens.colorNeutralForeground3,
    line: tokens.colorNeutralStroke2,
    grid: tokens.colorNeutralStroke3,
    zeroLine: tokens.colorNeutralForeground2,
    surface: tokens.colorNeutralBackground1,
    land: tokens.colorNeutralBackground6,
    hatch: tokens.colorNeutralStroke1,
    accent: addedColor(name),
    note: tokens.colorPaletteBerryForeground1,
    steps: mapSteps(name),
    font: tokens.fontFamilyBase,
  };
}

/** The colour of each series by its id: parts of a life cycle have their own, values the one they have on every page. */
export function seriesColors(
  series: readonly { readonly id: string; readonly role: SeriesRole }[],
  name: ThemeName,
): ReadonlyMap<string, string> {
  const named = colorsOf(
    series.filter(({ role }) => role === 'value').map(({ id }) => id),
    name,
  );
  return new Map(series.map(({ id, role }) => [id, roleColor(role, name) ?? named.get(id) ?? existingColor(name)]));
}

function roleColor(role: SeriesRole, name: ThemeName): string | undefined {
  switch (role) {
    case 'value':
      return undefined;
    case 'existing':
    case 'others':
      return existingColor(name);
    case 'not-set':
      return lookOf(name).hatch;
    case 'added':
    case 'part':
    case 'expected':
      return addedColor(name);
    case 'churned':
      return churnColor(name);
    case 'total':
      return lookOf(name).ink;
  }
}
