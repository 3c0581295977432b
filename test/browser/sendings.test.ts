import { mkdirSync } from 'node:fs';
import PostalMime, { type Email } from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bytesOf, type MailBox, openMailBox } from '../mail-box.ts';
import { type ClosedHouse, startClosedHouse } from './closed-house.ts';
import { demoTenant } from './running-app.ts';
import { serious } from './serious.ts';
import { useBrowser, visit } from './use-browser.ts';

const erin = 'erin@example.com';
const customers = `/reports/customers?tenant=${demoTenant}&range=6M`;
const sendings = `/sendings?tenant=${demoTenant}`;

let box: MailBox;
let house: ClosedHouse;
useBrowser();
beforeAll(async () => {
  box = await openMailBox();
  const settings = {
    PARTNERSCOPE_SMTP_URL: `smtp://127.0.0.1:${box.port}`,
    PARTNERSCOPE_MAIL_FROM: 'Partnerscope <insights@example.com>',
  };
  house = await startClosedHouse({ settings });
  await house.add({ name: 'Erin Executive', email: erin, roles: [{ role: 'ERV' }] });
});
afterAll(async () => {
  await house.close();
  await box.close();
});

async function nextMail(): Promise<Email> {
  await expect.poll(() => box.mails.length, { timeout: 60_000 }).toBeGreaterThan(0);
  const mail = await PostalMime.parse(box.mails[0]?.raw ?? '');
  box.empty();
  return mail;
}

