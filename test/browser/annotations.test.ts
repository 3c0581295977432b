import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { removeRecords } from './kept-records.ts';
import { card } from './look.ts';
import { useBrowser, visitCustomers } from './use-browser.ts';

useBrowser();
afterEach(() => removeRecords('annotations'));

const chart = 'adds-and-churns';

describe('notes on months', () => {
  it('are written with the keyboard on a month, shown on charts and figures, changed, removed and taken back', async () => {
    const page = await visitCustomers('range=6M');
    await page.getByTestId('note-add').waitFor();
    await lastMonth(page);
    await page.keyboard.press('n');
    expect(await page.getByTestId('note-month').inputValue()).toBe('2024-06');
    await save(page, 'Price list changed');
    const listed = page.getByTestId('note-2024-06');
    await listed.waitFor();
    // The month says it to whoever reaches it by keyboard or hears it, and the small lines carry a mark.
    await lastMonth(page);
    await expect.poll(() => said(page)).toMatch(/^June 2024: .*Price list changed$/);
    await expect.poll(() => card(page, 'customers').locator('.spark-note').count()).toBe(1);
    await page.getByTestId('note-edit-2024-06').click();
    await save(page, 'Price list changed on the 1st');
    await expect.poll(() => listed.innerText()).toContain('on the 1st');
    await page.getByTestId('note-remove-2024-06').click();
    await listed.waitFor({ state: 'detached' });
    await page.getByTestId('undo-record').click();
    await listed.waitFor();
    expect(await listed.innerText()).toContain('on the 1st');
  });

  it('stand on one report or on all, and only in their months', async () => {
    const page = await visitCustomers('range=6M');
    await page.getByTestId('note-add').click();
    await page.getByTestId('note-month').selectOption('2024-02');
    await page.getByTestId('note-only-here').uncheck();
    await save(page, 'Fair in Utrecht');
    expect(await page.getByTestId('note-2024-02').innerText()).toContain('on all reports');
    await page.getByTestId('range-3M').click();
    await page.getByTestId('note-2024-02').waitFor({ state: 'detached' });
  });

  it('never keep the figures from being shown', async () => {
    const page = await visitCustomers('range=3M', {
      expected: /503|annotations/,
      before: async (opened) => {
        await opened.route('**/api/v1/annotations**', (route) => route.fulfill({ status: 503, body: '' }));
      },
    });
    await card(page, 'customers').locator('.kpi-value').waitFor();
    expect(await page.getByTestId('notes').count()).toBe(0);
  });
});

async function lastMonth(page: Page): Promise<void> {
  await card(page, chart).locator('.chart-stage').focus();
  await page.keyboard.press('End');
}

function said(page: Page): Promise<string | null> {
  return card(page, chart).locator('.chart-stage [aria-live]').textContent();
}

async function save(page: Page, text: string): Promise<void> {
  await page.getByTestId('note-text').fill(text);
  await page.getByTestId('note-save').click();
  await page.getByTestId('note-dialog').waitFor({ state: 'detached' });
}
