import { afterEach, describe, expect, it } from 'vitest';
import { removeRecords } from './kept-records.ts';
import { demo, drawn, useBrowser, visit, visitCustomers } from './use-browser.ts';

useBrowser();
afterEach(() => removeRecords('views'));

describe('saved views', () => {
  it('keep the page as it stands, open it again, are renamed, removed and taken back', async () => {
    const page = await visitCustomers('range=6M&market=Netherlands&trend=product');
    const address = new URL(page.url()).search;
    await page.getByTestId('share-button').click();
    await page.getByTestId('view-add').click();
    await page.getByTestId('view-name').fill('Dutch products');
    await page.keyboard.press('Enter');
    const link = page.getByTestId('view-Dutch products');
    await link.waitFor();
    expect(await link.getAttribute('aria-current')).toMatch(/^(true|page)$/);

    const other = await visit(demo, '/reports/customers?tenant=4567890');
    await drawn(other);
    await other.getByTestId('view-Dutch products').click();
    await expect.poll(() => new URL(other.url()).search).toBe(address);
    await drawn(other);

    await other.getByTestId('share-button').click();
    await other.getByTestId('views-manage').click();
    await other.getByTestId('view-rename-Dutch products').click();
    await other.getByTestId('view-new-name').fill('Products, Netherlands');
    await other.keyboard.press('Enter');
    await other.getByTestId('view-row-Products, Netherlands').waitFor();
    await other.getByTestId('view-remove-Products, Netherlands').click();
    await other.getByTestId('view-row-Products, Netherlands').waitFor({ state: 'detached' });
    await other.keyboard.press('Escape');
    await other.getByTestId('undo-record').click();
    await other.getByTestId('view-Products, Netherlands').waitFor();
  });
});
