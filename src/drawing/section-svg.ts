import type { ThemeName } from '#chart/palette.ts';
import type { ReportResult, ResultSection } from '#reporting/result.ts';
import type { Language } from '#text/index.ts';
import { sectionPicture } from './card.ts';
import { dataOf, questionOf, remarksOf } from './facts.ts';
import { lookOf } from './look.ts';
import { line, moved, type Picture, rect, stacked, textAt, toDocument, wrap } from './picture.ts';
import { sectionTitle, type Words, wordsIn } from './words.ts';

export interface DrawOptions {
  readonly language?: Language;
  readonly theme?: ThemeName;
  /** The letters come with the file; otherwise those of the reader's machine. */
  readonly embedded?: boolean;
}

const edge = 24;
const narrow = 720;
const wide = 1240;

/** Columns from which a drawn table needs the wide sheet. */
const manyColumns = 6;

/**
 * One section as an SVG document that stands on its own: title, months and filters, the drawing, and which data it is
 * of. The same result gives the same bytes.
 */
export function sectionSvg(result: ReportResult, section: ResultSection, options: DrawOptions = {}): string {
  const { language = 'en', theme = 'light', embedded = false } = options;
  const words = wordsIn(language);
  const look = lookOf(theme, { embedded });
  const width = section.chart === 'table' && section.columns.length >= manyColumns ? wide : narrow;
  const title = sectionTitle(result.report, section.id, words);
  const { range, completeness } = result;
  const drawn = sectionPicture(section, { look, words, width, range, partial: completeness.partial });
  const whole = stacked(
    [headOf(title, result, { words, look, width }), drawn, footOf(result, { words, look, width })],
    16,
  );
  const size = { width: width + 2 * edge, height: whole.height + 2 * edge };
  const body = rect({ x: 0, y: 0, ...size }, look.surface) + moved(edge, edge, whole.body);
  return toDocument({ ...size, body }, look, title);
}

interface TextParts {
  readonly words: Words;
  readonly look: ReturnType<typeof lookOf>;
  readonly width: number;
}

function headOf(title: string, result: ReportResult, { words, look, width }: TextParts): Picture {
  const report = words.t(`report.${result.report}.title`, { defaultValue: result.report });
  const [name = '', ...more] = wrap(title, width, { size: 18, most: 2 });
  const lines = [
    ...[name, ...more].map((text, index) =>
      textAt(0, 18 + index * 24, text, { size: 18, strong: true, fill: look.ink }),
    ),
    ...wrap(`${report} · ${questionOf(result, words)}`, width, { most: 4 }).map((text, index) =>
      textAt(0, 40 + more.length * 24 + index * 17, text, { fill: look.quiet }),
    ),
  ];
  return { width, height: 24 + more.length * 24 + (lines.length - 1 - more.length) * 17 + 4, body: lines.join('') };
}

function footOf(result: ReportResult, { words, look, width }: TextParts): Picture {
  const texts = [
    ...remarksOf(result, words),
    ...dataOf(result, words),
    words.t('drawing.madeWith', { tenant: result.tenant }),
  ];
  const lines = texts.flatMap((text) => wrap(text, width, { size: 10.5, most: 2 }));
  const body = lines.map((text, index) => textAt(0, 18 + index * 15, text, { size: 10.5, fill: look.quiet }));
  return { width, height: 8 + lines.length * 15, body: line(0, 0, width, look.line) + body.join('') };
}
