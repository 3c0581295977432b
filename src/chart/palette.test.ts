import { describe, expect, it } from 'vitest';
import { churnColor, colorOf, colorsOf, existingColor, mapSteps, seriesPalette } from './palette.ts';

describe.each(['light', 'dark'] as const)('the %s palette', (theme) => {
  it('has at least ten different colours, none of them the one of churn', () => {
    const colors = seriesPalette(theme);
    expect(new Set(colors).size).toBeGreaterThanOrEqual(10);
    expect(colors).not.toContain(churnColor(theme));
  });

  it('gives a value the same colour on every page, without regard to case', () => {
    expect(colorOf('Dynamics 365', theme)).toBe(colorOf(' dynamics 365', theme));
    expect(colorsOf(['Azure', 'Power BI'], theme).get('Power BI')).toBe(colorOf('Power BI', theme));
  });

  it('tells values apart that stand side by side, whatever their order', () => {
    const values = ['Netherlands', 'Belgium', 'Germany', 'France', 'Spain', 'Italy', 'Poland', 'Sweden', 'Norway'];
    const colors = colorsOf(values, theme);
    expect(new Set(colors.values()).size).toBe(values.length);
    expect([...colorsOf(values.toReversed(), theme)].sort()).toEqual([...colors].sort());
  });

  it('X-44 keeps what is not set quiet', () => {
    expect(colorsOf(['(not set)', 'Azure'], theme).get('(not set)')).toBe(existingColor(theme));
  });

  it('CO-10 shades the map in six steps', () => {
    expect(new Set(mapSteps(theme)).size).toBe(6);
  });

  it('DYN-21 stands out more the higher the figure: darker on light pages, away from the ground on dark ones', () => {
    const steps = mapSteps(theme).map(brightness);
    const rising = theme === 'dark';
    expect(steps).toEqual(steps.toSorted((a, b) => (rising ? a - b : b - a)));
  });
});

/** Of `#rrggbb`, as eyes weigh the three. */
function brightness(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
