import { type BrandVariants, createDarkTheme, createLightTheme, type Theme } from '@fluentui/react-components';

/** A calm blue around the one partners know from their portals. */
const brand: BrandVariants = {
  10: '#02131f',
  20: '#082338',
  30: '#0a3254',
  40: '#0b3f6c',
  50: '#0c4d84',
  60: '#0e5a9b',
  70: '#1166b0',
  80: '#0f6cbd',
  90: '#3583cc',
  100: '#4a93d8',
  110: '#62a4e2',
  120: '#7cb5ea',
  130: '#97c6f1',
  140: '#b3d6f6',
  150: '#cfe6fa',
  160: '#ebf5fd',
};

/** Only fonts that the device has: nothing is fetched from elsewhere. */
const fontFamilyBase =
  "'Segoe UI Variable Text', 'Segoe UI', -apple-system, BlinkMacSystemFont, Roboto, 'Helvetica Neue', 'Liberation Sans', sans-serif";

export const lightTheme: Theme = { ...createLightTheme(brand), fontFamilyBase };

export const darkTheme: Theme = {
  ...createDarkTheme(brand),
  fontFamilyBase,
  colorBrandForeground1: brand[110],
  colorBrandForeground2: brand[120],
  colorBrandForegroundLink: brand[110],
};
