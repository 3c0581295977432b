import type { ResultSection } from '#reporting/result.ts';
import { barsPicture } from './bars.ts';
import { donutPicture } from './donut.ts';
import { figureColumns, inLarge, unitInWords, valueColumns } from './figure.ts';
import { kpiPicture } from './kpi.ts';
import { type DrawParts, monthsPicture } from './months.ts';
import { type Picture, stacked, textAt, textWidth, wrap } from './picture.ts';
import { tablePicture } from './table.ts';

/** A section as a picture, by its hint and its shape; without rows it says so. */
export function sectionPicture(section: ResultSection, parts: DrawParts): Picture {
  const drawn = bodyOf(section, parts);
  const note = section.note === undefined ? '' : parts.words.t(`note.${section.note}`, { defaultValue: '' });
  const star =
    section.chart !== 'table' && parts.partial.some((month) => section.rows.some((row) => row.month === month));
  const figure = headlineOf(section, parts);
  const remarks = [note, star ? parts.words.t('drawing.partial') : ''].filter((text) => text !== '');
  return stacked([...figure, drawn, ...remarks.map((text) => remark(text, parts))]);
}

/** A headline that no chart of its own shows, in large type. */
function headlineOf({ chart, headline }: ResultSection, { look, words, width }: DrawParts): Picture[] {
  if (headline === undefined || headline.value === null || chart === 'kpi' || chart === 'donut') return [];
  const number = inLarge(headline, words.language);
  const unit = textAt(textWidth(number, 22) + 8, 22, unitInWords(headline, words), { fill: look.quiet });
  return [{ width, height: 28, body: textAt(0, 22, number, { size: 22, strong: true, fill: look.ink }) + unit }];
}

function bodyOf(section: ResultSection, parts: DrawParts): Picture {
  if (section.rows.length === 0 && section.headline === undefined) return remark(parts.words.t('drawing.empty'), parts);
  const isMonthly = section.columns.some(({ type }) => type === 'month');
  switch (section.chart) {
    case 'kpi':
      return kpiPicture(section, parts);
    case 'columns':
    case 'stacked-columns':
    case 'columns-line':
    case 'lines':
      return isMonthly ? monthsPicture(section, parts) : barsPicture(section, parts);
    case 'donut':
      return valueColumns(section).length === 1 ? donutPicture(section, parts) : barsPicture(section, parts);
    case 'bars':
    case 'geo':
      return figureColumns(section).length > 0 ? barsPicture(section, parts) : tablePicture(section, parts);
    case 'table':
      return tablePicture(section, parts);
  }
}

function remark(text: string, { look, width }: DrawParts): Picture {
  const lines = wrap(text, width, { size: 11, most: 3 });
  const body = lines.map((one, index) => textAt(0, 11 + index * 15, one, { size: 11, fill: look.quiet })).join('');
  return { width, height: lines.length * 15, body };
}
