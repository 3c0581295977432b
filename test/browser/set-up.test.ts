import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operator, ownPassword, setUpLink } from './closed-house.ts';
import { type RunningApp, startApp } from './running-app.ts';
import { serious } from './serious.ts';
import { demo, useBrowser, visit } from './use-browser.ts';

useBrowser();

describe('an open house', () => {
  it('SEC-11 says in the account menu that everybody sees everything, and what to run', async () => {
    const page = await visit(demo, '/reports/customers?tenant=4567890');
    await page.getByTestId('account-toggle').click();
    expect(await page.getByTestId('account-open').innerText()).toContain(
      'whoever reaches this machine sees everything',
    );
    await page.getByTestId('account-set-up').click();
    const how = page.getByTestId('set-up-how');
    await how.waitFor();
    expect(await how.innerText()).toContain('npx partnerscope set-up');
    expect(await serious(page)).toEqual([]);
    // Nobody is administered here.
    await page.goBack();
    await page.getByTestId('manage-data').waitFor();
    expect(await page.getByTestId('manage-people').count()).toBe(0);
  });

  it('SEC-11 refuses a link that was not printed', async () => {
    const page = await visit(demo, '/set-up?link=guessed', { theme: 'dark' });
    await page.getByTestId('set-up-refused').waitFor();
    expect(await page.getByTestId('set-up-name').count()).toBe(0);
    expect(await serious(page)).toEqual([]);
  });
});

describe('set-up', () => {
  let app: RunningApp;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  it('SEC-11 makes the first admin with the printed link, once, and closes the house for ever', async () => {
    const link = await setUpLink(app);
    const page = await visit(app, `/set-up?link=${link}`);
    await page.getByTestId('set-up-name').fill(operator.name);
    await page.getByTestId('set-up-email').fill(operator.email);
    await page.getByTestId('password-new').fill('short');
    await page.getByTestId('password-again').fill('short');
    await page.getByTestId('set-up-go').click();
    await page.getByText('Use at least 12 characters').waitFor();
    await page.getByTestId('password-new').fill(ownPassword);
    await page.getByTestId('password-again').fill(`${ownPassword}!`);
    await page.getByText('The two are not the same').waitFor();
    await page.getByTestId('password-again').fill(ownPassword);
    await page.keyboard.press('Enter');
    await page.getByTestId('account-toggle').click();
    expect(await page.getByTestId('account-who').innerText()).toContain('Operator of this installation');

    const stranger = await visit(app, `/set-up?link=${link}`);
    await stranger.getByTestId('set-up-done').waitFor();
    await stranger.goto(`${app.url}/reports/customers`);
    await stranger.getByTestId('sign-in').waitFor();
  });
});
