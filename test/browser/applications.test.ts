import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ClosedHouse, startClosedHouse } from './closed-house.ts';
import { demoTenant } from './running-app.ts';
import { serious } from './serious.ts';
import { useBrowser, visit } from './use-browser.ts';

const gita = 'gita@example.com';
const umar = 'umar@example.com';
const applications = `/admin/applications?tenant=${demoTenant}`;

let house: ClosedHouse;
useBrowser();
beforeAll(async () => {
  house = await startClosedHouse();
  await house.add({ name: 'Gita Admin', email: gita, roles: [{ role: 'GA' }] });
  await house.add({ name: 'Umar Users', email: umar, roles: [{ role: 'UMA' }] });
});
afterAll(() => house.close());

describe('API applications', () => {
  it('RO-30 SEC-13 says what they are for, registers one with a secret shown once, and ends it after asking', async () => {
    const page = await visit(house, applications, await house.as(gita));
    await page.getByTestId('manage-applications').waitFor();
    expect(await page.getByTestId('applications-none').innerText()).toContain('Insights API');
    expect(await serious(page)).toEqual([]);
    expect(await page.getByTestId('application-add').getAttribute('aria-disabled')).toBe('true');
    await page.getByTestId('application-name').fill('Nightly <b>figures</b>');
    await page.getByTestId('application-days').fill('731');
    expect(await page.getByTestId('application-add').getAttribute('aria-disabled')).toBe('true');
    await page.getByTestId('application-days').fill('90');
    await page.keyboard.press('Enter');
    const row = page.getByTestId('application-Nightly <b>figures</b>');
    await row.waitFor();
    expect(await row.innerText()).toMatch(/by Gita Admin[\s\S]*never/);
    const secret = await page.getByTestId('application-secret').innerText();
    expect(secret).toMatch(/^pss_[\w-]{43}$/);
    const id = await page.getByTestId('application-id').innerText();
    expect(await row.innerText()).toContain(id);
    const address = await page.getByTestId('application-address').innerText();
    expect(address).toBe(`${house.url}/${demoTenant}/oauth2/token`);
    expect(await serious(page)).toEqual([]);

    // What the page shows is enough to ask with: the person is not an executive report viewer, and is told apart later.
    const form = { grant_type: 'password', client_id: id, client_secret: secret, username: gita, password: 'wrong' };
    const asked = await fetch(address, { method: 'POST', body: new URLSearchParams(form) });
    expect(await asked.json()).toMatchObject({ error: 'invalid_grant' });

    await page.reload();
    await row.waitFor();
    expect(await page.content()).not.toContain(secret);
    await page.getByTestId('application-end-Nightly <b>figures</b>').click();
    expect(await page.getByTestId('application-end-dialog').innerText()).toContain('refused at once');
    await page.getByTestId('application-end-confirm').click();
    await row.waitFor({ state: 'detached' });
    await page.getByTestId('applications-none').waitFor();
  });

  it('RO-30 is not offered to who may not register any, and says who may', async () => {
    const page = await visit(house, applications, await house.as(umar));
    await page.getByTestId('manage-people').waitFor();
    expect(await page.getByTestId('manage-applications').count()).toBe(0);
    await page.getByTestId('admins').getByText(gita).waitFor();
  });

  it.each(['light', 'dark'] as const)('is clean for axe and fits a phone (%s)', async (theme) => {
    const tenant = `tenant=${demoTenant}`;
    await house.ask(gita, 'POST', `/applications?${tenant}`, { name: `Program ${theme}`, days: 30 });
    const options = { theme, width: 360, height: 740, language: theme === 'dark' ? 'nl' : 'en' } as const;
    const page = await visit(house, applications, { ...options, ...(await house.as(gita)) });
    await page.getByTestId(`application-Program ${theme}`).waitFor();
    await page.getByTestId('application-name').fill('Another');
    await page.keyboard.press('Enter');
    await page.getByTestId('application-secret').waitFor();
    expect(await serious(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });
});
