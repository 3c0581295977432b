import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import { readSheet } from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { answerOf, cellsOf, reportAnswer, rowsAnswer, sectionOf } from './answers.ts';
import { attributes, card, chooseInMenu, monthName, numberText } from './look.ts';
import { demo, useBrowser, visit, visitCustomers, visitReport } from './use-browser.ts';

useBrowser();

describe('the rows behind a number', () => {
  it('HTTP-1 open from a figure in large type, as a file too, and Escape gives the focus back', async () => {
    const [page, rows] = await Promise.all([visitCustomers(), rowsAnswer(demo, 'customers', 'customers')]);
    const [part] = rows.parts;
    await page.getByTestId('figure-customers').press('Enter');
    expect(await totalOf(page)).toBe(part?.total);
    expect(await page.getByTestId('rows-asked').innerText()).toBe('Customers');
    // As many customers stand behind the figure as it says.
    const csv = await downloaded(page, 'rows-csv');
    const [names = [], ...lines]: string[][] = parse(csv, { bom: true });
    expect(names).toEqual(part?.columns.map(({ name }) => name));
    expect(lines).toHaveLength(part?.total ?? -1);
    const tpid = names.indexOf('CustomerTpid');
    const tenant = names.indexOf('CustomerTenantId');
    const customers = new Set(lines.map((line) => line[tpid] || line[tenant]));
    const { headline } = sectionOf(await reportAnswer(demo), 'customers');
    expect(customers.size).toBe(headline?.value);
    await page.keyboard.press('Escape');
    await page.getByTestId('rows-panel').waitFor({ state: 'detached' });
    await expect.poll(() => focused(page)).toBe('figure-customers');
    expect(new URL(page.url()).search).toBe('?tenant=4567890');
  });

  it('open from a cell by keyboard alone; the address opens them again and Back closes them', async () => {
    const page = await visitReport('dynamics-usage', 'subscriptions');
    await chooseInMenu(page, 'sku-trend', 'as-table');
    const table = page.getByTestId('table-sku-trend');
    const [first] = sectionOf(await answerOf(demo, 'dynamics-usage'), 'sku-trend').rows;
    await table.locator('[data-cell="0-0"]').focus();
    for (const key of ['ArrowDown', 'ArrowUp', 'End', 'ArrowLeft', 'Enter']) await page.keyboard.press(key);
    const asked = `Usage by SKU · Assigned seats · ${monthName(first?.month)} · ${String(first?.sku)}`;
    expect(await page.getByTestId('rows-asked').innerText()).toBe(asked);
    const query = `sku-trend?column=assignedSeats&cell.month=${String(first?.month)}&cell.sku=${encodeURIComponent(String(first?.sku))}`;
    const { parts } = await rowsAnswer(demo, 'dynamics-usage', query);
    expect(await totalOf(page)).toBe(parts[0]?.total);
    const seats = parts[0]?.columns.findIndex(({ name }) => name === 'AssignedSeats') ?? -1;
    expect(parts[0]?.rows.reduce((sum, row) => sum + Number(row[seats]), 0)).toBe(first?.assignedSeats);
    // The rows themselves are moved through with the same keys.
    const grid = page.getByTestId('rows-table');
    expect(await grid.locator(`[data-cell="0-${seats}"]`).innerText()).toBe(
      numberText(Number(parts[0]?.rows[0]?.[seats])),
    );
    await page.keyboard.press('Escape');
    await page.getByTestId('rows-panel').waitFor({ state: 'detached' });
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-cell'))).toBe('0-3');
    await page.goBack();
    await page.getByTestId('rows-panel').waitFor();
    await page.reload();
    await expect.poll(() => page.getByTestId('rows-asked').innerText()).toBe(asked);
    await page.getByTestId('rows-close').click();
    await page.getByTestId('rows-panel').waitFor({ state: 'detached' });
    // Opened with the page, it gives the focus to the menu of its card.
    await expect.poll(() => focused(page)).toBe('menu-sku-trend');
  });

  it('open from a point of a chart: Enter asks which part of the month is meant', async () => {
    const [page, result] = await Promise.all([visitCustomers(), reportAnswer(demo)]);
    const [first] = sectionOf(result, 'adds-and-churns').rows;
    const stage = card(page, 'adds-and-churns').locator('.chart-stage');
    await stage.press('Home');
    await stage.press('Enter');
    const list = page.getByTestId('point-list');
    await list.waitFor();
    await expect.poll(() => focused(page)).toMatch(/^point-/);
    expect(await list.innerText()).toContain(monthName(first?.month));
    await page.keyboard.press('Escape');
    await list.waitFor({ state: 'detached' });
    await stage.press('Home');
    await stage.press('Enter');
    await page.getByTestId('point-existing').click();
    const asked = `Adds and churns · Existing · ${monthName(first?.month)}`;
    await expect.poll(() => page.getByTestId('rows-asked').innerText()).toBe(asked);
    const { parts } = await rowsAnswer(
      demo,
      'customers',
      `adds-and-churns?column=existing&cell.month=${String(first?.month)}`,
    );
    expect(await totalOf(page)).toBe(parts[0]?.total);
  });

  it('open from a leader board, a ring and the map grid', async () => {
    const page = await visitReport('microsoft-learn', 'modules-by-name');
    const ring = card(page, 'modules-by-name').locator('.chart-stage');
    await ring.press('End');
    await ring.press('Enter');
    expect(await page.getByTestId('rows-asked').innerText()).toBe('By module · Completions · Others');
    const values = sectionOf(await answerOf(demo, 'microsoft-learn'), 'modules-by-name').rows;
    expect(await totalOf(page)).toBe(values.at(-1)?.completions);
    await page.goto(`${demo.url}/reports/customers?tenant=4567890`);
    const board = card(page, 'customers-by-product');
    const result = await reportAnswer(demo);
    const product = String(cellsOf(sectionOf(result, 'customers-by-product'), 'product')[0]);
    await board.getByTestId('figure-customers-by-product').first().click();
    await expect
      .poll(() => page.getByTestId('rows-asked').innerText())
      .toBe(`Customers by product · Customers · ${product}`);
    await page.keyboard.press('Escape');
    await page.getByTestId('rows-panel').waitFor({ state: 'detached' });
    await page.getByTestId('figure-geography').first().click();
    const country = String(sectionOf(result, 'geography').rows[0]?.country);
    await expect
      .poll(() => page.getByTestId('rows-asked').innerText())
      .toBe(`Geographical spread · Customers · ${country}`);
    // Opening the rows is not choosing the row.
    expect(await page.getByTestId('geo-map').getAttribute('data-zoomed')).toBe('');
  });

  it('come in parts where a number is counted from several datasets, page after page, and as an Excel workbook', async () => {
    const [page, rows] = await Promise.all([
      visit(demo, '/reports/customers?tenant=4567890&rows=active-customers'),
      rowsAnswer(demo, 'customers', 'active-customers'),
    ]);
    expect(rows.parts.length).toBeGreaterThan(1);
    await page.getByTestId('rows-table').waitFor();
    expect(await attributes(page.locator('.rows-tabs [role="tab"]'), 'data-testid')).toEqual(
      rows.parts.map(({ dataset }) => `rows-of-${dataset}`),
    );
    const longest = rows.parts.reduce((most, part) => (part.total > most.total ? part : most));
    expect(longest.total).toBeGreaterThan(200);
    await page.getByTestId(`rows-of-${longest.dataset}`).click();
    expect(await totalOf(page)).toBe(longest.total);
    await page.locator('[data-cell="0-0"]').focus();
    await expect
      .poll(async () => {
        await page.keyboard.press('Control+End');
        return page.locator(`[data-testid="rows-table"] tr[aria-rowindex="${longest.total + 1}"]`).count();
      })
      .toBe(1);
    const sheet = await readSheet(await downloaded(page, 'rows-xlsx'));
    expect(sheet).toHaveLength(longest.total + 1);
  });

  it('says why there are none for a number that is not there', async () => {
    const page = await visit(
      demo,
      '/reports/customers?tenant=4567890&rows=geography&rows-column=customers&rows.country=Atlantis',
      {
        expected: /400/,
      },
    );
    expect(await page.getByTestId('rows-panel').getByTestId('error-box').innerText()).toContain('Atlantis');
  });
});

