import type { ResultSection } from '#contract/report.ts';
import { formatNumber, formatPercent } from '#text/format.ts';
import { compareCells } from '#web/tables/cell-text.ts';
import { measuresOf, notSet, numberAt, type Row, textAt } from './section.ts';
import type { Tip } from './tip.ts';
import { columnName, valueName, type Words } from './words.ts';

export interface Figure {
  readonly value: number | undefined;
  /** Of the distinct total, in percent points (CUS-61). */
  readonly share: number | undefined;
}

export interface Country {
  /** ISO 3166 alpha-2 where the name is known, else the name itself. */
  readonly id: string;
  /** As delivered. */
  readonly name: string;
  readonly figures: Readonly<Record<string, Figure>>;
}

export interface Order {
  /** `country` or a measure. */
  readonly by: string;
  readonly direction: 'asc' | 'desc';
}

/** The figures of a geography section that have a share column beside them, or are no share themselves. */
export function geoMeasures(section: ResultSection): string[] {
  return measuresOf(section)
    .filter(({ type }) => type !== 'percent')
    .map(({ id }) => id);
}

export function countriesOf(section: ResultSection): Country[] {
  const measures = geoMeasures(section);
  return section.rows.map((row) => {
    const name = textAt(row, 'country');
    const code = row.countryCode;
    const figures = Object.fromEntries(measures.map((id) => [id, figureOf(row, id)]));
    return { id: typeof code === 'string' && code !== '' ? code : name, name, figures };
  });
}

/** Countries whose name as delivered, name in the reader's language or code contains the text, whatever case or accent. */
export function findCountries(countries: readonly Country[], text: string, language: string): readonly Country[] {
  const wanted = plain(text.trim());
  if (wanted === '') return countries;
  return countries.filter(
    ({ id, name }) =>
      plain(name).includes(wanted) || plain(countryName(id, language)).includes(wanted) || plain(id) === wanted,
  );
}

/** Every column sorts (CUS-65); ties by name, `(not set)` last either way. */
export function sortCountries(countries: readonly Country[], { by, direction }: Order, language: string): Country[] {
  const sign = direction === 'asc' ? 1 : -1;
  const key = (country: Country) => (by === 'country' ? country.name : (country.figures[by]?.value ?? null));
  return [...countries].sort(
    (a, b) =>
      Number(a.name === notSet) - Number(b.name === notSet) ||
      sign * compareCells(key(a), key(b), language) ||
      a.name.localeCompare(b.name, language),
  );
}

/** The name of a country in the reader's language; the id where it is no code. */
export function countryName(id: string, language: string): string {
  if (!/^[A-Z]{2}$/.test(id)) return id;
  return new Intl.DisplayNames(language, { type: 'region' }).of(id) ?? id;
}

/** What the map says of a country (CUS-62): each figure and its share; why it is hatched when there is none. */
export function countryTip(
  id: string,
  country: Country | undefined,
  { measures, words }: { measures: readonly string[]; words: Words },
): Tip {
  if (!country) return { title: countryName(id, words.language), lines: [], note: words.t('geo.noData') };
  return {
    title: valueName(country.name, words),
    lines: measures.map((measure) => {
      const { value, share } = country.figures[measure] ?? {};
      return {
        label: columnName(measure, words),
        value: formatNumber(value, words.language),
        ...(share === undefined ? {} : { share: formatPercent(share, words.language) }),
      };
    }),
  };
}

function figureOf(row: Row, id: string): Figure {
  return { value: numberAt(row, id), share: numberAt(row, `${id}Share`) };
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
}
