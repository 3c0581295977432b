import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { readSheet } from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { answerOf, cellsOf, figureOf, sectionOf } from './answers.ts';
import { attributes, card, percentText } from './look.ts';
import { demo, useBrowser, visitReport } from './use-browser.ts';

useBrowser();

const open = (options = {}) => visitReport('adoption', 'by-product', '', options);

describe('the adoption page', () => {
  it('ADO-2 ADO-22 ADO-23 ADO-24 ADO-30 shows both percentages and their parts as they are', async () => {
    const [page, result] = await Promise.all([open(), answerOf(demo, 'adoption')]);
    for (const [id, percent] of [
      ['deployment', 'deploymentPercent'],
      ['usage', 'usagePercent'],
    ] as const) {
      const section = sectionOf(result, id);
      const shown = card(page, id);
      expect(await shown.locator('.rate-value').getAttribute('data-value')).toBe(String(section.headline?.value));
      expect(await attributes(shown.locator('.rate-row'), 'data-value')).toEqual(cellsOf(section, percent).map(String));
      const [first] = await shown.locator('.rate-percent').allInnerTexts();
      expect(first).toBe(percentText(figureOf(section.rows[0], percent)));
    }
  });

  it('ADO-11 is reached from the menu', async () => {
    const page = await visitReport('customers', 'geography');
    await page.getByTestId('navigation-adoption').click();
    await card(page, 'usage').waitFor();
    expect(new URL(page.url()).pathname).toBe('/reports/adoption');
  });

  it('ADO-5 ADO-6 says that totals are over all sellers and leads to own licences', async () => {
    const page = await open();
    expect(await page.locator('.adoption-sellers').innerText()).toContain('Totals are over all sellers');
    await page.locator('.adoption-sellers').getByRole('link').click();
    await page.getByTestId('customers-search').waitFor();
    expect(new URL(page.url()).pathname).toBe('/customers');
  });

  it('ADO-4 ADO-12 exports the whole customer set, however few rows are on screen', async () => {
    const [page, result] = await Promise.all([open(), answerOf(demo, 'adoption')]);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByTestId('adoption-csv-by-customer').click(),
    ]);
    const lines = readFileSync(await download.path(), 'utf8')
      .trim()
      .split('\n');
    expect(lines.length - 1).toBe(sectionOf(result, 'by-customer').rows.length);
    const [book] = await Promise.all([page.waitForEvent('download'), page.getByTestId('adoption-export').click()]);
    const sheet = await readSheet(readFileSync(await book.path()), 'by-customer');
    expect(sheet.length - 1).toBe(sectionOf(result, 'by-customer').rows.length);
  });

  it('ADO-40 ADO-41 ADO-43 ADO-44 shows the scenarios that hold with their customers, and self-support', async () => {
    const [page, result] = await Promise.all([open(), answerOf(demo, 'adoption')]);
    for (const row of sectionOf(result, 'advice').rows) {
      const scenario = page.getByTestId(`scenario-${String(row.scenario)}`);
      expect(await scenario.getAttribute('data-customers')).toBe(String(row.customers));
    }
    expect(await page.getByTestId('self-support').getByRole('listitem').count()).toBe(5);
    expect(await page.getByTestId('adoption-about').innerText()).toContain('27 days before it');
  });

  it('HTTP-1 ADO-45 opens the rows of the customers that a scenario counts', async () => {
    const [page, result] = await Promise.all([open(), answerOf(demo, 'adoption')]);
    const row = sectionOf(result, 'advice').rows.find(({ scenario }) => scenario === 'low-adoption');
    await page
      .getByTestId(`scenario-${String(row?.scenario)}`)
      .getByTestId('figure-advice')
      .click();
    await page.getByTestId('rows-table').waitFor();
    // In words, not as the code in the address.
    expect(await page.getByTestId('rows-asked').innerText()).not.toContain(String(row?.scenario));
    expect(await page.getByTestId('rows-of-LicenseActivity').count()).toBe(1);
    const rows = Number(await page.getByTestId('rows-total').getAttribute('data-total'));
    expect(rows).toBeGreaterThanOrEqual(figureOf(row, 'customers') ?? Number.NaN);
  });

  it.each(['light', 'dark'] as const)('axe finds nothing serious (%s)', async (theme) => {
    const page = await open({ theme, language: theme === 'dark' ? 'nl' : 'en' });
    const { violations } = await new AxeBuilder({ page }).exclude('[data-tabster-dummy]').analyze();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });

  it('keeps to the width of a phone', async () => {
    const page = await open({ width: 360 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });
});
