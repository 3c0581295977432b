import type { LegendItem } from './legend.tsx';
import type { Look } from './look.ts';

/** A drawing as it stands on the page, in CSS pixels. */
export interface Picture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

interface PictureParts {
  readonly title: string;
  readonly subtitle: string;
  readonly legend: readonly Pick<LegendItem, 'label' | 'color'>[];
  readonly look: Look;
}

const margin = 24;
const legendRow = 20;

/** A picture that explains itself away from its page: title, months, legend and drawing on the page's background. */
export function composePicture(drawing: Picture, { title, subtitle, legend, look }: PictureParts): Picture {
  const width = drawing.width + 2 * margin;
  const items = placeLegend(legend, drawing.width);
  const legendHeight = items.length === 0 ? 0 : (Math.max(...items.map(({ row }) => row)) + 1) * legendRow + 8;
  const top = margin + 48 + legendHeight;
  const height = top + drawing.height + margin;
  const font = `font-family="${escapeXml(look.font)}"`;
  const marks = items.map(({ label, color, x, row }) => {
    const y = margin + 48 + row * legendRow;
    return `<rect x="${margin + x}" y="${y}" width="10" height="10" rx="2" fill="${color}"/><text x="${margin + x + 16}" y="${y + 9}" font-size="12" fill="${look.ink}" ${font}>${escapeXml(label)}</text>`;
  });
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<rect width="100%" height="100%" fill="${look.surface}"/>`,
    `<text x="${margin}" y="${margin + 16}" font-size="18" font-weight="600" fill="${look.ink}" ${font}>${escapeXml(title)}</text>`,
    `<text x="${margin}" y="${margin + 36}" font-size="12" fill="${look.inkQuiet}" ${font}>${escapeXml(subtitle)}</text>`,
    ...marks,
    `<g transform="translate(${margin} ${top})">${drawing.svg}</g></svg>`,
  ].join('');
  return { svg, width, height };
}

export function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (found) => `&#${found.charCodeAt(0)};`);
}

/** Hands the picture to the reader as a file. @throws Error when the browser cannot draw it. */
export async function savePicture(picture: Picture, name: string, format: 'svg' | 'png'): Promise<void> {
  const address = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture.svg)}`;
  if (format === 'svg') save(address, `${name}.svg`);
  else save(await rasterise(address, picture), `${name}.png`);
}

/** Twice the size on screen, so that it stays sharp in a slide. */
async function rasterise(address: string, { width, height }: Picture): Promise<string> {
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * 2;
  canvas.height = height * 2;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/png');
}

function save(address: string, name: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
}

/** Rows of legend entries by a rough width of their text: fonts cannot be measured without drawing them. */
function placeLegend(legend: PictureParts['legend'], width: number) {
  let x = 0;
  let row = 0;
  return legend.map(({ label, color }) => {
    const needed = 32 + label.length * 6.6;
    if (x > 0 && x + needed > width) {
      x = 0;
      row += 1;
    }
    const placed = { label, color, x, row };
    x += needed;
    return placed;
  });
}
