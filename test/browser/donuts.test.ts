import { describe, expect, it } from 'vitest';
import { cellsOf, figureOf, reportAnswer, sectionOf } from './answers.ts';
import { attributes, card, hover, numberText, percentText, saidByKeys } from './look.ts';
import { demo, useBrowser, visitCustomers } from './use-browser.ts';

useBrowser();

describe('the customer distribution', () => {
  it('CUS-80 CUS-81 CUS-83 CO-15 has a tab per category, each with its values and shares', async () => {
    const [page, result] = await Promise.all([visitCustomers(), reportAnswer(demo)]);
    for (const tab of ['segment', 'channel', 'attribution', 'location']) {
      await page.locator('.slot-tabs').first().getByTestId(`tab-${tab}`).click();
      const section = sectionOf(result, `distribution-${tab}`);
      const chart = card(page, section.id);
      await chart.locator('.chart-legend').waitFor();
      const total = figureOf(section.total, 'customers');
      const shown = await chart.locator('.chart-legend-item').allTextContents();
      const wanted = section.rows.map((row) => {
        const value = figureOf(row, 'customers');
        return `${String(row.value)}${numberText(value)}${percentText((value / total) * 100)}`;
      });
      expect(shown.toSorted()).toEqual(wanted.toSorted());
      expect(await chart.locator('.chart-remarks').innerText()).toContain('counts once in each');
      expect(await chart.locator('.chart-drawing svg text').allTextContents()).toContain(numberText(total));
    }
    expect(new URL(page.url()).searchParams.has('distribution')).toBe(false);
    await page.goBack();
    await card(page, 'distribution-attribution').waitFor();
  });

  it('CUS-81 CUS-101 changes tabs by keyboard', async () => {
    const page = await visitCustomers();
    for (const [slot, first, next] of [
      [0, 'distribution-location', 'distribution-segment'],
      [1, 'trend-market', 'trend-segment'],
    ] as const) {
      const tab = page.locator('.slot-tabs').nth(slot).getByRole('tab').first();
      await tab.focus();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Enter');
      await card(page, next).waitFor();
      expect(await card(page, first).count()).toBe(0);
      // The focus stays on the tab, though its card is another one now.
      expect(await page.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe('tab-segment');
    }
  });

  it('CO-9 CUS-82 rebuilds the chart from the legend', async () => {
    const [page, result] = await Promise.all([visitCustomers('distribution=segment'), reportAnswer(demo)]);
    const values = cellsOf(sectionOf(result, 'distribution-segment'), 'value').map(String);
    const chart = card(page, 'distribution-segment');
    const series = () => chart.locator('[data-series]').getAttribute('data-series');
    expect(await series()).toBe(values.join('|'));
    await chart.getByTestId(`legend-${values[0]}`).click();
    expect(await series()).toBe(values.slice(1).join('|'));
    const said = await saidByKeys(chart.locator('.chart-stage'), values.length - 1);
    expect(said.map((one) => one.split(':')[0])).toEqual(values.slice(1));
    await chart.getByTestId(`legend-${values[0]}`).click();
    expect(await series()).toBe(values.join('|'));
  });
});

describe('customers by products', () => {
  it('CUS-90 CUS-91 CUS-92 two radial charts: a product chosen in the first fills the second with its SKUs', async () => {
    const [page, result] = await Promise.all([visitCustomers(), reportAnswer(demo)]);
    const products = sectionOf(result, 'products');
    const skus = sectionOf(result, 'skus');
    for (const id of ['products', 'skus']) {
      expect(await card(page, id).locator('.donut .chart-drawing svg').count()).toBe(1);
    }
    const names = cellsOf(products, 'product').map(String);
    for (const product of [names[0], names[2], names[1]]) {
      if (product !== names[0]) await page.getByTestId(`product-${product}`).click();
      const detail = card(page, 'skus');
      await detail.locator(`[data-product="${product}"]`).waitFor();
      const ofProduct = skus.rows.filter((row) => row.product === product);
      expect(ofProduct.length).toBeGreaterThan(1);
      const figures = ofProduct.map((row) => numberText(figureOf(row, 'customers')));
      const shown = await detail
        .locator('.chart-legend-item')
        .evaluateAll((items) =>
          items.map((item) => [
            item.querySelector('.chart-legend-label')?.textContent,
            item.querySelector('.chart-legend-value')?.textContent,
          ]),
        );
      // Beyond twelve, the rest stand together as Others.
      const known = shown.filter(([label]) => label !== 'Others');
      const wanted = ofProduct.map((row, index) => [row.sku, figures[index]]);
      expect(wanted).toEqual(expect.arrayContaining(known));
      expect(known.length).toBeGreaterThanOrEqual(Math.min(wanted.length, 11));
    }
    expect(new URL(page.url()).searchParams.get('chosen-product')).toBe(names[1]);
    await page.goBack();
    await card(page, 'skus').locator(`[data-product="${names[2]}"]`).waitFor();
  });

  it('CUS-91 takes a click on a slice and Enter on a point for the same choice', async () => {
    const [page, result] = await Promise.all([visitCustomers(), reportAnswer(demo)]);
    const names = cellsOf(sectionOf(result, 'products'), 'product').map(String);
    const stage = card(page, 'products').locator('.chart-stage');
    await stage.press('End');
    await stage.press('Enter');
    await card(page, 'skus')
      .locator(`[data-product="${names.at(-1)}"]`)
      .waitFor();
    // The ring begins at the top and runs clockwise, so the largest slice lies right of the middle.
    const box = await stage.boundingBox();
    const width = box?.width ?? 1;
    const radius = (Math.min(width, 240) / 2) * 0.73;
    const tip = await hover(page, card(page, 'products'), [0.5 + radius / width, 0.5]);
    expect(tip.title).toBe(names[0]);
    await page.mouse.down();
    await page.mouse.up();
    await card(page, 'skus').locator(`[data-product="${names[0]}"]`).waitFor();
    expect(await attributes(card(page, 'products').locator('[aria-current="true"]'), 'data-testid')).toEqual([
      `product-${names[0]}`,
    ]);
  });
});
