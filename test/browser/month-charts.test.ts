import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { cellsOf, figureOf, reportAnswer, rowOf, sectionOf } from './answers.ts';
import { attributes, card, hover, monthName, numberText, percentText, type ShownTip, saidByKeys } from './look.ts';
import { demo, useBrowser, visitCustomers } from './use-browser.ts';

useBrowser();

describe('adds and churns', () => {
  it('CUS-70 CUS-71 CUS-73 CUS-76 tells new, existing and churned of every month', async () => {
    const [page, result] = await Promise.all([visitCustomers(), reportAnswer(demo)]);
    const chart = card(page, 'adds-and-churns');
    const { rows } = sectionOf(result, 'adds-and-churns');
    const totals = sectionOf(result, 'customers');
    const said = await saidByKeys(chart.locator('.chart-stage'), rows.length);
    rows.forEach((row, index) => {
      const [added, existing, churned] = ['added', 'existing', 'churned'].map((id) => figureOf(row, id));
      expect(said[index]).toContain(`${monthName(row.month)}: Added ${numberText(added ?? 0)} (`);
      expect(said[index]).toContain(`Existing ${numberText(existing ?? 0)} (`);
      expect(said[index]).toContain(`Churned ${churned === 0 ? '' : '−'}${numberText(churned ?? 0)},`);
      expect(said[index]).toContain(`Total ${numberText(figureOf(rowOf(totals, 'month', row.month), 'value'))}`);
    });
  });

  it('CUS-72 draws churned below the zero line and everything else above it', async () => {
    const chart = card(await visitCustomers(), 'adds-and-churns');
    const boxes = await Promise.all(['existing', 'added', 'churned'].map((id) => bars(chart, id)));
    const [existing = [], added = [], churned = []] = boxes;
    expect(existing).toHaveLength(12);
    expect(churned.length).toBeGreaterThan(6);
    const zero = Math.max(...existing.map(({ bottom }) => bottom));
    for (const { top } of churned) expect(top).toBeGreaterThanOrEqual(zero - 1);
    for (const { bottom } of added) expect(bottom).toBeLessThan(zero);
  });

  it('CO-9 CUS-74 rebuilds the chart from the legend', async () => {
    const chart = card(await visitCustomers(), 'adds-and-churns');
    const series = () => chart.locator('[data-series]').getAttribute('data-series');
    expect(await series()).toBe('existing|added|churned');
    expect((await bars(chart, 'existing')).length).toBe(12);
    const before = await axisTop(chart);
    await chart.getByTestId('legend-existing').click();
    expect(await chart.getByTestId('legend-existing').getAttribute('aria-pressed')).toBe('false');
    expect(await series()).toBe('added|churned');
    await expect.poll(async () => (await bars(chart, 'existing')).length).toBe(0);
    expect((await bars(chart, 'added')).length).toBeGreaterThan(6);
    // Rebuilt, not merely hidden: the axis now fits what is left.
    await expect.poll(() => axisTop(chart)).toBeLessThan(before);
    await chart.getByTestId('legend-added').click();
    await chart.getByTestId('legend-churned').click();
    expect(await chart.locator('.chart-hint').innerText()).toContain('Everything is hidden');
    await chart.getByTestId('legend-existing').click();
    expect(await series()).toBe('existing');
    await expect.poll(async () => (await bars(chart, 'existing')).length).toBe(12);
  });

  it('CO-9 CUS-102 shows the parts of the month under the pointer', async () => {
    const [page, result] = await Promise.all([visitCustomers(), reportAnswer(demo)]);
    const chart = card(page, 'adds-and-churns');
    const { rows } = sectionOf(result, 'adds-and-churns');
    const seen = new Set<string>();
    for (const place of [0.3, 0.6, 0.95]) {
      const { title, lines } = await hover(page, chart, [place, 0.5]);
      const row = rows.find(({ month }) => monthName(month) === title);
      seen.add(title);
      expect(lines.Added?.[0]).toBe(numberText(figureOf(row, 'added')));
      expect(lines.Existing?.[0]).toBe(numberText(figureOf(row, 'existing')));
      expect(lines.Churned?.[0]?.replace('−', '')).toBe(numberText(figureOf(row, 'churned')));
    }
    expect(seen.size).toBe(3);
  });

  it('CO-9 CUS-75 zooms with the slider above it, by keyboard and by mouse', async () => {
    const [page, result] = await Promise.all([visitCustomers(), reportAnswer(demo)]);
    const months = cellsOf(sectionOf(result, 'adds-and-churns'), 'month').map(String);
    await zooms(page, 'adds-and-churns', months);
    const slider = await card(page, 'adds-and-churns').locator('.month-slider').boundingBox();
    const drawing = await card(page, 'adds-and-churns').locator('.chart-drawing').boundingBox();
    expect(slider?.y).toBeLessThan(drawing?.y ?? 0);
  });
});

