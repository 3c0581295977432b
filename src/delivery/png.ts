import { renderAsync } from '@resvg/resvg-js';
import { fontFamily } from '#drawing/look.ts';
import { type DrawOptions, sectionSvg } from '#drawing/section-svg.ts';
import type { ReportResult, ResultSection } from '#reporting/result.ts';
import { fontFiles } from './fonts.ts';

/** For screens with two points per pixel and for print. */
const zoom = 2;

/** One section as a picture, drawn with the product's own letters. */
export async function toPng(result: ReportResult, section: ResultSection, options: DrawOptions): Promise<Uint8Array> {
  const image = await renderAsync(sectionSvg(result, section, { ...options, embedded: true }), {
    fitTo: { mode: 'zoom', value: zoom },
    font: { fontFiles: Object.values(fontFiles), loadSystemFonts: false, defaultFontFamily: fontFamily },
  });
  return image.asPng();
}
