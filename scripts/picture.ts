import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchBrowser, openPage } from '../test/browser/open-page.ts';
import { demoTenant, startApp } from '../test/browser/running-app.ts';

/** Draws the picture of the README anew from the demo data; run by hand: `node scripts/picture.ts`. */
const path = fileURLToPath(new URL('../docs/images/customers.png', import.meta.url));

const app = await startApp({ demo: true });
try {
  const browser = await launchBrowser();
  try {
    const address = `${app.url}/reports/customers?tenant=${demoTenant}`;
    const { page } = await openPage(browser, address, { width: 1440, height: 1200, now: '2024-07-10T09:00:00Z' });
    await page.locator('[data-testid="section-active-trend"] svg path').first().waitFor();
    mkdirSync(dirname(path), { recursive: true });
    await page.screenshot({ path });
  } finally {
    await browser.close();
  }
} finally {
  await app.close();
}
console.log(path);
