import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { cellsOf, figureOf, reportAnswer, rowOf, sectionOf } from './answers.ts';
import { attributes, card, hover, numberText, percentText } from './look.ts';
import { demo, useBrowser, visitCustomers } from './use-browser.ts';

const measures = ['customers', 'activeCustomers', 'addedCustomers'];

useBrowser();

describe('the map and its grid', () => {
  it('CO-10 CO-15 CUS-60 CUS-61 shows every country with its figures and their shares of the total', async () => {
    const [page, result] = await Promise.all([visitCustomers(), reportAnswer(demo)]);
    const section = sectionOf(result, 'geography');
    const rows = page.locator('.geo-row');
    expect(await rows.count()).toBe(section.rows.length);
    for (const row of section.rows) {
      const cells = page.getByTestId(`geo-row-${String(row.countryCode)}`).locator('td');
      const wanted = measures.map((id) => {
        const total = figureOf(section.total, id);
        return numberText(figureOf(row, id)) + percentText((figureOf(row, id) / total) * 100);
      });
      expect(await cells.allTextContents()).toEqual([row.country, ...wanted]);
    }
    const totals = await card(page, 'geography').locator('tfoot td').allTextContents();
    expect(totals).toEqual(measures.map((id) => numberText(figureOf(section.total, id))));
  });

  it('CO-10 CUS-60 shades from light to dark by the chosen figure and hatches countries without data', async () => {
    const [page, result] = await Promise.all([visitCustomers(), reportAnswer(demo)]);
    const chart = card(page, 'geography');
    const steps = await chart
      .locator('.geo-step')
      .evaluateAll((all) => all.map((one) => getComputedStyle(one).backgroundColor));
    const light = steps.slice(0, -1).map(luminance);
    expect(light.length).toBeGreaterThan(3);
    expect(light).toEqual([...light].sort((a, b) => b - a));
    // The drawing uses those shades, the darkest for the largest, and a pattern for the rest of the world.
    expect(await shapes(chart, steps.at(-2) ?? '')).toBeGreaterThan(0);
    expect(await chart.locator('.chart-drawing svg pattern').count()).toBeGreaterThan(0);
    const largest = Math.max(...cellsOf(sectionOf(result, 'geography'), 'addedCustomers').map(Number));
    await page.getByTestId('measure-geography-addedCustomers').check();
    await expect.poll(() => chart.locator('.geo-scale li').nth(-2).innerText()).toContain(numberText(largest));
  });

  it('CO-10 CUS-62 CUS-63 CUS-64 search and select zoom there, hover tells the figures, Home goes back', async () => {
    const [page, result] = await Promise.all([visitCustomers(), reportAnswer(demo)]);
    const chart = card(page, 'geography');
    const before = await drawing(chart);
    await page.getByTestId('geo-search').fill('ger');
    expect(await attributes(page.locator('.geo-row'), 'data-testid')).toEqual(['geo-row-DE']);
    await page.getByTestId('geo-row-DE').click();
    expect(await page.getByTestId('geo-map').getAttribute('data-zoomed')).toBe('DE');
    expect(await page.getByTestId('geo-row-DE').getAttribute('aria-selected')).toBe('true');
    await expect.poll(() => drawing(chart)).not.toBe(before);
    const tip = await hover(page, chart, [0.5, 0.5]);
    const row = rowOf(sectionOf(result, 'geography'), 'country', 'Germany');
    const share = (id: string) =>
      percentText((figureOf(row, id) / figureOf(sectionOf(result, 'geography').total, id)) * 100);
    expect(tip).toEqual({
      title: 'Germany',
      lines: {
        Customers: [numberText(figureOf(row, 'customers')), share('customers')],
        'Active customers': [numberText(figureOf(row, 'activeCustomers')), share('activeCustomers')],
        'Added customers': [numberText(figureOf(row, 'addedCustomers')), share('addedCustomers')],
      },
    });
    await page.getByTestId('geo-search').fill('');
    await page.getByTestId('geo-home').click();
    expect(await page.getByTestId('geo-map').getAttribute('data-zoomed')).toBe('');
    expect(await page.locator('.geo-row[aria-selected="true"]').count()).toBe(0);
    await page.mouse.move(0, 0);
    // The finer map has more points, so the view is compared by what lies in its middle.
    expect((await hover(page, chart, [0.5, 0.3])).title).not.toBe('Germany');
  });

  it('CUS-63 CUS-64 takes a click on the map for the same choice, and zooms by its buttons', async () => {
    const page = await visitCustomers();
    const chart = card(page, 'geography');
    const map = page.getByTestId('geo-map');
    await page.getByTestId('geo-row-US').click();
    await hover(page, chart, [0.5, 0.5]);
    await page.mouse.down();
    await page.mouse.up();
    // A second choice of the same country lets it go.
    await expect.poll(() => map.getAttribute('data-zoomed')).not.toBe('US');
    await page.getByTestId('geo-home').click();
    await page.mouse.move(0, 0);
    const world = await drawing(chart);
    await chart.getByRole('button', { name: 'Zoom in' }).click();
    await expect.poll(() => drawing(chart)).not.toBe(world);
  });

  it('CO-10 CUS-65 sorts by every column, both ways', async () => {
    const [page, result] = await Promise.all([visitCustomers(), reportAnswer(demo)]);
    const section = sectionOf(result, 'geography');
    expect(await column(page, 1)).toEqual(cellsOf(section, 'customers').map(Number));
    for (const [index, id] of measures.entries()) {
      const wanted = cellsOf(section, id).map(Number);
      // The first column is sorted already, from the largest down.
      if (index > 0) {
        await page.getByTestId(`geo-sort-${id}`).click();
        expect(await column(page, index + 1)).toEqual([...wanted].sort((a, b) => b - a));
      }
      await page.getByTestId(`geo-sort-${id}`).click();
      expect(await column(page, index + 1)).toEqual([...wanted].sort((a, b) => a - b));
      expect(await card(page, 'geography').locator('th[aria-sort="ascending"]').innerText()).toContain('ustomers');
    }
    const names = cellsOf(section, 'country').map(String).sort(new Intl.Collator('en').compare);
    await page.getByTestId('geo-sort-country').click();
    expect(await page.locator('.geo-country').allTextContents()).toEqual(names);
    await page.getByTestId('geo-sort-country').click();
    expect(await page.locator('.geo-country').allTextContents()).toEqual(names.toReversed());
  });
});

/** All shapes as drawn, so that a change of view shows. */
async function drawing(chart: Locator): Promise<string> {
  const paths = chart.locator('.chart-drawing svg path');
  return (
    await paths.evaluateAll((all) => all.slice(0, 40).map((one) => Math.round(one.getBoundingClientRect().x)))
  ).join();
}

function shapes(chart: Locator, color: string): Promise<number> {
  return chart
    .locator('.chart-drawing svg path')
    .evaluateAll((all, wanted) => all.filter((one) => getComputedStyle(one).fill === wanted).length, color);
}

function column(page: Page, index: number): Promise<number[]> {
  return page
    .locator(`.geo-row td:nth-child(${index + 1})`)
    .evaluateAll((cells) => cells.map((cell) => Number(cell.getAttribute('data-value'))));
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = (color.match(/\d+/g) ?? []).map(Number);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
