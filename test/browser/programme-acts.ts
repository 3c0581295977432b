import type { Page } from 'playwright-core';
import { pdfWith } from '../programme-files.ts';

/** What people do on the pages of the learning programme, a step after the other. */

const contact = { name: 'Noor', phone: '+31 20 1234567', email: 'noor@example.com' };
const proof = { name: 'proof.pdf', mimeType: 'application/pdf' };

/** Goes through the window of a purchase by transfer. Gives the number of the order. */
export async function orderByTransfer(page: Page, tile: string): Promise<string> {
  const offer = page.getByTestId(`offer-${tile}`).and(page.locator('[data-open="true"]'));
  await offer.getByTestId('subscribe').click();
  const next = page.getByTestId('purchase-next').and(page.locator(':not([aria-disabled="true"])'));
  const at = (step: string) => page.locator(`[data-testid="purchase-step"][data-step="${step}"]`).waitFor();
  await at('review');
  await next.click();
  await at('terms');
  await page.getByTestId('accept-terms').check();
  await next.click();
  await at('payment');
  await page.getByTestId('pay-transfer').check();
  await next.click();
  await at('contact');
  for (const [id, value] of Object.entries(contact)) await page.getByTestId(`contact-${id}`).fill(value);
  await next.click();
  await at('confirm');
  await next.click();
  const number = await page.getByTestId('told-number').innerText();
  await page.getByTestId('order-close').click();
  return number;
}

/** Enters what stands on the invoice, on the way through a purchase. */
export async function enterAddresses(
  page: Page,
  tile: string,
  entered: Readonly<Record<string, string>>,
): Promise<void> {
  await page.locator(`[data-testid="offer-${tile}"][data-open="true"]`).getByTestId('subscribe').click();
  const purchase = page.getByTestId('purchase');
  await purchase.getByTestId('edit-profile').click();
  for (const [id, value] of Object.entries(entered)) await page.getByTestId(`profile-${id}`).fill(value);
  await page.getByTestId('profile-save').click();
  for (const value of Object.values(entered)) await purchase.getByText(value).waitFor();
  await page.keyboard.press('Escape');
  await purchase.waitFor({ state: 'detached' });
}

/** Uploads what shows that the transfer was made. */
export async function giveProof(page: Page, number: string): Promise<void> {
  await page.getByTestId(`upload-proof-${number}`).click();
  const buffer = Buffer.concat([pdfWith(), Buffer.from(`% ${number}`)]);
  await page.getByTestId('proof-input').setInputFiles({ ...proof, buffer });
  await page.getByTestId('proof-file').waitFor();
  await page.getByTestId('proof-send').click();
  await page.locator(`[data-testid="order-${number}"][data-status="proof-given"]`).waitFor();
}

/** The operator finds the money on the account. */
export async function settle(queue: Page, number: string): Promise<void> {
  await queue.getByTestId(`settle-${number}`).click();
  await queue.getByTestId('settle-paid').check();
  await queue.getByTestId('settle-confirm').click();
  await queue.getByTestId('settle').waitFor({ state: 'detached' });
}

/** Decides what the window asks about, in words. */
export async function decide(queue: Page, words = ''): Promise<void> {
  await queue.getByTestId('decide-words').fill(words);
  await queue.getByTestId('decide-confirm').click();
  await queue.getByTestId('decide').waitFor({ state: 'detached' });
}

/** Adds a line to a table editor and pastes cells into it, as from a spreadsheet. */
export async function pasteInto(page: Page, grid: string, lines: readonly (readonly string[])[]): Promise<void> {
  const table = page.getByTestId(grid);
  const before = await table.locator('tbody tr').count();
  await table.getByTestId(`${grid}-add`).click();
  const cell = table.locator(`[data-row="${before}"]`).and(table.locator('input')).first();
  await cell.focus();
  await page.evaluate((text) => navigator.clipboard.writeText(text), lines.map((one) => one.join('\t')).join('\n'));
  await page.keyboard.press('ControlOrMeta+V');
  await table
    .locator('tbody tr')
    .nth(before + lines.length - 1)
    .waitFor();
}

/** Brings requirement sets in, looked at before they are written. */
export async function importSets(page: Page, table: readonly string[]): Promise<void> {
  await page.getByTestId('import-sets-text').fill(table.join('\n'));
  await page.getByTestId('import-sets-run').click();
  await page.locator('[data-testid="import-looked"][data-problems="0"]').waitFor();
  await page.getByTestId('import-sets-run').click();
  await page.getByTestId('import-sets').waitFor({ state: 'detached' });
}

/** Hands invoice lines in on the data page, delivered like every other export. */
export async function importPurchases(page: Page, tenant: string, purchases: readonly Purchase[]): Promise<void> {
  const header =
    'PGAMpnId,MPNId,InvoiceNumber,InvoiceLine,InvoiceDate,DocumentKind,OmlpType,PurchaseUnits,KpiValue,RevenueUSD,Qualifying';
  const lines = purchases.map(
    ({ month, kpi }) => `${tenant},4571013,CW-${month},1,${month}-09,invoice,MOC digital,${kpi},${kpi},${kpi * 100},1`,
  );
  const buffer = Buffer.from([header, ...lines, ''].join('\n'));
  const [{ month = '' } = {}] = purchases;
  await page.getByTestId('import-tenant').fill(tenant);
  await page
    .getByTestId('import-input')
    .setInputFiles({ name: `purchases-${month}.csv`, mimeType: 'text/csv', buffer });
  await page.locator('[data-testid="import-item"][data-stage="done"]').waitFor();
}

export interface Purchase {
  readonly month: string;
  readonly kpi: number;
}
