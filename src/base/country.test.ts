import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import { describe, expect, it } from 'vitest';
import { countryCode } from './country.ts';

describe('countryCode', () => {
  it.each([
    ['United States', 'US'],
    ['UNITED STATES', 'US'],
    ['U.S.A.', 'US'],
    ['Netherlands', 'NL'],
    ['The Netherlands', 'NL'],
    ['United Kingdom', 'GB'],
    ['UK', 'GB'],
    ['Korea, Republic of', 'KR'],
    ['Korea', 'KR'],
    ['Türkiye', 'TR'],
    ['Turkiye', 'TR'],
    ['Turkey', 'TR'],
    ['Czechia', 'CZ'],
    ['Czech Republic', 'CZ'],
    ['Hong Kong SAR', 'HK'],
    ['Macao SAR', 'MO'],
    ['Taiwan', 'TW'],
    ['Russia', 'RU'],
    ['Viet Nam', 'VN'],
    ['Vietnam', 'VN'],
    ["Cote d'Ivoire", 'CI'],
    ['Côte d’Ivoire', 'CI'],
    ['Macedonia, FYRO', 'MK'],
    ['North Macedonia', 'MK'],
    ['Bosnia and Herzegovina', 'BA'],
    ['Bosnia & Herzegovina', 'BA'],
    ['Congo', 'CG'],
    ['Congo (DRC)', 'CD'],
    ['St. Lucia', 'LC'],
    ['Bahamas, The', 'BS'],
    ['Curacao', 'CW'],
    ['Réunion', 'RE'],
    ['  ireland ', 'IE'],
  ])('knows %s as %s', (name, code) => {
    expect(countryCode(name)).toBe(code);
  });

  it('gives a code itself, in any case', () => {
    expect(countryCode('nl')).toBe('NL');
    for (const code of Object.keys(english.countries)) expect(countryCode(code)).toBe(code);
  });

  it('knows every first name of the ISO list', () => {
    for (const [code, names] of Object.entries(english.countries))
      expect(countryCode([names].flat()[0] ?? '')).toBe(code);
  });

  it('has no code for what is no country', () => {
    for (const name of ['', '(not set)', 'Worldwide', 'Atlantis', '***', 'constructor']) {
      expect(countryCode(name)).toBeUndefined();
    }
  });
});
