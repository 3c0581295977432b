import { type DrawOptions, sectionSvg } from '#drawing/section-svg.ts';
import type { ReportResult, ResultSection } from '#reporting/result.ts';

/** One section as a drawing, UTF-8; letters are those of the reader's machine. */
export function toSvg(result: ReportResult, section: ResultSection, options: DrawOptions): Uint8Array {
  return Buffer.from(sectionSvg(result, section, options), 'utf8');
}
