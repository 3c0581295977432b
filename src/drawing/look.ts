import { addedColor, churnColor, existingColor, type ThemeName } from '#chart/palette.ts';

/** Colours and letters as values: a drawing cannot lean on a page's theme. */
export interface Look {
  readonly name: ThemeName;
  readonly ink: string;
  readonly quiet: string;
  readonly line: string;
  readonly grid: string;
  readonly zero: string;
  readonly surface: string;
  readonly track: string;
  readonly accent: string;
  readonly good: string;
  readonly bad: string;
  readonly neutral: string;
  readonly font: string;
}

/** The first letters a machine has are taken; Roboto comes with the product. */
export const fontFamily = 'Roboto';
const onScreen = `'Segoe UI', ${fontFamily}, 'Helvetica Neue', sans-serif`;

/** @param embedded for files that carry the letters with them */
export function lookOf(name: ThemeName, { embedded = false } = {}): Look {
  const shared = {
    name,
    accent: addedColor(name),
    bad: churnColor(name),
    neutral: existingColor(name),
    font: embedded ? fontFamily : onScreen,
  };
  return name === 'dark'
    ? {
        ...shared,
        ink: '#ffffff',
        quiet: '#c2c2c2',
        line: '#525252',
        grid: '#3d3d3d',
        zero: '#d6d6d6',
        surface: '#292929',
        track: '#3d3d3d',
        good: '#6ccb6c',
      }
    : {
        ...shared,
        ink: '#242424',
        quiet: '#5c5c5c',
        line: '#d6d6d6',
        grid: '#ebebeb',
        zero: '#424242',
        surface: '#ffffff',
        track: '#eef1f4',
        good: '#0e700e',
      };
}
