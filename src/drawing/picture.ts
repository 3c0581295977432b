import type { Look } from './look.ts';

/** Part of an SVG drawing and the room it takes, in pixels. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly body: string;
}

export interface TextStyle {
  readonly size?: number;
  readonly strong?: boolean;
  readonly fill: string;
  readonly anchor?: 'start' | 'middle' | 'end';
}

/** One line of text on its base line; what comes from outside cannot leave it. */
export function textAt(x: number, y: number, text: string, { size = 12, strong, fill, anchor }: TextStyle): string {
  const weight = strong ? ' font-weight="bold"' : '';
  const place = anchor === undefined || anchor === 'start' ? '' : ` text-anchor="${anchor}"`;
  return `<text x="${round(x)}" y="${round(y)}" font-size="${size}"${weight}${place} fill="${fill}">${escapeXml(plain(text))}</text>`;
}

export function rect(
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
  fill: string,
  { radius = 0, stroke }: { radius?: number; stroke?: string } = {},
): string {
  const edge = stroke === undefined ? '' : ` stroke="${stroke}"`;
  return `<rect x="${round(x)}" y="${round(y)}" width="${round(Math.max(0, width))}" height="${round(height)}" rx="${radius}" fill="${fill}"${edge}/>`;
}

export function line(x: number, y: number, width: number, stroke: string): string {
  return `<path d="M${round(x)} ${round(y)}h${round(width)}" stroke="${stroke}" fill="none"/>`;
}

export function path(d: string, { fill = 'none', stroke = 'none', width = 1, opacity = 1 }): string {
  return `<path d="${d}" fill="${fill}" stroke="${stroke}" stroke-width="${width}" opacity="${opacity}"/>`;
}

export function moved(x: number, y: number, body: string): string {
  return `<g transform="translate(${round(x)} ${round(y)})">${body}</g>`;
}

/** Pictures below each other. */
export function stacked(pictures: readonly Picture[], gap = 12): Picture {
  let height = 0;
  const parts: string[] = [];
  for (const picture of pictures) {
    if (height > 0) height += gap;
    parts.push(height === 0 ? picture.body : moved(0, height, picture.body));
    height += picture.height;
  }
  return { width: Math.max(0, ...pictures.map(({ width }) => width)), height, body: parts.join('') };
}

/** A picture as a document of its own. */
export function toDocument({ width, height, body }: Picture, { font }: Look, title = ''): string {
  const size = `width="${round(width)}" height="${round(height)}" viewBox="0 0 ${round(width)} ${round(height)}"`;
  const name = title === '' ? '' : `<title>${escapeXml(plain(title))}</title>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="${escapeXml(font)}">${name}${body}</svg>`;
}

/** `text` in at most `width` pixels, its end cut off where it needs more. */
export function fit(text: string, width: number, size = 12): string {
  const letters = [...plain(text)];
  if (widthOf(letters, size) <= width) return letters.join('');
  const room = width - widthOf(['…'], size);
  let used = 0;
  const kept = letters.findIndex((letter) => {
    used += widthOf([letter], size);
    return used > room;
  });
  return `${letters.slice(0, Math.max(0, kept)).join('').trimEnd()}…`;
}

/** `text` on lines of at most `width` pixels, at most `most` of them. */
export function wrap(text: string, width: number, { size = 12, most = 3 } = {}): string[] {
  const lines: string[] = [];
  let rest = plain(text).split(' ');
  while (rest.length > 0 && lines.length < most) {
    let count = 1;
    while (count < rest.length && textWidth(rest.slice(0, count + 1).join(' '), size) <= width) count++;
    if (lines.length === most - 1) count = rest.length;
    lines.push(fit(rest.slice(0, count).join(' '), width, size));
    rest = rest.slice(count);
  }
  return lines;
}

export function textWidth(text: string, size = 12): number {
  return widthOf([...plain(text)], size);
}

/** Text for a drawing: no control characters, no marks that turn the direction of what follows, blanks as one. */
export function plain(text: string): string {
  return text.replaceAll(/[\p{Cf}\p{Cs}\uFFFE\uFFFF]/gu, '').replaceAll(/[\p{Cc}\p{Z}]+/gu, ' ');
}

/** Text inside XML, in elements and attributes. */
export function escapeXml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (found) => `&#${found.charCodeAt(0)};`);
}

export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Rather a little too wide: letters differ from machine to machine, and what is cut cannot be read. */
function widthOf(letters: readonly string[], size: number): number {
  return letters.reduce((sum, letter) => sum + size * emsOf(letter), 0);
}

function emsOf(letter: string): number {
  if (/[iljtfrI.,:;'|!()[\] ·]/.test(letter)) return 0.33;
  if (/[mwMW@%…—]/.test(letter)) return 0.9;
  if (/[A-Z&]/.test(letter)) return 0.67;
  return (letter.codePointAt(0) ?? 0) > 0x2e7f ? 1.05 : 0.57;
}
