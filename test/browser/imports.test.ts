import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportAnswer, sectionOf, tenantAnswer } from './answers.ts';
import { attributes, card } from './look.ts';
import { type RunningApp, startApp } from './running-app.ts';
import { sampleRow, subscriptionsTsv } from './sample-export.ts';
import { useBrowser, visit } from './use-browser.ts';

const goodRows = [1, 2, 3].flatMap((customer) => ['2024-05', '2024-06'].map((month) => sampleRow(month, customer)));
/** Six good rows, and two that cannot be: lines 5 and 9 of the file. */
const someRows = goodRows.toSpliced(3, 0, sampleRow('2024-06', 8, { AvailableSeatsEOP: 'ten' }));
const halfBad = subscriptionsTsv([...someRows, sampleRow('2024-06', 9, { SubscriptionEndDate: '2024-02-30' })]);

let app: RunningApp;

useBrowser();
// One after the other, as a company would begin: nothing yet, a first file, a second company, a file taken back.
beforeAll(async () => {
  app = await startApp({ today: '2024-08-25' });
});
afterAll(() => app.close());

describe('the first import', () => {
  it('an empty house says what to do and leads to the data page', async () => {
    const page = await visit(app, '/');
    const empty = page.getByTestId('no-data');
    await empty.waitFor();
    expect(await empty.innerText()).toContain('SeatsSubscriptionsAndRevenue');
    await empty.getByRole('link', { name: 'Load data' }).click();
    await page.getByTestId('import-drop').waitFor();
    expect(new URL(page.url()).pathname).toBe('/data');
    // Whose data they are has to be said first.
    await page.getByTestId('import-choose').click();
    await page.getByText('Fill in the company id before choosing files.').waitFor();
    await page.getByTestId('import-tenant').fill('no good/id');
    await page.getByText('Use letters, digits, dots, dashes and underscores only.').waitFor();
  });

  it('CLI-3 CLI-4 HTTP-2 takes a dropped file, shows progress, and tells line, column, value and reason', async () => {
    const page = await visit(app, '/data');
    await page.getByTestId('import-tenant').fill('1000001');
    await watchStages(page);
    await drop(page, 'half-bad.tsv', halfBad);
    const item = page.getByTestId('import-item');
    await item.and(page.locator('[data-stage="done"]')).waitFor();
    const { stages, bars } = await seenStages(page);
    expect(stages.at(-1)).toBe('done');
    expect(stages.length).toBeGreaterThan(1);
    expect(bars).toBeGreaterThan(0);
    const receipt = page.getByTestId('receipt');
    expect(await receipt.locator('.receipt-verdict').innerText()).toBe('2 rows were kept out; the others are loaded.');
    for (const [name, value] of [
      ['dataset', 'SeatsSubscriptionsAndRevenue'],
      ['rows', '8'],
      ['loaded', '6'],
      ['rejected', '2'],
      ['months', 'May 24 – Jun 24'],
    ] as const) {
      expect(await page.getByTestId(`receipt-${name}`).locator('dd').innerText()).toBe(value);
    }
    const problems = await receipt
      .locator('tbody tr')
      .evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent)));
    expect(problems.map((cells) => cells.slice(0, 3))).toEqual([
      ['5', 'AvailableSeatsEOP', 'ten'],
      ['9', 'SubscriptionEndDate', '2024-02-30'],
    ]);
    for (const [, , , reason] of problems) expect(reason?.length).toBeGreaterThan(10);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('rejects').click()]);
    const rejects = readFileSync(await download.path(), 'utf8');
    expect(rejects).toContain('ten');
    expect(rejects).toContain('2024-02-30');
    expect(rejects).not.toContain('tp-1\t');
    // The page of figures follows without a reload.
    await page.getByTestId('navigation-customers').click();
    await expect.poll(() => customers(page)).toBe('3');
    expect(sectionOf(await reportAnswer(app, '', '1000001'), 'customers').headline?.value).toBe(3);
  });

  it('CLI-4 says that the same file changes nothing, and why a file cannot be read', async () => {
    const page = await visit(app, '/data?tenant=1000001');
    const input = page.getByTestId('import-input');
    await input.setInputFiles({ name: 'again.tsv', mimeType: 'text/plain', buffer: Buffer.from(halfBad) });
    await page.locator('[data-file="again.tsv"][data-stage="done"]').waitFor();
    await page.getByText('This file was loaded before. Nothing has changed.').waitFor();
    await input.setInputFiles({
      name: 'other.csv',
      mimeType: 'text/plain',
      buffer: Buffer.from('Colour,Size\nred,3\n'),
    });
    const failed = page.locator('[data-file="other.csv"][data-stage="failed"]');
    await failed.waitFor();
    expect(await failed.getByRole('alert').innerText()).toMatch(/dataset|header/i);
    await failed.getByRole('button', { name: 'Hide other.csv' }).click();
    await failed.waitFor({ state: 'detached' });
    expect(await page.locator('[data-testid^="delivery-"]').count()).toBe(1);
  });
});