describe('the distribution trend', () => {
  it('CUS-100 CUS-101 has a tab per category with its values by month', async () => {
    const [page, result] = await Promise.all([visitCustomers(), reportAnswer(demo)]);
    for (const tab of ['segment', 'location', 'product', 'channel', 'attribution', 'market']) {
      const section = sectionOf(result, `trend-${tab}`);
      await page.locator('.slot-tabs').nth(1).getByTestId(`tab-${tab}`).click();
      const chart = card(page, `trend-${tab}`);
      await chart.locator('[data-series]').waitFor();
      const series = (await chart.locator('[data-series]').getAttribute('data-series'))?.split('|') ?? [];
      const values = new Set(cellsOf(section, 'value'));
      expect(series.length).toBe(Math.min(values.size, 12));
      for (const one of series) if (one !== 'others') expect(values).toContain(one);
      expect(await chart.locator('[data-months]').getAttribute('data-months')).toBe(
        [...new Set(cellsOf(section, 'month'))].join(' '),
      );
      expect(new URL(page.url()).searchParams.get('trend')).toBe(tab === 'market' ? null : tab);
    }
    await page.goBack();
    await card(page, 'trend-attribution').waitFor();
  });

  it('CUS-102 shows every part of the column under the pointer, with its share', async () => {
    const [page, result] = await Promise.all([visitCustomers('trend=segment'), reportAnswer(demo)]);
    const tip = await hover(page, card(page, 'trend-segment'), [0.5, 0.6]);
    expect(tip.lines).toMatchObject(partsOf(sectionOf(result, 'trend-segment'), tip));
    expect(Object.keys(tip.lines)).toHaveLength(5);
  });

  it('CO-16 CUS-102 adds what has no series of its own up to Others', async () => {
    const [page, result] = await Promise.all([visitCustomers(), reportAnswer(demo)]);
    const section = sectionOf(result, 'trend-market');
    const chart = card(page, 'trend-market');
    const series = (await chart.locator('[data-series]').getAttribute('data-series'))?.split('|') ?? [];
    expect(series).toContain('others');
    const tip = await hover(page, chart, [0.5, 0.6]);
    const rows = section.rows.filter(({ month }) => monthName(month) === tip.title);
    const rest = rows.filter(({ value }) => !series.includes(String(value)));
    const sum = (some: typeof rows) => some.reduce((total, row) => total + figureOf(row, 'customers'), 0);
    expect(tip.lines.Others?.[0]).toBe(numberText(sum(rest)));
    expect(tip.lines['Sum of the parts']?.[0]).toBe(numberText(sum(rows)));
  });

  it('CUS-103 zooms with its slider', async () => {
    const [page, result] = await Promise.all([visitCustomers(), reportAnswer(demo)]);
    const months = [...new Set(cellsOf(sectionOf(result, 'trend-market'), 'month').map(String))];
    await zooms(page, 'trend-market', months);
  });
});

describe('the active customers trend', () => {
  it('CUS-110 CUS-111 CO-9 draws active customers as columns against a line of all', async () => {
    const [page, result] = await Promise.all([visitCustomers(), reportAnswer(demo)]);
    const chart = card(page, 'active-trend');
    const { rows } = sectionOf(result, 'active-trend');
    const said = await saidByKeys(chart.locator('.chart-stage'), rows.length);
    rows.forEach((row, index) => {
      const customers = numberText(figureOf(row, 'customers'));
      const active = typeof row.activeCustomers === 'number' ? numberText(row.activeCustomers) : '–';
      expect(said[index]).toContain(`${monthName(row.month)}: Active customers ${active}`);
      expect(said[index]).toContain(`Customers ${customers}`);
    });
    const known = rows.filter(({ activeCustomers }) => activeCustomers !== null);
    expect((await bars(chart, 'activeCustomers')).length).toBe(known.length);
    expect(await strokes(chart, 'customers')).toBeGreaterThan(0);
    await chart.getByTestId('legend-customers').click();
    await expect.poll(() => strokes(chart, 'customers')).toBe(0);
  });
});

