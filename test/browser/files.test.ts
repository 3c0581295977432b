import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Locator, Page } from 'playwright-core';
import { readSheet } from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { cellsOf, feedbackAnswer, figureOf, reportAnswer, sectionOf } from './answers.ts';
import { card, chooseInMenu, monthName, numberText } from './look.ts';
import { demo, useBrowser, visitCustomers } from './use-browser.ts';

useBrowser();

const params = 'range=6M&segment=Major+Commercial';

describe('the menu of a chart', () => {
  it('CO-10 shows every chart as a table with the rows of the answer, each column sortable', async () => {
    const [page, result] = await Promise.all([visitCustomers(params), reportAnswer(demo, params)]);
    const section = sectionOf(result, 'adds-and-churns');
    await chooseInMenu(page, 'adds-and-churns', 'as-table');
    const table = page.getByTestId('table-adds-and-churns');
    const rows = () =>
      table
        .locator('tbody tr')
        .evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent)));
    const texts = section.rows.map((row) => [
      monthName(row.month),
      ...['existing', 'added', 'churned'].map((id) => numberText(figureOf(row, id))),
    ]);
    expect((await rows()).map((row) => row.slice(1))).toEqual(texts.map((row) => row.slice(1)));
    expect(await card(page, 'adds-and-churns').locator('.chart-drawing').count()).toBe(0);
    await table.getByRole('button', { name: 'Churned' }).click();
    const churned = cellsOf(section, 'churned').map(Number);
    expect((await rows()).map((row) => Number(row[3]))).toEqual([...churned].sort((a, b) => b - a));
    await chooseInMenu(page, 'adds-and-churns', 'as-table');
    await card(page, 'adds-and-churns').locator('.chart-drawing svg').waitFor();
  });

  it('HTTP-1 downloads the section as CSV and XLSX with the months and filters on screen', async () => {
    const [page, result] = await Promise.all([visitCustomers(params), reportAnswer(demo, params)]);
    const section = sectionOf(result, 'geography');
    const ids = section.columns.map(({ id }) => id);
    const wanted = section.rows.map((row) => ids.map((id) => String(row[id] ?? '')));
    const csv = parse(await downloaded(page, () => chooseInMenu(page, 'geography', 'csv')), { bom: true });
    expect(csv).toEqual([ids, ...wanted]);
    const xlsx = await downloaded(page, () => chooseInMenu(page, 'geography', 'xlsx'));
    const sheet = (await readSheet(xlsx)).map((row) => row.map((cell) => String(cell ?? '')));
    expect(sheet).toEqual([ids, ...wanted]);
  });

  it('saves the drawing as SVG and PNG, with title, months and legend', async () => {
    const page = await visitCustomers(params);
    const svg = String(await downloaded(page, () => chooseInMenu(page, 'adds-and-churns', 'svg')));
    for (const word of ['Adds and churns', 'Jan 24 – Jun 24', 'Existing', 'Churned']) expect(svg).toContain(word);
    expect(svg.match(/<path/g)?.length).toBeGreaterThan(6);
    const png = await downloaded(page, () => chooseInMenu(page, 'geography', 'png'));
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    const box = await card(page, 'geography').locator('.chart-drawing').boundingBox();
    // Twice the size on screen and a margin.
    expect(png.readUInt32BE(16)).toBeGreaterThan(2 * (box?.width ?? 0));
    expect(png.length).toBeGreaterThan(20_000);
    expect(String(await downloaded(page, () => chooseInMenu(page, 'customers', 'svg')))).toContain('Customers');
  });

  it('copies a link that opens the page as it stands, at the chart', async () => {
    const page = await visitCustomers(`${params}&trend=product`);
    await chooseInMenu(page, 'trend-product', 'link');
    const link = `${page.url()}#trend-product`;
    await expect.poll(() => copied(page)).toBe(link);
    await page.goto('about:blank');
    await page.goto(link);
    const chart = card(page, 'trend-product');
    await chart.locator('svg path').first().waitFor();
    await expect.poll(() => inSight(chart)).toBe(true);
  });
});

describe('a remark on a chart', () => {
  it('CO-7 is kept with the chart it is about; what failed to be sent stays written', async () => {
    const page = await visitCustomers('', { expected: /500/ });
    const remark = 'Why do churned customers rise in May? <b>See</b> the list.';
    await page.route('**/api/v1/feedback', (route) => route.fulfill({ status: 500, body: '' }), { times: 1 });
    await chooseInMenu(page, 'adds-and-churns', 'feedback');
    const dialog = page.getByTestId('feedback-dialog-adds-and-churns');
    const send = dialog.getByTestId('feedback-send');
    expect(await send.getAttribute('aria-disabled')).toBe('true');
    await dialog.getByTestId('feedback-remark').fill(remark);
    await send.click();
    await dialog.getByRole('alert').waitFor();
    expect(await dialog.getByTestId('feedback-remark').inputValue()).toBe(remark);
    await send.click();
    await card(page, 'adds-and-churns').getByText('Thank you, your feedback is kept').waitFor();
    const [newest] = await feedbackAnswer(demo);
    expect(newest).toMatchObject({ tenant: '4567890', report: 'customers', section: 'adds-and-churns', remark });
    expect(await page.locator('[data-testid^="menu-"]').count()).toBe(13);
  });
});

describe('the tools of the page', () => {
  it('Share copies the address with the tenant written out', async () => {
    const page = await visitCustomers(params);
    await page.getByTestId('share-button').click();
    await page.getByTestId('share-link').click();
    await expect.poll(() => copied(page)).toBe(page.url());
    const link = new URL(await copied(page)).searchParams;
    expect([link.get('tenant'), link.get('range'), link.get('segment')]).toEqual(['4567890', '6M', 'Major Commercial']);
  });

  it('HTTP-1 Download offers every part of the page', async () => {
    const [page, result] = await Promise.all([visitCustomers(params), reportAnswer(demo, params)]);
    await page.getByTestId('download-button').click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByRole('listitem').count()).toBe(result.sections.length);
    const link = dialog.getByRole('link', { name: 'Customer distribution trend: Product as CSV' });
    const section = sectionOf(result, 'trend-product');
    const csv = parse(await downloaded(page, () => link.click()), { bom: true, columns: true });
    expect(csv).toEqual(
      section.rows.map((row) => ({ month: row.month, value: row.value, customers: String(row.customers) })),
    );
  });
});

async function downloaded(page: Page, act: () => Promise<void>): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  return readFileSync(await download.path());
}

function copied(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}

function inSight(chart: Locator): Promise<boolean> {
  return chart.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top < innerHeight && bottom > 0;
  });
}
