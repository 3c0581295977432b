import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { reportAnswer, rowOf, sectionOf } from './answers.ts';
import { card, monthName } from './look.ts';
import { demo, drawn, useBrowser, visit, visitCustomers } from './use-browser.ts';

useBrowser();

describe('accessibility', () => {
  it.each(['light', 'dark'] as const)('axe finds nothing serious on the Customers page (%s)', async (theme) => {
    const page = await visitCustomers('product=Office+365', { theme });
    expect(await serious(page)).toEqual([]);
    await page.getByTestId('menu-adds-and-churns').click();
    await page.getByTestId('as-table-adds-and-churns').click();
    await page.getByTestId('table-adds-and-churns').waitFor();
    await page.getByTestId('filters-button').click();
    await page.getByTestId('option-product-Power BI').waitFor();
    expect(await serious(page)).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('axe finds nothing serious on the data page (%s)', async (theme) => {
    const page = await visit(demo, '/data?tenant=4567890', { theme });
    await page.locator('[data-testid^="delivery-"]').first().waitFor();
    expect(await serious(page)).toEqual([]);
    await page.locator('[data-testid^="undo-"]').first().click();
    await page.getByTestId('undo-confirm').waitFor();
    expect(await serious(page)).toEqual([]);
  });
});

describe('the keyboard alone', () => {
  it('skips to the content with the first key', async () => {
    const page = await visitCustomers();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to content');
    const link = page.locator('.skip-link');
    await expect.poll(async () => ((await link.boundingBox())?.y ?? -1) >= 0).toBe(true);
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
    // The address is that of the same page still.
    expect(new URL(page.url()).pathname).toBe('/reports/customers');
    await drawn(page);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main')?.id)).toBe('content');
  });

  it('reaches and uses range, figures, map grid, legend, chart and tabs in reading order', async () => {
    const [page, result] = await Promise.all([visitCustomers(), reportAnswer(demo, 'range=6M')]);
    await page.locator('#content').focus();
    await tabTo(page, '[data-testid="range-6M"]');
    await page.keyboard.press('Enter');
    await page.waitForURL(/range=6M/);
    await drawn(page);
    await tabTo(page, '[data-testid="section-customers"] .chart-stage');
    await page.keyboard.press('End');
    const value = sectionOf(result, 'customers').rows.at(-1)?.value;
    await expect.poll(() => focusedText(page)).toContain(`${monthName(result.range.to)}: ${value}`);
    await tabTo(page, '.geo-row');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const second = sectionOf(result, 'geography').rows[1]?.countryCode;
    expect(await page.getByTestId('geo-map').getAttribute('data-zoomed')).toBe(second);
    await page.keyboard.press('Escape');
    expect(await page.getByTestId('geo-map').getAttribute('data-zoomed')).toBe('');
    await tabTo(page, '[data-testid="legend-existing"]');
    await page.keyboard.press('Space');
    expect(await card(page, 'adds-and-churns').locator('[data-series]').getAttribute('data-series')).toBe(
      'added|churned',
    );
    await tabTo(page, '[data-testid="section-adds-and-churns"] .chart-stage');
    await page.keyboard.press('ArrowRight');
    const first = rowOf(sectionOf(result, 'adds-and-churns'), 'month', result.range.from);
    await expect.poll(() => focusedText(page)).toContain(`${monthName(first.month)}: Added ${first.added}`);
    // The month under the keys is shown as under the pointer; Escape leaves it.
    await expect.poll(() => card(page, 'adds-and-churns').locator('.chart-tip-title').count()).toBe(1);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
  });

  it('opens a menu and a panel with Enter, and Escape gives the focus back', async () => {
    const page = await visitCustomers();
    for (const [button, inside] of [
      ['menu-geography', 'as-table-geography'],
      ['filters-button', 'filters-apply'],
      ['theme-toggle', 'theme-dark'],
      ['info-geography', undefined],
    ] as const) {
      await page.getByTestId(button).focus();
      await page.keyboard.press('Enter');
      const shown = inside === undefined ? page.locator('.chart-info') : page.getByTestId(inside);
      await shown.waitFor();
      await expect.poll(() => focused(page)).not.toBe(button);
      await page.keyboard.press('Escape');
      await shown.waitFor({ state: 'detached' });
      await expect.poll(() => focused(page)).toBe(button);
    }
  });

  it('gives the focus back from the navigation of a phone', async () => {
    const page = await visitCustomers('', { width: 360 });
    await page.getByTestId('navigation-open').press('Enter');
    await page.getByTestId('navigation-customers').waitFor();
    await page.keyboard.press('Escape');
    await page.getByTestId('navigation-customers').waitFor({ state: 'detached' });
    await expect.poll(() => focused(page)).toBe('navigation-open');
  });

  it('finds reports with a slash', async () => {
    const page = await visitCustomers();
    await page.keyboard.press('/');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('report-search');
    await page.keyboard.type('learn');
    await expect.poll(() => page.locator('nav [data-testid^="navigation-"]').count()).toBe(1);
    expect(await page.getByTestId('navigation-microsoft-learn').count()).toBe(1);
  });
});

/** Serious and critical findings, each with its first place. */
async function serious(page: Page): Promise<string[]> {
  const { violations, passes } = await new AxeBuilder({ page }).exclude('[data-tabster-dummy]').analyze();
  expect(passes.length).toBeGreaterThan(15);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.length} × ${nodes[0]?.html}`);
}

/** Presses Tab until the focus is on an element that matches. @throws Error when it never is */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let press = 0; press < 80; press++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
  }
  throw new Error(`Tab never reached ${selector}`);
}

function focused(page: Page): Promise<string | null | undefined> {
  return page.evaluate(() => document.activeElement?.getAttribute('data-testid'));
}

function focusedText(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.querySelector('[aria-live]')?.textContent ?? '');
}
