import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ClosedHouse, operator, ownPassword, signIn, startClosedHouse, textOf } from './closed-house.ts';
import type { Visit } from './open-page.ts';
import { demoTenant } from './running-app.ts';
import { serious } from './serious.ts';
import { drawn, useBrowser, visit } from './use-browser.ts';

const gita = 'gita@example.com';
const ruben = 'ruben@example.com';
const deep = `/reports/customers?tenant=${demoTenant}&range=6M&market=Netherlands`;
/** Refusals that a test provokes. */
const refused = { expected: /401|429/ };

let house: ClosedHouse;
useBrowser();
beforeAll(async () => {
  house = await startClosedHouse();
  await house.add({ name: 'Gita Admin', email: gita, roles: [{ role: 'GA' }] });
  await house.add({ name: 'Ruben Viewer', email: ruben, roles: [{ role: 'RV' }] });
});
afterAll(() => house.close());

const open = (path: string, options: Visit = {}) => visit(house, path, options);

describe('signing in', () => {
  it('SEC-12 asks who is there before anything else, and leads to where somebody wanted to go', async () => {
    const asked: string[] = [];
    const before = async (page: Page) => {
      page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    };
    const page = await open(deep, { before });
    await page.getByTestId('sign-in').waitFor();
    expect(asked.filter((path) => path.startsWith('/api/') && path !== '/api/v1/session')).toEqual([]);
    expect(await page.getByTestId('sign-in-email').evaluate((field) => field === document.activeElement)).toBe(true);
    await signIn(page, gita);
    await drawn(page);
    const { pathname, search } = new URL(page.url());
    expect(pathname + search).toBe(deep);
    // Back does not lead to the way in again.
    await page.goBack();
    expect(await page.getByTestId('sign-in').count()).toBe(0);
  });

  it('SEC-12 says no more than that something is wrong', async () => {
    const page = await open('/', refused);
    await page.getByTestId('sign-in').waitFor();
    const said: string[] = [];
    for (const email of [gita, 'nobody@example.com']) {
      await signIn(page, email, 'wrong wrong wrong');
      await page.getByTestId('failure').waitFor();
      said.push(await page.getByTestId('failure').innerText());
      await page.reload();
      await page.getByTestId('sign-in').waitFor();
    }
    expect(said[0]).toContain('is not right');
    expect(said[1]).toBe(said[0]);
  });

  it('SEC-12 says how long to wait after too many attempts', async () => {
    const page = await open('/sign-in', refused);
    await page.getByTestId('sign-in').waitFor();
    await page.getByTestId('sign-in-email').fill('guessed@example.com');
    await page.getByTestId('sign-in-password').fill('wrong wrong wrong');
    const failure = page.getByTestId('failure');
    for (let attempt = 0; attempt < 15; attempt++) {
      const answer = page.waitForResponse(/\/api\/v1\/session$/);
      await page.getByTestId('sign-in-go').click();
      if ((await answer).status() === 429) break;
      await failure.waitFor();
    }
    await failure.getByText('Too many').waitFor();
    expect(await failure.innerText()).toMatch(/Too many attempts\. Try again in \d+ (seconds?|minutes?)/);
  });

  it('SEC-12 goes nowhere else than to this site', async () => {
    const page = await open('/sign-in?returnTo=//elsewhere.example/');
    await page.getByTestId('sign-in').waitFor();
    await signIn(page, ruben);
    await drawn(page);
    expect(new URL(page.url()).origin).toBe(house.url);
  });

  it('tells in the reader’s words why a provider did not let somebody in', async () => {
    const page = await open('/sign-in?refused=no-account', { language: 'nl' });
    expect(await page.getByTestId('sign-in-refused').innerText()).toContain('Niemand heeft hier een account');
  });

  it('RO-19 has a temporary password changed before anything else', async () => {
    const draft = { name: 'Nina New', email: 'nina@example.com', roles: [{ role: 'RV' }], way: 'password' };
    const made = await house.ask(operator.email, 'POST', `/people?tenant=${demoTenant}`, draft);
    const temporary = textOf(made, 'temporaryPassword');
    const page = await open(deep);
    await signIn(page, draft.email, temporary);
    await page.getByTestId('forced-password').waitFor();
    expect(await page.getByTestId('account-toggle').count()).toBe(0);
    await page.getByTestId('password-current').fill(temporary);
    await page.getByTestId('password-new').fill(ownPassword);
    await page.getByTestId('password-again').fill(ownPassword);
    await page.keyboard.press('Enter');
    await drawn(page);
    expect(new URL(page.url()).searchParams.get('market')).toBe('Netherlands');
  });
});

describe('the account menu', () => {
  it('LRN-51 says who is there with which roles, leads to the profile, and signs out', async () => {
    const page = await open(deep, await house.as(gita));
    await drawn(page);
    await page.getByTestId('account-toggle').press('Enter');
    const who = await page.getByTestId('account-who').innerText();
    expect(who).toContain('Gita Admin');
    expect(who).toContain(`Global admin at ${demoTenant}`);
    await page.getByTestId('account-profile').press('Enter');
    await page.getByTestId('profile').waitFor();
    expect(new URL(page.url()).searchParams.get('tenant')).toBe(demoTenant);
  });

  it('keeps language and look in the account', async () => {
    const page = await open('/profile', await house.as(ruben));
    await page.getByTestId('account-toggle').click();
    await page.getByTestId('language-nl').click();
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('nl');
    await page.getByTestId('theme-dark').click();
    await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe('dark');
    await expect
      .poll(async () => JSON.stringify(await house.ask(ruben, 'GET', '/session')))
      .toContain('"language":"nl","theme":"dark"');
    const elsewhere = await open('/profile', await house.as(ruben));
    await expect.poll(() => elsewhere.locator('html').getAttribute('lang')).toBe('nl');
    expect(await elsewhere.locator('html').getAttribute('data-theme')).toBe('dark');
  });

  it('signed out in one tab, the other notices with its next request', async () => {
    const first = await open('/', refused);
    await first.getByTestId('sign-in').waitFor();
    await signIn(first, gita);
    await drawn(first);
    const second = await first.context().newPage();
    await second.goto(house.url + deep);
    await drawn(second);
    await first.getByTestId('account-toggle').click();
    await first.getByTestId('account-sign-out').click();
    await first.getByTestId('sign-in').waitFor();
    await second.getByTestId('range-3M').click();
    await second.getByTestId('sign-in').waitFor();
    expect(new URL(second.url()).searchParams.get('returnTo')).toContain('range=3M');
    expect(await second.getByTestId('section-customers').count()).toBe(0);
  });

  it('signed out under an open window, the way in is there for screen readers too', async () => {
    const page = await open('/', refused);
    await page.getByTestId('sign-in').waitFor();
    await signIn(page, gita);
    await drawn(page);
    await page.getByTestId('account-toggle').click();
    await page.getByTestId('account-view-as').click();
    await page.getByTestId('view-as-dialog').waitFor();
    await page.context().clearCookies();
    await page.getByTestId('view-as-go').click();
    await page.getByTestId('sign-in').waitFor();
    expect(await serious(page)).toEqual([]);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  });
});

describe('the sign-in page', () => {
  it.each(['light', 'dark'] as const)('is clean for axe and fits a phone (%s)', async (theme) => {
    const page = await open('/sign-in', { theme, language: theme === 'dark' ? 'nl' : 'en', width: 360, height: 740 });
    await page.getByTestId('sign-in').waitFor();
    expect(await serious(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });
});