interface Bar {
  readonly top: number;
  readonly bottom: number;
}

/** The filled shapes of the colour that the legend gives to a series; the legend itself is no shape. */
async function bars(chart: Locator, series: string): Promise<Bar[]> {
  const color = await swatch(chart, series);
  return chart.locator('.chart-drawing svg path').evaluateAll(
    (paths, fill) =>
      paths.flatMap((path) => {
        const { top, bottom, height } = path.getBoundingClientRect();
        return path.getAttribute('fill')?.toLowerCase() === fill && height > 0 ? [{ top, bottom }] : [];
      }),
    color,
  );
}

async function strokes(chart: Locator, series: string): Promise<number> {
  const color = await swatch(chart, series);
  const colors = await attributes(chart.locator('.chart-drawing svg path'), 'stroke');
  return colors.filter((one) => one?.toLowerCase() === color).length;
}

function swatch(chart: Locator, series: string): Promise<string> {
  return chart
    .getByTestId(`legend-${series}`)
    .locator('.chart-swatch')
    .evaluate((element) => getComputedStyle(element).getPropertyValue('--swatch').trim().toLowerCase());
}

/** The largest number written at the value axis. */
async function axisTop(chart: Locator): Promise<number> {
  const texts = await chart.locator('.chart-drawing svg text').allTextContents();
  return Math.max(...texts.map(Number).filter(Number.isFinite));
}

async function zooms(page: Page, section: string, months: readonly string[]): Promise<void> {
  const chart = card(page, section);
  const shown = () => chart.locator('[data-months]').getAttribute('data-months');
  expect(await shown()).toBe(months.join(' '));
  const from = chart.getByTestId(`slider-from-${section}`);
  const to = chart.getByTestId(`slider-to-${section}`);
  for (let step = 0; step < 6; step++) await from.press('ArrowRight');
  for (let step = 0; step < 2; step++) await to.press('ArrowLeft');
  expect(await shown()).toBe(months.slice(6, 10).join(' '));
  expect(await from.getAttribute('aria-valuetext')).toBe(monthName(months[6]));
  const labels = () => chart.locator('.chart-drawing svg text').allTextContents();
  const short = (month = '') => `${monthName(month).slice(0, 3)} ${month.slice(2, 4)}`;
  await expect.poll(labels).toEqual(expect.arrayContaining(months.slice(6, 10).map(short)));
  expect(await labels()).not.toContain(short(months[0]));
  // The window moves as a whole, and the figures under the pointer go with it.
  const grip = await chart.locator('.month-slider-grip').boundingBox();
  const track = await chart.locator('.month-slider-track').boundingBox();
  if (!grip || !track) throw new Error('The slider is not on screen');
  await page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2);
  await page.mouse.down();
  await page.mouse.move(grip.x + grip.width / 2 - track.width / 2, grip.y + grip.height / 2, { steps: 5 });
  await page.mouse.up();
  await expect.poll(shown).not.toBe(months.slice(6, 10).join(' '));
  const moved = (await shown())?.split(' ') ?? [];
  expect(moved).toHaveLength(4);
  expect(months.slice(0, 6)).toContain(moved[0]);
  expect((await hover(page, chart, [0.12, 0.5])).title).toBe(monthName(moved[0]));
}

/** The lines a tip must have: each value of its month with its share of the column. */
function partsOf(section: ReturnType<typeof sectionOf>, { title }: ShownTip): Record<string, string[]> {
  const rows = section.rows.filter(({ month }) => monthName(month) === title);
  const whole = rows.reduce((sum, row) => sum + figureOf(row, 'customers'), 0);
  return Object.fromEntries(
    rows.map((row) => {
      const value = figureOf(row, 'customers');
      return [String(row.value), [numberText(value), percentText((value / whole) * 100)]];
    }),
  );
}
