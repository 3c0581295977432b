import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { cellsOf, figureOf, reportAnswer, sectionOf } from './answers.ts';
import { attributes, card, kpiFigures, monthName, numberText, saidByKeys } from './look.ts';
import { demo, useBrowser, visit, visitCustomers } from './use-browser.ts';

const kpis = ['customers', 'active-customers', 'subscriptions', 'customers-added', 'customers-churned'];

useBrowser();

describe('the Customers page', () => {
  it('CUS-3 CUS-4 shows its sections in the order of the specification', async () => {
    const page = await visitCustomers();
    const order = (await attributes(page.locator('[data-testid^="section-"]'), 'data-testid')).map((id) =>
      id?.replace('section-', ''),
    );
    expect(order).toEqual([
      ...kpis,
      ...['customers-by-product', 'geography', 'adds-and-churns', 'distribution-location'],
      ...['products', 'skus', 'trend-market', 'active-trend'],
    ]);
    const inReadingOrder = ['customers', 'geography', 'adds-and-churns', 'distribution-location', 'products'];
    const places: { x: number; y: number }[] = [];
    for (const id of [...inReadingOrder, 'trend-market', 'active-trend']) {
      places.push((await card(page, id).boundingBox()) ?? { x: 0, y: 0 });
    }
    expect(places).toEqual([...places].sort((a, b) => a.y - b.y || a.x - b.x));
  });

  it('CUS-10 CUS-12 CUS-20 CUS-21 CUS-30 CUS-31 CUS-40 CUS-42 CUS-5 shows value and growth of the answer', async () => {
    const [page, result] = await Promise.all([visitCustomers(), reportAnswer(demo)]);
    const wanted = kpis.map((id) => sectionOf(result, id).headline);
    expect(await kpiFigures(page, kpis)).toEqual(
      wanted.map((headline) => [String(headline?.value), String(headline?.growthPercent)]),
    );
    // What is read: the exact number beside the short one, and the change in words.
    const added = sectionOf(result, 'customers-added').headline;
    const words = await card(page, 'customers-added').locator('.kpi-head').innerText();
    expect(words).toContain(numberText(added?.value ?? Number.NaN));
    expect(words).toMatch(/\+[\d,.]+% since the first month, up/);
    expect(await card(page, 'customers-churned').locator('.kpi-head').innerText()).toContain('were lost');
  });

  it('CUS-13 CUS-22 CUS-32 CUS-43 tells every month of each small line by keyboard', async () => {
    const [page, result] = await Promise.all([visitCustomers('range=6M'), reportAnswer(demo, 'range=6M')]);
    for (const id of kpis) {
      const { rows } = sectionOf(result, id);
      const wanted = rows.map((row) => {
        const value = row.value === null ? 'No data' : numberText(figureOf(row, 'value'));
        return `${monthName(row.month)}: ${value}`;
      });
      expect(wanted).toHaveLength(6);
      expect(await saidByKeys(card(page, id).locator('.chart-stage'), rows.length)).toEqual(wanted);
    }
  });

  it('CUS-13 tells the month under the pointer', async () => {
    const [page, result] = await Promise.all([visitCustomers(), reportAnswer(demo)]);
    const line = card(page, 'customers').locator('svg.spark-drawing');
    const box = await line.boundingBox();
    await line.hover({ position: { x: (box?.width ?? 0) - 1, y: 10 } });
    const last = sectionOf(result, 'customers').rows.at(-1);
    await expect
      .poll(() => card(page, 'customers').locator('.spark-tip').textContent())
      .toBe(`${monthName(last?.month)}: ${numberText(figureOf(last, 'value'))}`);
  });

  it('CUS-50 shows the customers of each product', async () => {
    const [page, result] = await Promise.all([visitCustomers(), reportAnswer(demo)]);
    const section = sectionOf(result, 'customers-by-product');
    const board = card(page, 'customers-by-product');
    expect(await attributes(board.locator('.leader'), 'data-value')).toEqual(cellsOf(section, 'customers').map(String));
    expect(await board.locator('.leader-label').allTextContents()).toEqual(cellsOf(section, 'product'));
  });

  it('CO-13 says as of when its data are', async () => {
    const page = await visitCustomers();
    const freshness = page.getByTestId('freshness');
    expect(await freshness.innerText()).toContain('Data of June 2024, loaded');
    expect(await freshness.getByText('late', { exact: true }).count()).toBe(0);
    expect(await freshness.getByText('incomplete').count()).toBe(1);
    expect(await card(page, 'adds-and-churns').locator('.chart-freshness').innerText()).toBe('Data to Jun 24');
    await page.getByTestId('info-customers').click();
    expect(await page.locator('.chart-info').innerText()).toMatch(/SeatsSubscriptionsAndRevenue, version \d+, loaded/);
  });

  it('X-41 names the month without data at the end of the page', async () => {
    const page = await visitCustomers();
    expect(await page.locator('.page-remarks').innerText()).toContain('Months without data: Jan 24 (PowerBIUsage)');
  });

  it('CO-8 CUS-120 leads to the other reports and to the raw data', async () => {
    const page = await visitCustomers('range=3M');
    expect(await page.locator('nav [data-testid^="navigation-"]').count()).toBeGreaterThan(10);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('raw-tsv').click()]);
    const [header, ...lines] = parse(readFileSync(await download.path()), { bom: true, delimiter: '\t' });
    expect(header).toEqual(expect.arrayContaining(['CustomerTenantId', 'CustomerStatus', 'Month']));
    // Every row of the three months, as the page shows them.
    const months = new Set(lines.map((cells) => cells[header?.indexOf('Month') ?? -1]?.slice(0, 7)));
    expect([...months].sort()).toEqual(['2024-04', '2024-05', '2024-06']);
    await page.locator('.page-remarks').getByRole('link', { name: 'Go to Data' }).click();
    await page.getByRole('heading', { name: 'Loaded files' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/data');
    await page.getByTestId('navigation-customers').click();
    await card(page, 'customers').waitFor();
    // Whose data and which months go along.
    expect(new URL(page.url()).search).toBe('?tenant=4567890&range=3M');
  });

  it('CO-14 says why an announced report cannot be opened', async () => {
    const page = await visit(demo, '/reports/licenses?tenant=4567890', { expected: /404/ });
    await page.getByTestId('report-planned').waitFor();
    expect(await page.getByTestId('navigation-licenses').getAttribute('aria-disabled')).toBe('true');
    const unknown = await visit(demo, '/reports/nonsense?tenant=4567890', { expected: /404/ });
    await unknown.getByTestId('report-unknown').waitFor();
    await unknown.getByRole('link', { name: 'Go to the first report' }).click();
    await card(unknown, 'customers').waitFor();
  });
});
