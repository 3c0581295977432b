import { inflateSync } from 'node:zlib';
import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { formats } from '#delivery/formats.ts';
import { mostPrintedRows } from '#delivery/print-limit.ts';
import type { ResultSection } from '#reporting/result.ts';
import { resultOf, shapes, tableOf } from './delivery-sample.ts';

const svgOf = async (section: ResultSection, options = {}) =>
  new TextDecoder().decode(await formats.svg.write(resultOf([section]), options));

/** The words of a drawing, in the order they stand in it. */
const wordsOf = (svg: string) =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = '']) =>
    text.replaceAll(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code))).replaceAll('&amp;', '&'),
  );

/** Text of a PDF page by page, read by another program's reader. */
async function pagesOf(bytes: Uint8Array): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: false });
  return text.map((page) => page.replaceAll(/\s+/g, ' '));
}

describe.each(shapes.map((section) => [section.id, section] as const))('svg of %s', (_, section) => {
  it('SEC-7 holds nothing but its own elements, whatever the names say', async () => {
    const svg = await svgOf(section);
    const elements = new Set([...svg.matchAll(/<\/?([^\s>/]+)/g)].map(([, name]) => name));
    const own = ['svg', 'title', 'g', 'rect', 'path', 'text', 'circle', 'defs', 'clipPath', 'polyline'];
    expect([...elements].filter((name) => !own.includes(name ?? ''))).toEqual([]);
    const tags = svg.match(/<[^>]*>/g)?.join('') ?? '';
    expect(tags).not.toMatch(/\son\w+=|javascript:|href/i);
    expect(svg).not.toContain(']]>');
    expect(svg).not.toMatch(/\u202E/);
    expect(svg.match(/<\/svg>/g)).toHaveLength(1);
  });

  it('says which months, filters and data it is of', async () => {
    const text = wordsOf(await svgOf(section)).join(' ');
    expect(text).toContain('Jan 24 – Mar 24');
    expect(text).toContain('Customer markets: Netherlands');
    expect(text).toContain('CustomersAndTenants: up to 2024-03, version 3, loaded 2024-04-01 08:30 UTC');
    expect(text).toContain('No data of OfficeUsage for 2024-02');
    expect(text).toContain('Left out because the role does not show them: revenueUsd');
  });

  it('is the same bytes for the same result, and of another look and language when asked', async () => {
    const first = await svgOf(section);
    expect(await svgOf(section)).toBe(first);
    expect(await svgOf(section, { theme: 'dark' })).not.toBe(first);
    expect(await svgOf(section, { language: 'nl' })).toContain('tot en met 2024-03');
  });
});

describe('svg', () => {
  const shape = (id: string) => shapes.find((section) => section.id === id) ?? tableOf(0);

  it('CUS-12 writes the figure, its growth and the ends of its line; a month without data is a gap', async () => {
    const svg = await svgOf(shape('customers'));
    expect(wordsOf(svg)).toEqual(expect.arrayContaining(['4.32K', '−12.5%', 'Jan 24: 118', 'Mar 24: 131']));
    expect(svg.match(/<circle/g)).toHaveLength(2);
  });

  it('CUS-72 draws churn below the zero line', async () => {
    const svg = await svgOf({
      ...shape('adds-and-churns'),
      rows: [{ month: '2024-02', existing: 9, added: 3, churned: 6 }],
    });
    const bars = [...svg.matchAll(/<path d="M[\d.]+ ([\d.]+)l[\d.]+ 0l0 (-?[\d.]+)l-[\d.]+ 0Z" fill="(#\w+)"/g)];
    const heights = bars.map(([, , height]) => Number(height));
    const [zero] = bars.map(([, y]) => Number(y));
    expect(heights).toHaveLength(3);
    const [existing = 0, added = 0, churned = 0] = heights;
    expect(existing / added).toBeCloseTo(3, 1);
    expect(churned).toBeGreaterThan(0);
    expect(existing / churned).toBeCloseTo(-1.5, 1);
    expect(Math.abs(Number(bars[2]?.[1]) - (zero ?? 0))).toBeLessThan(1);
  });

  it('CO-15 lists the values of a ring with figure and share of the distinct total, X-44 the missing last', async () => {
    const text = wordsOf(await svgOf(shape('products')));
    const at = text.indexOf('(not set)');
    expect(text.slice(at, at + 3)).toEqual(['(not set)', '9', '4.5%']);
    expect(text).toEqual(expect.arrayContaining(['=1+1', '68', '34%', '200']));
  });

  it('draws the first rows of a table and says how many more there are', async () => {
    const text = wordsOf(await svgOf(shape('subscriptions'))).join(' ');
    expect(text).toContain('SKU29 1,029');
    expect(text).not.toContain('SKU30');
    expect(text).toContain('1204 more');
  });

  it('says so when there is nothing to draw', async () => {
    expect(wordsOf(await svgOf(tableOf(0)))).toContain('No data for these months and filters.');
  });
});