describe('accessibility of tables and rows', () => {
  it.each(['light', 'dark'] as const)('axe finds nothing serious on seats and rows (%s)', async (theme) => {
    const page = await visitReport('dynamics-usage', 'subscriptions', '', { theme });
    expect(await serious(page, '#content')).toEqual([]);
    await page.getByTestId('figure-available-seats').click();
    await page.getByTestId('rows-table').waitFor();
    expect(await serious(page, '[data-testid="rows-panel"]')).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('axe finds nothing serious on learning and a learner (%s)', async (theme) => {
    const page = await visitReport('microsoft-learn', 'modules-by-name', '', { theme });
    expect(await serious(page, '#content')).toEqual([]);
    await page.locator('[data-testid="table-learners-modules"] .link').first().click();
    await page.getByTestId('learner-table').waitFor();
    expect(await serious(page, '#content')).toEqual([]);
  });

  it('fits a phone', async () => {
    const page = await visitReport('microsoft-learn', 'modules-by-name', '', {
      width: 360,
      height: 740,
      language: 'nl',
    });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await page.getByTestId('figure-module-completions').click();
    await page.getByTestId('rows-table').waitFor();
    const box = await page.getByTestId('rows-panel').boundingBox();
    expect(box?.width).toBeLessThanOrEqual(360);
    const dynamics = await visitReport('dynamics-usage', 'subscriptions', '', {
      width: 360,
      height: 740,
      language: 'nl',
    });
    expect(await dynamics.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });
});

async function totalOf(page: Page): Promise<number> {
  return Number(await page.getByTestId('rows-total').getAttribute('data-total'));
}

function focused(page: Page): Promise<string | null | undefined> {
  return page.evaluate(() => document.activeElement?.getAttribute('data-testid'));
}

async function downloaded(page: Page, button: string): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId(button).click()]);
  return readFileSync(await download.path());
}

/** Serious and critical findings in a part of the page, each with its first place. */
async function serious(page: Page, part: string): Promise<string[]> {
  const { violations, passes } = await new AxeBuilder({ page }).include(part).exclude('[data-tabster-dummy]').analyze();
  expect(passes.length).toBeGreaterThan(10);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.length} × ${nodes[0]?.html}`);
}
