import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, openGold } from './open-offers.ts';
import { demoTenant, type RunningApp, startApp } from './running-app.ts';
import { serious } from './serious.ts';
import { useBrowser, visit } from './use-browser.ts';

const competency = 'Cloud Platform';
const on = (page: string) => `/programme/${page}?tenant=${demoTenant}`;
const invoice = { name: 'invoice.csv', mimeType: 'text/csv', buffer: Buffer.from('invoice,units\nINV-77,4\n') };

let app: RunningApp;
useBrowser();
beforeAll(async () => {
  app = await startApp({ demo: true });
  await openGold(app.url, competency);
});
afterAll(() => app.close());

describe('offers and orders', () => {
  it('FEE-4 FEE-5 FEE-34 shows what is sold with its discount, and why the rest is closed and until when', async () => {
    const page = await visit(app, on('offers'));
    const gold = page.getByTestId(`offer-gold-${competency}`);
    await gold.waitFor();
    expect(await gold.getByTestId('to-pay').innerText()).toBe('€3,375.00');
    expect(await gold.locator('s').innerText()).toContain('€4,500.00');
    expect(await gold.innerText()).toContain('25% off');
    const pack = page.getByTestId('offer-action-pack');
    expect(await pack.getByTestId('refusals').innerText()).toContain('opens on Jul 11, 2025');
    expect(await pack.getByTestId('subscribe').getAttribute('aria-disabled')).toBe('true');
    expect(await serious(page)).toEqual([]);
  });

  it('MAP-4 keeps renewing grey and says when it opens', async () => {
    const page = await visit(app, on('offers'));
    const pack = page.getByTestId('membership-learning-action-pack');
    await pack.waitFor();
    expect(await pack.getByTestId('renew').getAttribute('aria-disabled')).toBe('true');
    expect(await pack.getByTestId('renew-why').innerText()).toContain('Jul 11, 2025');
  });

  it('MAP-10 says that a track stays, and keeps it', async () => {
    const page = await visit(app, on('offers'));
    await page.getByTestId('choose-track').click();
    const window = page.getByTestId('track');
    await window.getByText('cannot be changed until the next purchase').waitFor();
    expect(await page.getByTestId('track-confirm').getAttribute('aria-disabled')).toBe('true');
    await page.getByTestId('track-training').check();
    expect(await serious(page)).toEqual([]);
    await page.getByTestId('track-confirm').click();
    await window.waitFor({ state: 'detached' });
    await page.getByTestId('membership-learning-action-pack').getByText('Track: training').waitFor();
    expect(await page.getByTestId('choose-track').count()).toBe(0);
  });

  it('FEE-7 FEE-8 FEE-10 FEE-16 FEE-17 FEE-19 MAP-5 orders in steps, tells the reference, and takes the proof', async () => {
    const page = await visit(app, on('offers'));
    await page.getByTestId(`offer-gold-${competency}`).getByTestId('subscribe').click();
    const [next, step] = [page.getByTestId('purchase-next'), page.getByTestId('purchase-step')];
    const isAt = (name: string) => expect.poll(() => step.getAttribute('data-step')).toBe(name);
    await page.getByTestId('purchase').getByText('Stationsplein 1, Utrecht').waitFor();
    await next.click();
    await isAt('terms');
    expect(await next.getAttribute('aria-disabled')).toBe('true');
    await page.getByTestId('accept-terms').check();
    await next.click();
    await isAt('payment');
    expect(await page.getByTestId('pay-card').isDisabled()).toBe(true);
    await page.getByTestId('pay-transfer').check();
    await next.click();
    await isAt('contact');
    await page.getByTestId('contact-name').fill('Ann Payer');
    await page.getByTestId('contact-phone').fill('+31 20 555 0100');
    await page.getByTestId('contact-email').fill('ann@example.com');
    await next.click();
    await isAt('confirm');
    expect(await serious(page)).toEqual([]);
    await next.click();
    const number = await page.getByTestId('told-number').innerText();
    expect(number).toMatch(/^LP-/);
    expect(await page.getByTestId('told-reference').innerText()).toContain(`${number} ${demoTenant}`);
    expect(await page.getByTestId('told-account').innerText()).toContain('NL00');
    expect(await page.getByTestId('told-until').innerText()).toBe('Aug 9, 2024');
    await page.getByTestId('order-close').click();

    await page.getByTestId(`upload-proof-${number}`).click();
    await page.getByTestId('proof-input').setInputFiles(invoice);
    await page.getByTestId('proof-file').waitFor();
    await page.getByTestId('proof-send').click();
    const row = page.getByTestId(`order-${number}`);
    await expect.poll(() => row.getAttribute('data-status')).toBe('proof-given');

    await page.getByTestId(`cancel-${number}`).click();
    await page.getByTestId('cancel-order-confirm').click();
    await expect.poll(() => row.getAttribute('data-status')).toBe('cancelled');
  });

  it('FEE-41 corrects tax id and addresses, and refuses to write over what was changed meanwhile', async () => {
    const page = await visit(app, on('offers'), { expected: /409/ });
    await page.getByTestId('profile-edit').click();
    await page.getByTestId('profile-tax').fill('NL123');
    const profile = { name: 'Meridaan', country: 'NL', taxId: 'NL9', billTo: null, soldTo: null };
    await ask(app.url, 'PUT', `/profile?tenant=${demoTenant}`, { version: 2, profile });
    await page.getByTestId('profile-save').click();
    await page.getByTestId('profile').getByTestId('failure').getByText('changed in the meantime').waitFor();
    await page.keyboard.press('Escape');
    await page.getByTestId('profile-edit').click();
    await page.getByTestId('profile-tax').fill('NL123');
    await page.getByTestId('profile-save').click();
    await page.getByTestId('panel-profile').getByText('NL123').waitFor();
  });
});