describe('several companies', () => {
  it('the switcher changes whose data the page shows, and leaves filters behind', async () => {
    const page = await visit(app, '/data?tenant=1000001');
    await page.getByTestId('import-tenant').fill('2000002');
    const rows = ['2024-04', '2024-05', '2024-06'].map((month) => sampleRow(month, 7, { CustomerMarket: 'Belgium' }));
    await page.getByTestId('import-input').setInputFiles({
      name: 'second.tsv',
      mimeType: 'text/plain',
      buffer: Buffer.from(subscriptionsTsv(rows)),
    });
    await page.locator('[data-file="second.tsv"][data-stage="done"]').waitFor();
    expect((await tenantAnswer(app)).tenants.map(({ tenant }) => tenant)).toEqual(['1000001', '2000002']);
    await page.goto(`${app.url}/reports/customers?tenant=1000001&range=3M&market=Netherlands`);
    await expect.poll(() => customers(page)).toBe('3');
    await page.getByTestId('tenant-toggle').click();
    await page.getByTestId('tenant-2000002').click();
    await expect.poll(() => customers(page)).toBe('1');
    expect(new URL(page.url()).search).toBe('?tenant=2000002&range=3M');
    expect(await attributes(page.locator('.geo-row'), 'data-testid')).toEqual(['geo-row-BE']);
    await page.goBack();
    await expect.poll(() => customers(page)).toBe('3');
  });
});

describe('data that should be newer', () => {
  it('CO-13 are marked as late on every page', async () => {
    for (const path of ['/reports/customers?tenant=1000001', '/data?tenant=1000001']) {
      const page = await visit(app, path);
      await page.getByTestId('freshness').getByText('late', { exact: true }).waitFor();
      expect(await page.getByTestId('freshness').innerText()).toContain('Data of June 2024');
    }
  });
});

describe('undo', () => {
  it('HTTP-2 takes a delivery back after asking, and the history keeps it', async () => {
    const page = await visit(app, '/data?tenant=2000002');
    const row = page.locator('[data-testid^="delivery-"]');
    await row.waitFor();
    expect(await row.innerText()).toContain('second.tsv');
    expect(await row.innerText()).toContain('Apr 24 – Jun 24');
    const undo = row.getByRole('button', { name: 'Undo second.tsv' });
    await undo.click();
    const dialog = page.getByRole('alertdialog');
    expect(await dialog.innerText()).toContain('The 3 rows of SeatsSubscriptionsAndRevenue');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(sectionOf(await reportAnswer(app, '', '2000002'), 'customers').headline?.value).toBe(1);
    await undo.click();
    await page.getByTestId('undo-confirm').click();
    await row.getByText('Undone').waitFor();
    expect(await undo.count()).toBe(0);
    await page.getByTestId('navigation-customers').click();
    await page.getByTestId('no-data').waitFor();
  });
});

/** Drops a file as from a folder of the desktop. */
async function drop(page: Page, name: string, content: string): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([file = '', text = '']) => {
      const made = new DataTransfer();
      made.items.add(new File([text], file, { type: 'text/tab-separated-values' }));
      return made;
    },
    [name, content],
  );
  const zone = page.getByTestId('import-drop');
  await zone.dispatchEvent('dragover', { dataTransfer: transfer });
  await page.locator('.import-drop-over').waitFor();
  await zone.dispatchEvent('drop', { dataTransfer: transfer });
}

/** Keeps every stage and progress bar that comes by, however short. */
async function watchStages(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen: string[] = [];
    const note = () => {
      const stage = document.querySelector('[data-testid="import-item"]')?.getAttribute('data-stage');
      if (stage && stage !== seen.at(-1)) seen.push(stage);
      const bar = document.querySelector('[data-testid="import-item"] [role="progressbar"]');
      if (bar) document.body.dataset.bars = String(Number(document.body.dataset.bars ?? 0) + 1);
      document.body.dataset.stages = seen.join(' ');
    };
    new MutationObserver(note).observe(document.getElementById('content') ?? document.body, {
      subtree: true,
      childList: true,
      attributes: true,
    });
  });
}

async function seenStages(page: Page): Promise<{ stages: string[]; bars: number }> {
  const { stages = '', bars = '0' } = await page.locator('body').evaluate((body) => ({ ...body.dataset }));
  return { stages: stages.split(' '), bars: Number(bars) };
}

async function customers(page: Page): Promise<string | null | undefined> {
  return (await attributes(card(page, 'customers').locator('.kpi-value'), 'data-value'))[0];
}