describe('schedules and alerts', () => {
  it('SEC-7 schedules the page on screen, sends it now, and the mail shows it', async () => {
    const page = await visit(house, customers, await house.as(erin));
    await page.getByTestId('share-button').click();
    await page.getByTestId('send-page-open').click();
    await page.getByTestId('send-page').waitFor();
    expect(await page.getByTestId('sending-to').inputValue()).toBe(erin);
    await page.getByTestId('sending-name').fill('Monday figures');
    await page.getByTestId('sending-text').fill('Good morning');
    expect(await serious(page)).toEqual([]);
    await picture(page, 'window');
    await page.getByTestId('sending-save').click();
    await page.getByTestId('sending-made-link').click();
    const row = page.getByTestId('sending-Monday figures');
    await row.waitFor();
    await picture(page, 'list');
    expect(await row.innerText()).toMatch(/erin@example\.com[\s\S]*Every week on Mon, at 08:00/);

    await row.getByTestId('sending-menu').click();
    await page.getByTestId('sending-run').click();
    const mail = await nextMail();
    expect(mail.subject).toBe('Monday figures · Customers');
    expect(mail.html).toContain('Good morning');
    const pdf = mail.attachments.find(({ filename }) => filename?.endsWith('.pdf'));
    expect(bytesOf(pdf?.content).subarray(0, 5).toString()).toBe('%PDF-');
    await keepPicture(mail);

    await row.getByTestId('sending-last').click();
    const notice = page.getByTestId('sending-notice');
    await notice.waitFor();
    await expect.poll(() => notice.getAttribute('data-state')).toBe('delivered');
    expect(await notice.innerText()).toContain('answer 250');
    expect(await serious(page)).toEqual([]);
    await picture(page, 'log');
    await page.getByTestId('sending-replay').click();
    expect((await nextMail()).messageId).toBe(mail.messageId);
    await page.getByTestId('sending-log-close').click();

    await row.getByTestId('sending-menu').click();
    await page.getByTestId('sending-pause').click();
    await page.locator('[data-testid="sending-Monday figures"][data-status="Paused"]').waitFor();
    await row.getByTestId('sending-menu').click();
    await page.getByTestId('sending-remove').click();
    await page.getByTestId('no-sendings').waitFor();
    await page.getByTestId('undo-record').click();
    await row.waitFor();
  });

  it('changes a schedule in its filled-in window, and refuses one that was changed meanwhile', async () => {
    const page = await visit(house, sendings, { ...(await house.as(erin)), expected: /409/ });
    const row = page.getByTestId('sending-Monday figures');
    const open = async () => {
      await row.getByTestId('sending-menu').click();
      await page.getByTestId('sending-change').click();
      await page.getByTestId('send-page').waitFor();
    };
    await open();
    expect(await page.getByTestId('sending-name').inputValue()).toBe('Monday figures');
    expect(await page.getByTestId('sending-to').inputValue()).toBe(erin);
    expect(await page.getByTestId('sending-text').inputValue()).toBe('Good morning');
    expect(await page.getByTestId('sending-often').inputValue()).toBe('weekly');
    expect(await page.getByTestId('hub-time').inputValue()).toBe('08:00');
    await page.getByTestId('sending-format').selectOption('csv');
    await page.getByTestId('sending-section').locator('option').nth(3).waitFor({ state: 'attached' });
    expect(await serious(page)).toEqual([]);
    await picture(page, 'change');
    await page.getByTestId('sending-format').selectOption('xlsx');
    await page.getByTestId('sending-often').selectOption('monthly');
    await page.getByTestId('sending-text').fill('Good month');
    // Somebody else at the same account is faster.
    const other = await visit(house, sendings, await house.as(erin));
    await other.getByTestId('sending-Monday figures').getByTestId('sending-menu').click();
    await other.getByTestId('sending-change').click();
    await other.getByTestId('sending-text').fill('Good day');
    await other.getByTestId('sending-save').click();
    await other.getByTestId('said').waitFor();
    await page.getByTestId('sending-save').click();
    expect(await page.getByTestId('failure').innerText()).toMatch(
      /changed in the meantime.*version 2, not 1.*mail is now/,
    );
    expect(await page.getByTestId('sending-text').inputValue()).toBe('Good month');
    await picture(page, 'change-refused');
    await page.keyboard.press('Escape');
    await open();
    expect(await page.getByTestId('sending-text').inputValue()).toBe('Good day');
    await page.getByTestId('sending-often').selectOption('monthly');
    await page.getByTestId('sending-save').click();
    await page.getByTestId('send-page').waitFor({ state: 'detached' });
    await expect.poll(() => row.innerText()).toMatch(/Every month on 1,/);
  });

  it('watches a figure from its card, and mails that it began', async () => {
    const page = await visit(house, customers, await house.as(erin));
    await page.getByTestId('menu-customers').click();
    await page.getByTestId('alert-customers').click();
    await page.getByTestId('alert-window').waitFor();
    expect(await page.getByTestId('sending-save').getAttribute('aria-disabled')).toBe('true');
    await page.getByTestId('alert-rule').selectOption('above');
    await page.getByTestId('alert-number').fill('1');
    expect(await serious(page)).toEqual([]);
    await page.getByTestId('sending-save').click();
    await page.getByTestId('sending-made-link').click();
    const row = page.getByTestId('sending-Customers');
    await row.getByTestId('sending-menu').click();
    await page.getByTestId('sending-run').click();
    const mail = await nextMail();
    expect(mail.subject).toBe('Alert: Customers');
    expect(mail.text).toContain('This is now the case: above 1.');
    await row.getByTestId('alert-on').waitFor();
    await row.getByTestId('sending-menu').click();
    await page.getByTestId('sending-change').click();
    await page.getByTestId('alert-window').waitFor();
    expect(await page.getByTestId('alert-rule').inputValue()).toBe('above');
    expect(await page.getByTestId('alert-number').inputValue()).toBe('1');
    expect(await page.getByTestId('sending-often').inputValue()).toBe('daily');
    await page.getByTestId('alert-number').fill('1,000,000');
    expect(await serious(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByTestId('alert-window').waitFor({ state: 'detached' });
    await row.getByTestId('alert-on').waitFor({ state: 'detached' });
    expect(await row.innerText()).toContain('above 1,000,000');
  });

  it('says what is refused where it was asked, and keeps what was written', async () => {
    const page = await visit(house, customers, { ...(await house.as(erin)), expected: /400/ });
    await page.getByTestId('share-button').click();
    await page.getByTestId('send-page-open').click();
    await page.getByTestId('sending-to').fill('outsider@example.com');
    await page.getByTestId('sending-save').click();
    expect(await page.getByTestId('failure').innerText()).toContain('outsider@example.com is nobody');
    expect(await page.getByTestId('sending-to').inputValue()).toBe('outsider@example.com');
    await page.keyboard.press('Escape');
    await page.getByTestId('send-page').waitFor({ state: 'detached' });
  });

  it.each(['light', 'dark'] as const)('is clean for axe and fits a phone (%s)', async (theme) => {
    const language = theme === 'dark' ? 'nl' : 'en';
    const options = { theme, width: 360, height: 740, language, ...(await house.as(erin)) } as const;
    const page = await visit(house, sendings, options);
    await page.getByTestId('sending-table').waitFor();
    const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
    expect(await fits()).toBe(true);
    expect(await serious(page)).toEqual([]);
    await picture(page, `list-${theme}`);
    const chart = await visit(house, customers, options);
    await chart.getByTestId('menu-geography').click();
    await chart.getByTestId('alert-geography').click();
    await chart.getByTestId('alert-row').waitFor();
    expect(await serious(chart)).toEqual([]);
    await picture(chart, `alert-${theme}`);
    for (const [name, kind, width] of [
      ['Monday figures', 'send-page', 360],
      ['Customers', 'alert-window', 1440],
    ] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.getByTestId(`sending-${name}`).getByTestId('sending-menu').click();
      await page.getByTestId('sending-change').click();
      await page.getByTestId(kind).waitFor();
      expect(await fits()).toBe(true);
      expect(await serious(page)).toEqual([]);
      await picture(page, `${kind}-${theme}`);
      await page.keyboard.press('Escape');
      await page.getByTestId(kind).waitFor({ state: 'detached' });
    }
  });
});

/** For people to look at, where a folder is named. */
async function picture(page: { screenshot(options: { path: string }): Promise<unknown> }, name: string): Promise<void> {
  const folder = process.env.PARTNERSCOPE_LOOKS;
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/sendings-${name}.png` });
}

/** The mail as a reader opens it. */
async function keepPicture(mail: Email): Promise<void> {
  const drawing = mail.attachments.find(({ contentId }) => contentId !== undefined);
  const source = `data:image/png;base64,${bytesOf(drawing?.content).toString('base64')}`;
  const html = (mail.html ?? '').replace(/cid:[^"]+/, source);
  const page = await visit({ url: 'about:blank' }, '');
  await page.setContent(html);
  const shown = await page.locator('img').evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth);
  expect(shown).toBeGreaterThan(600);
  expect(await page.locator('table td').first().innerText()).not.toBe('');
  await page.setViewportSize({ width: 760, height: 1200 });
  await picture(page, 'mail');
}
