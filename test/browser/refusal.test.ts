import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ClosedHouse, operator, startClosedHouse } from './closed-house.ts';
import { demoTenant } from './running-app.ts';
import { serious } from './serious.ts';
import { drawn, useBrowser, visit } from './use-browser.ts';

const henk = 'henk@example.com';
const gita = 'gita@example.com';
const ruben = 'ruben@example.com';
const location = '4571104';

let house: ClosedHouse;
useBrowser();
beforeAll(async () => {
  house = await startClosedHouse();
  await house.add({ name: 'Gita Admin', email: gita, roles: [{ role: 'GA' }] });
  await house.add({ name: 'Henk Helpdesk', email: henk, roles: [{ role: 'HD' }] });
  await house.add({ name: 'Ruben Viewer', email: ruben, roles: [{ role: 'RV', locations: [location] }] });
});
afterAll(() => house.close());

describe('a report that does not open', () => {
  it('CO-14 RO-18 names the roles that open it, who gives them, the own roles, and what does open', async () => {
    const page = await visit(house, `/reports/adoption?tenant=${demoTenant}`, await house.as(ruben));
    const refusal = page.getByTestId('refusal');
    await refusal.waitFor();
    expect(await page.getByTestId('refusal-own').innerText()).toContain(`Report viewer`);
    expect(await page.getByTestId('refusal-own').innerText()).toContain(location);
    for (const role of ['GA', 'UMA', 'ADM', 'SAL']) expect(await refusal.getByTestId(`role-${role}`).count()).toBe(1);
    const mail = refusal.getByRole('link', { name: gita });
    expect(await mail.getAttribute('href')).toMatch(/^mailto:gita%40example\.com\?subject=.*Adoption/);
    await page.getByTestId('opens-customers').click();
    await drawn(page);
    expect(await page.getByTestId('location-remark').innerText()).toContain(location);
  });

  it('CO-14 is marked in the navigation, which leads to the reasons', async () => {
    const page = await visit(house, '/', await house.as(henk));
    await page.getByTestId('refusal').waitFor();
    await page.getByTestId('navigation-customers').click();
    await page.getByText('You may not open Customers').waitFor();
    // Nothing that only admins may is offered.
    for (const name of ['data', 'people', 'audit', 'tenants', 'providers', 'learningLinks']) {
      expect(await page.getByTestId(`manage-${name}`).count()).toBe(0);
    }
  });

  it.each(['/data', '/admin/people', '/admin/audit', '/admin/tenants'])('CO-14 %s says who may', async (path) => {
    const page = await visit(house, `${path}?tenant=${demoTenant}`, await house.as(ruben));
    await page.getByTestId('refusal').waitFor();
    expect(await page.getByTestId('refusal').innerText()).toMatch(/Global admin|operator of this installation/);
  });

  it('RO-12 counts a role that was lost while the page was open', async () => {
    const email = 'vera@example.com';
    await house.add({ name: 'Vera Viewer', email, roles: [{ role: 'RV' }, { role: 'HD' }] });
    const page = await visit(house, `/reports/customers?tenant=${demoTenant}`, {
      ...(await house.as(email)),
      expected: /403/,
    });
    await drawn(page);
    const people = JSON.stringify(await house.ask(gita, 'GET', `/people?tenant=${demoTenant}&search=vera`));
    const account = /"account":"([^"]+)"/.exec(people)?.[1];
    await house.ask(gita, 'PUT', `/people/${account}/grants?tenant=${demoTenant}`, { grants: [{ role: 'HD' }] });
    await page.getByTestId('range-3M').click();
    await page.getByTestId('refusal').waitFor();
    expect(await page.getByTestId('section-customers').count()).toBe(0);
  });

  it.each(['light', 'dark'] as const)('is clean for axe and fits a phone (%s)', async (theme) => {
    const options = { theme, width: 360, height: 740, language: theme === 'dark' ? 'nl' : 'en' } as const;
    const page = await visit(house, '/reports/customers', { ...options, ...(await house.as(henk)) });
    await page.getByTestId('admins').waitFor();
    expect(await serious(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });
});

describe('view as', () => {
  it('RO-12 shows what somebody else sees, offers nothing that changes, and is left again', async () => {
    await house.ask(gita, 'DELETE', '/session/view-as');
    const page = await visit(house, `/reports/customers?tenant=${demoTenant}`, await house.as(gita));
    await drawn(page);
    const own = await page.getByTestId('section-customers').locator('.kpi-value').getAttribute('data-value');
    await page.getByTestId('account-toggle').click();
    await page.getByTestId('account-view-as').click();
    await page.getByTestId('locations-some-view-as').click();
    await page.getByTestId(`location-view-as-${location}`).click();
    expect(await serious(page)).toEqual([]);
    await page.getByTestId('view-as-go').click();
    const bar = page.getByTestId('view-as-bar');
    await bar.waitFor();
    expect(await bar.innerText()).toContain(`as Report viewer at location ${location}. Nothing can be changed.`);
    await drawn(page);
    const part = await page.getByTestId('section-customers').locator('.kpi-value').getAttribute('data-value');
    expect(Number(part)).toBeGreaterThan(0);
    expect(Number(part)).toBeLessThan(Number(own));
    expect(await page.getByTestId('manage-people').count()).toBe(0);
    await page.getByTestId('notes').waitFor();
    expect(await page.getByTestId('note-add').count()).toBe(0);
    expect(await serious(page)).toEqual([]);
    await page.getByTestId('view-as-end').click();
    await bar.waitFor({ state: 'detached' });
    await drawn(page);
    await page.getByTestId('note-add').waitFor();
    await expect
      .poll(() => page.getByTestId('section-customers').locator('.kpi-value').getAttribute('data-value'))
      .toBe(own);
  });

  it('is not offered to those who may not', async () => {
    const page = await visit(house, '/profile', await house.as(ruben));
    await page.getByTestId('account-toggle').click();
    await page.getByTestId('account-profile').waitFor();
    expect(await page.getByTestId('account-view-as').count()).toBe(0);
    const operators = await visit(house, '/profile', await house.as(operator.email));
    await operators.getByTestId('account-toggle').click();
    await operators.getByTestId('account-view-as').waitFor();
  });
});
