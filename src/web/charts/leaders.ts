import type { ResultSection } from '#contract/report.ts';
import { formatNumber } from '#text/format.ts';
import type { Look } from './look.ts';
import { escapeXml, type Picture } from './picture.ts';
import type { SeriesRole } from './plot.ts';
import { dimensionsOf, notSet, numberAt, textAt, totalOf } from './section.ts';
import { valueName, type Words } from './words.ts';

export interface Leader {
  readonly id: string;
  readonly role: SeriesRole;
  readonly value: number;
  /** Of the distinct total, in percent points; undefined where the answer has no total. */
  readonly share: number | undefined;
  /** Of the longest bar, 0 to 1; bars begin at zero. */
  readonly length: number;
}

/** A section's values as bars in the order of the answer (HTTP-6: largest first), `(not set)` last. */
export function leadersOf(section: ResultSection, measure: string): Leader[] {
  const dimension = dimensionsOf(section)[0]?.id ?? '';
  const total = totalOf(section, measure);
  const known = section.rows.flatMap((row) => {
    const value = numberAt(row, measure);
    return value === undefined ? [] : [{ id: textAt(row, dimension), value }];
  });
  const longest = Math.max(...known.map(({ value }) => value), 0) || 1;
  known.sort((a, b) => Number(a.id === notSet) - Number(b.id === notSet));
  return known.map(({ id, value }) => ({
    id,
    role: id === notSet ? 'not-set' : 'value',
    value,
    share: total ? (value / total) * 100 : undefined,
    length: Math.max(0, value) / longest,
  }));
}

/** The board as a drawing to save; on the page it is made of list items. */
export function leadersPicture(
  leaders: readonly Leader[],
  { colors, look, words }: { colors: ReadonlyMap<string, string>; look: Look; words: Words },
): Picture {
  const width = 480;
  const row = 36;
  const font = `font-size="12" fill="${look.ink}" font-family="${escapeXml(look.font)}"`;
  const rows = leaders.map(({ id, value, length }, index) => {
    const y = index * row;
    return [
      `<text x="0" y="${y + 14}" ${font}>${escapeXml(valueName(id, words))}</text>`,
      `<text x="${width}" y="${y + 14}" text-anchor="end" ${font}>${formatNumber(value, words.language)}</text>`,
      `<rect x="0" y="${y + 20}" width="${width * length}" height="6" rx="3" fill="${colors.get(id) ?? look.accent}"/>`,
    ].join('');
  });
  return { svg: rows.join(''), width, height: leaders.length * row };
}
