import { startClosedHouse } from './closed-house.ts';
import { launchBrowser, openPage } from './open-page.ts';
const house = await startClosedHouse();
try {
  await house.add({ name: 'Gita Admin', email: 'gita@example.com', roles: [{ role: 'GA' }] });
  const browser = await launchBrowser();
  const { page } = await openPage(browser, house.url + '/reports/customers', await house.as('gita@example.com'));
  await page.locator('[data-testid="section-active-trend"] svg path').first().waitFor();
  const hidden = async (what: string) => { for (const wait of [100, 500, 1500]) { await page.waitForTimeout(wait); console.log(what, wait, await page.evaluate(() => document.getElementById('root')?.getAttribute('aria-hidden'))); } };
  await page.getByTestId('share-button').click(); await page.getByTestId('view-add').click(); await page.getByTestId('view-name').fill('x'); await page.keyboard.press('Escape');
  await hidden('share escape');
  await page.getByTestId('account-toggle').click(); await page.getByTestId('account-view-as').click(); await page.getByTestId('view-as-dialog').waitFor(); await page.keyboard.press('Escape');
  await hidden('view-as escape');
  await page.getByTestId('account-toggle').click(); await page.getByTestId('account-view-as').click(); await page.getByTestId('view-as-dialog').waitFor(); await page.getByTestId('view-as-go').click(); await page.getByTestId('view-as-bar').waitFor();
  await hidden('view-as go');
  await page.getByTestId('view-as-end').click();
  await hidden('view-as end');
  await browser.close();
} finally { await house.close(); }
