import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { card, chooseInMenu, hover } from './look.ts';
import { type RunningApp, startApp } from './running-app.ts';
import { type SampleRow, sampleRow, subscriptionsTsv } from './sample-export.ts';
import { drawn, useBrowser, visit } from './use-browser.ts';

const payload = '<img src=x onerror=alert(1)>';
const tenant = '6660666';
const hostile: SampleRow = {
  CustomerName: payload,
  CustomerMarket: payload,
  CustomerSegment: payload,
  Product: payload,
  SKU: payload,
  PartnerName: payload,
  PartnerLocation: payload,
  PartnerAttributionType: payload,
  SalesChannel: payload,
};
const months = ['2024-03', '2024-04', '2024-05', '2024-06'];
const rows = months.map((month) => sampleRow(month, 1, hostile));
const file = subscriptionsTsv([
  ...rows,
  ...months.map((month) => sampleRow(month, 2)),
  sampleRow('2024-06', 3, { AvailableSeatsEOP: payload }),
]);

let app: RunningApp;

useBrowser();
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

describe('SEC-7 markup in names', () => {
  it('SEC-7 is text in the receipt and the history of imports', async () => {
    const page = await visit(app, '/data');
    await page.getByTestId('import-tenant').fill(tenant);
    const name = `${payload}.tsv`;
    await page.getByTestId('import-input').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(file) });
    await page.locator('[data-testid="import-item"][data-stage="done"]').waitFor();
    expect(await page.locator('.problem-value').innerText()).toBe(payload);
    await page.locator('[data-testid^="delivery-"]').waitFor();
    expect(await page.locator('[data-testid^="delivery-"] th').innerText()).toContain(payload);
    expect(await page.locator('.import-file').innerText()).toContain(payload);
    await page.locator('[data-testid^="undo-"]').click();
    expect(await page.getByRole('alertdialog').innerText()).toContain(payload);
    await harmless(page);
  });

  it('SEC-7 is text in every chart, legend, tip, grid, filter and chip of the Customers page', async () => {
    const page = await visit(app, `/reports/customers?tenant=${tenant}`);
    await drawn(page);
    expect(await page.locator('.geo-country').allInnerTexts()).toContain(payload);
    expect(await card(page, 'customers-by-product').innerText()).toContain(payload);
    await page.getByTestId(`product-${payload}`).click();
    await card(page, 'skus').locator(`[data-product="${payload}"]`).waitFor();
    expect(await card(page, 'skus').innerText()).toContain(payload);
    for (const tab of ['location', 'segment', 'channel', 'attribution']) {
      await page.locator('.slot-tabs').first().getByTestId(`tab-${tab}`).click();
      const tip = await hover(page, card(page, `distribution-${tab}`), [0.5, 0.2]);
      expect([payload, 'Major Commercial', 'Netherlands - Utrecht', 'Direct', 'CSP']).toContain(tip.title);
      await card(page, `distribution-${tab}`).locator('.chart-stage').press('Home');
      await card(page, `distribution-${tab}`).locator('.chart-stage').press('End');
      await harmless(page);
    }
    for (const tab of ['market', 'segment', 'location', 'product', 'channel', 'attribution']) {
      await page.locator('.slot-tabs').nth(1).getByTestId(`tab-${tab}`).click();
      const tip = await hover(page, card(page, `trend-${tab}`), [0.95, 0.6]);
      expect(Object.keys(tip.lines)).toContain(payload);
      await harmless(page);
    }
    await chooseInMenu(page, 'trend-attribution', 'as-table');
    expect(await page.getByTestId('table-trend-attribution').innerText()).toContain(payload);
    await page.getByTestId('filters-button').click();
    await page.getByTestId(`option-product-${payload}`).check();
    await page.getByTestId('filters-apply').click();
    await expect.poll(() => page.getByTestId('chip-product').innerText()).toBe(payload);
    await page.getByTestId('geo-search').fill(payload);
    expect(await page.locator('.geo-row').count()).toBe(1);
    await page.getByTestId('geo-search').fill(`${payload}${payload}`);
    expect(await page.locator('.geo-nothing').innerText()).toContain(payload);
    await harmless(page);
  });

  it('SEC-7 is text in a saved picture', async () => {
    const page = await visit(app, `/reports/customers?tenant=${tenant}`);
    await drawn(page);
    const [download] = await Promise.all([page.waitForEvent('download'), chooseInMenu(page, 'trend-market', 'svg')]);
    const svg = readFileSync(await download.path(), 'utf8');
    const escaped = await page.evaluate((text) => {
      const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
      return {
        images: parsed.querySelectorAll('img, parsererror').length,
        words: [...parsed.querySelectorAll('text')].map((one) => one.textContent),
      };
    }, svg);
    expect(escaped.images).toBe(0);
    expect(escaped.words).toContain(payload);
  });

  it('SEC-7 in the address is text too, and no script in it runs', async () => {
    const path = `/reports/customers?tenant=${tenant}&product=${encodeURIComponent(payload)}&trend=${encodeURIComponent(payload)}`;
    const page = await visit(app, `${path}&range=${encodeURIComponent(payload)}`, { expected: /400/ });
    await page.getByTestId('error-box').waitFor();
    await harmless(page);
  });
});

/** No name has become an element; dialogs and broken pictures would be complaints of the page itself. */
async function harmless(page: Page): Promise<void> {
  expect(await page.locator('img').count()).toBe(0);
  expect(await page.locator('[onerror]').count()).toBe(0);
}