describe('claims', () => {
  it('ENR-61 ENR-62 ENR-63 ENR-64 takes a claim from a spreadsheet; what is wrong stands at its line and field', async () => {
    const page = await visit(app, on('claims'), { expected: /400/ });
    await page.getByTestId('claim-new').click();
    const lines = page.getByTestId('claim-lines');
    const cell = (row: number, column: string) => lines.locator(`[data-row="${row}"][data-column="${column}"]`);
    await cell(0, 'month').focus();
    const copied = '2024-04\tMOC printed\t4\tINV-77\t4\t400\n2024-06\tMOC printed\t0\tINV-78\tsome\t10';
    await page.evaluate((text) => navigator.clipboard.writeText(text), copied);
    await page.keyboard.press('ControlOrMeta+v');
    await expect.poll(() => cell(1, 'invoiceNumber').inputValue()).toBe('INV-78');
    await page.getByTestId('claim-send').click();
    await page.getByTestId('problem-1-kpiValue').waitFor();
    await cell(1, 'kpiValue').fill('2');
    await page.getByTestId('claim-send').click();
    await page.getByTestId('problem-1-purchaseUnits').getByText('whole number').waitFor();
    await page.getByTestId('claim-problems').getByText('the invoice is missing').waitFor();
    await cell(1, 'purchaseUnits').fill('2');
    await page.getByTestId('claim-file-input').setInputFiles(invoice);
    await page.getByTestId('claim-files').getByText('invoice.csv').waitFor();
    await page.getByTestId('claim-send').click();
    await page.getByTestId('problem-1-month').getByText('visible from 2024-07-15').waitFor();
    expect(await serious(page)).toEqual([]);
    await page.getByRole('button', { name: 'Take away line 2' }).click();
    await page.getByTestId('claim-send').click();
    await page.getByTestId('said').waitFor();
    const made = page.getByTestId('claim').filter({ hasText: 'INV-77' });
    await expect.poll(() => made.getAttribute('data-state')).toBe('submitted');
  });

  it('moves through the lines with the keyboard', async () => {
    const page = await visit(app, on('claims'));
    await page.getByTestId('claim-new').click();
    await page.getByTestId('claim-lines-add').click();
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-row'));
    await expect.poll(focused).toBe('1');
    await page.keyboard.press('ArrowUp');
    await expect.poll(focused).toBe('0');
    await page.keyboard.press('Enter');
    await expect.poll(focused).toBe('1');
    expect(await page.getByTestId('claim-problems').count()).toBe(0);
  });
});

describe('directory', () => {
  it('ENR-73 ENR-75 ENR-76 leaves, asks again with three confirmations, and knows the days of the batch', async () => {
    const page = await visit(app, on('directory'), { expected: /400/ });
    await page.getByTestId('panel-batch-calendar').getByText('Jul 15, 2024 – Jul 21, 2024').waitFor();
    await page.getByTestId('leave').click();
    await page.getByTestId('leave-confirm').click();
    await page.getByTestId('listing-name').fill('Meridaan Learning');
    await page.getByTestId('listing-country').fill('nl');
    await page.getByTestId('listing-url').fill('https://elsewhere.example/');
    const send = page.getByTestId('listing-send');
    for (const id of ['aboutUs', 'noCompetitors', 'ownPage']) {
      expect(await send.getAttribute('aria-disabled')).toBe('true');
      await page.getByTestId(`listing-${id}`).check();
    }
    expect(await serious(page)).toEqual([]);
    await send.click();
    await page.getByTestId('panel-listing-form').getByTestId('failure').waitFor();
    await page.getByTestId('listing-url').fill('https://learning.meridaan.example/');
    await send.click();
    await page.locator('[data-testid="listing"][data-status="requested"]').waitFor();
    expect(await page.getByTestId('panel-listing-form').count()).toBe(0);
  });
});

describe('on a phone', () => {
  it.each(['offers', 'claims', 'directory'])('%s fits and is readable in the dark, in Dutch', async (name) => {
    const page = await visit(app, on(name), { width: 360, theme: 'dark', language: 'nl' });
    await page.getByTestId(`programme-${name}`).locator('.card').first().waitFor();
    const wider = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    await expect.poll(wider).toBeLessThanOrEqual(0);
    expect(await page.locator('body').innerText()).not.toMatch(/membership\.\w/);
    expect(await serious(page)).toEqual([]);
  });
});