describe('png', () => {
  it('draws every shape with the letters that come along, light and dark', async () => {
    for (const section of shapes.filter(({ chart }) => chart !== 'columns' && chart !== 'bars')) {
      const light = await formats.png.write(resultOf([section]), {});
      expect(Buffer.from(light.subarray(1, 4)).toString()).toBe('PNG');
      expect(coloursOf(light).size, section.id).toBeGreaterThan(8);
    }
    const dark = await formats.png.write(resultOf([tableOf(3)]), { theme: 'dark' });
    expect(coloursOf(dark).has('292929')).toBe(true);
  });
});

describe('pdf', () => {
  const whole = formats.pdf.write(resultOf(shapes), {});

  it('prints title, months, filters, company, data and what is missing, with page numbers', async () => {
    const pages = await pagesOf(await whole);
    const [first = ''] = pages;
    for (const text of [
      'Customers',
      'Jan 24 – Mar 24',
      'Products: Azure, <script>alert(1)</script>',
      'Customer markets: Netherlands',
      '1234567',
      'CustomersAndTenants: up to 2024-03, version 3, loaded 2024-04-01 08:30 UTC',
      'No data of OfficeUsage for 2024-02',
      'Some names use letters that this file cannot show',
    ]) {
      expect(first).toContain(text);
    }
    pages.forEach((page, index) => {
      expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
    });
  });

  it('ADO-7 holds the figures of every section as text, codes in words', async () => {
    const text = (await pagesOf(await whole)).join(' ');
    for (const figure of [
      '4.32K',
      '−12.5%',
      '34%',
      '30.13%',
      '1,039',
      'SKU39',
      '1.5 … 3.5',
      'Trial subscription, Staff turnover',
    ]) {
      expect(text).toContain(figure);
    }
    expect(text).toContain('The first 40 of 1,234 rows');
  });

  it('repeats the head of a long table on each page and says how to get the rows it leaves out', async () => {
    const pages = await pagesOf(await formats.pdf.write(resultOf([tableOf(500)]), { language: 'nl' }));
    expect(pages.length).toBeGreaterThan(5);
    for (const page of pages) expect(page).toContain('SKU');
    expect(pages[0]).toContain(`De eerste ${mostPrintedRows} van 500 rijen`);
    const text = pages.join(' ');
    expect(text).toContain(`SKU${mostPrintedRows - 1} `);
    expect(text).not.toContain(`SKU${mostPrintedRows} `);
    expect(text).toContain(`Pagina 1 van ${pages.length}`);
  });

  it('SEC-7 holds no action, no link and no script, and is of the data, not of the moment', async () => {
    const bytes = await whole;
    const source = Buffer.from(bytes).toString('latin1');
    expect(source).not.toMatch(/\/(JavaScript|JS|OpenAction|AA|URI|Launch|EmbeddedFile)\b/);
    expect(source).toContain('D:20240401083000Z');
    expect(Buffer.from(await formats.pdf.write(resultOf(shapes), {})).equals(Buffer.from(bytes))).toBe(true);
  });
});

/** The colours of a PNG of eight bits per channel, as `rrggbb`; filters of its lines undone. */
function coloursOf(png: Uint8Array): Set<string> {
  const bytes = Buffer.from(png);
  const width = bytes.readUInt32BE(16);
  const parts: Buffer[] = [];
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const length = bytes.readUInt32BE(at);
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(bytes.subarray(at + 8, at + 8 + length));
  }
  const raw = inflateSync(Buffer.concat(parts));
  const step = 4;
  const stride = width * step + 1;
  const colours = new Set<string>();
  let above: Uint8Array = new Uint8Array(stride);
  for (let start = 0; start < raw.length; start += stride) {
    const row = raw.subarray(start, start + stride);
    for (let at = 1; at < stride; at++) {
      const left = at > step ? (row[at - step] ?? 0) : 0;
      const corner = at > step ? (above[at - step] ?? 0) : 0;
      row[at] = (row[at] ?? 0) + predicted(row[0] ?? 0, { left, up: above[at] ?? 0, corner });
    }
    for (let at = 1; at < stride; at += step) colours.add(row.toString('hex', at, at + 3));
    above = row;
  }
  return colours;
}

function predicted(filter: number, { left, up, corner }: { left: number; up: number; corner: number }): number {
  if (filter < 3) return [0, left, up][filter] ?? 0;
  if (filter === 3) return (left + up) >> 1;
  const near = (value: number) => Math.abs(left + up - corner - value);
  if (near(left) <= near(up) && near(left) <= near(corner)) return left;
  return near(up) <= near(corner) ? up : corner;
}
