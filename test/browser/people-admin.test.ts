import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ClosedHouse, operator, ownPassword, startClosedHouse } from './closed-house.ts';
import { demoTenant } from './running-app.ts';
import { serious } from './serious.ts';
import { useBrowser, visit } from './use-browser.ts';

const gita = 'gita@example.com';
const umar = 'umar@example.com';
const people = `/admin/people?tenant=${demoTenant}`;

let house: ClosedHouse;
useBrowser();
beforeAll(async () => {
  house = await startClosedHouse();
  await house.add({ name: 'Gita Admin', email: gita, roles: [{ role: 'GA' }] });
  await house.add({ name: 'Umar Users', email: umar, roles: [{ role: 'UMA' }] });
  await house.add({ name: 'Mila Partner', email: 'mila@example.com', roles: [{ role: 'MPA' }] });
});
afterAll(() => house.close());

describe('people', () => {
  it('RO-11 RO-19 adds somebody with a role at a location and a link that works once', async () => {
    const page = await visit(house, people, await house.as(gita));
    await page.getByTestId('person-add').click();
    await page.getByTestId('person-name').fill('Vic Viewer');
    await page.getByTestId('person-email').fill('vic@example.com');
    await page.getByTestId('choose-RV').click();
    await page.getByTestId('locations-some-RV').click();
    expect(await page.getByTestId('person-save').getAttribute('aria-disabled')).toBe('true');
    await page.getByTestId('location-search-RV').fill('999-new');
    await page.keyboard.press('Enter');
    await page.getByTestId('location-RV-4571104').click();
    expect(await serious(page)).toEqual([]);
    await page.getByTestId('person-save').click();
    const link = await page.getByTestId('invitation-link').innerText();
    expect(new URL(link).origin).toBe(house.url);
    await page.getByTestId('person-close').click();
    const row = page.getByTestId('person-vic@example.com');
    await row.waitFor();
    expect(await row.innerText()).toMatch(/Report viewer at locations .*4571104/);

    const vic = await visit(house, link.replace(house.url, ''));
    await vic.getByTestId('invitation').waitFor();
    expect(await serious(vic)).toEqual([]);
    await vic.getByTestId('password-new').fill(ownPassword);
    await vic.getByTestId('password-again').fill(ownPassword);
    await vic.keyboard.press('Enter');
    await vic.getByTestId('account-toggle').waitFor();
    const again = await visit(house, link.replace(house.url, ''));
    await again.getByTestId('invitation-refused').waitFor();
  });

  it('RO-15 marks what a rule gave, and takes it away for good when somebody does', async () => {
    const page = await visit(house, people, await house.as(gita));
    const row = page.getByTestId('person-mila@example.com');
    await row.waitFor();
    expect(await row.innerText()).toMatch(/Executive report viewer\s+by itself/);
    await page.getByTestId('actions-mila@example.com').click();
    await page.getByTestId('edit-roles').click();
    await page.getByTestId('choose-ERV').click();
    await page.getByTestId('roles-save').click();
    await page.getByTestId('said').waitFor();
    await expect.poll(() => row.innerText()).not.toContain('Executive report viewer');
    await page.reload();
    await row.waitFor();
    expect(await row.innerText()).not.toContain('Executive report viewer');
  });

  it('RO-17 does not let a user management admin give viewers, and says so', async () => {
    const page = await visit(house, people, await house.as(umar));
    await page.getByTestId('actions-mila@example.com').click();
    expect(await page.getByTestId('remove-person').count()).toBe(0);
    await page.getByTestId('edit-roles').click();
    expect(await page.getByTestId('choose-ERV').isDisabled()).toBe(true);
    expect(await page.getByTestId('choose-GA').isDisabled()).toBe(true);
    expect(await page.getByTestId('choose-HD').isDisabled()).toBe(false);
    await page.getByText('Your own roles do not let you give').first().waitFor();
  });

  it('RO-10 keeps the last global admin, and tells why', async () => {
    const page = await visit(house, people, { ...(await house.as(gita)), expected: /40[039]/ });
    await page.getByTestId(`actions-${gita}`).click();
    await page.getByTestId('edit-roles').click();
    await page.getByTestId('choose-GA').click();
    await page.getByTestId('choose-AA').click();
    await page.getByTestId('roles-save').click();
    await page.getByTestId('roles-dialog').getByTestId('failure').waitFor();
    await page.keyboard.press('Escape');
    expect(await page.getByTestId(`person-${gita}`).innerText()).toContain('Global admin');
  });

  it('disables with a way back, resets a password shown once, and removes after asking', async () => {
    await house.add({ name: 'Lea Leaver', email: 'lea@example.com', roles: [{ role: 'HD' }] });
    const page = await visit(house, people, await house.as(gita));
    const row = page.getByTestId('person-lea@example.com');
    const actions = page.getByTestId('actions-lea@example.com');
    await actions.click();
    await page.getByTestId('disable-person').click();
    await expect.poll(() => row.innerText()).toContain('disabled');
    await page.getByTestId('undo-record').click();
    await expect.poll(() => row.innerText()).not.toContain('disabled');
    await actions.click();
    await page.getByTestId('reset-password').click();
    await page.getByTestId('reset-confirm').click();
    expect((await page.getByTestId('temporary-password').innerText()).length).toBeGreaterThanOrEqual(12);
    await page.getByTestId('reset-close').click();
    await actions.click();
    await page.getByTestId('remove-person').click();
    expect(await page.getByTestId('remove-person-dialog').innerText()).toContain('lea@example.com');
    await page.getByTestId('remove-person-confirm').click();
    await row.waitFor({ state: 'detached' });
  });

  it('finds people by name and e-mail', async () => {
    const page = await visit(house, people, await house.as(gita));
    await page.getByTestId(`person-${umar}`).waitFor();
    await page.getByTestId('people-search').fill('umar');
    await page.getByTestId('people-count').getByText('1 person').waitFor();
    expect(await page.locator('[data-testid^="person-"][data-testid*="@"]').count()).toBe(1);
  });

  it('works with the keyboard alone, and gives the focus back', async () => {
    const page = await visit(house, people, await house.as(gita));
    const actions = page.getByTestId(`actions-${umar}`);
    await actions.press('Enter');
    await page.getByTestId('edit-roles').press('Enter');
    await page.getByTestId('roles-dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByTestId('roles-dialog').waitFor({ state: 'detached' });
    await expect.poll(() => actions.evaluate((button) => button === document.activeElement)).toBe(true);
  });

  it.each(['light', 'dark'] as const)('is clean for axe and fits a phone (%s)', async (theme) => {
    const options = { theme, width: 360, height: 740, language: theme === 'dark' ? 'nl' : 'en' } as const;
    const page = await visit(house, people, { ...options, ...(await house.as(gita)) });
    await page.getByTestId(`person-${umar}`).waitFor();
    expect(await serious(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });
});

describe('the other pages of administration', () => {
  it('lets the operator name companies and add one', async () => {
    const page = await visit(house, '/admin/tenants', await house.as(operator.email));
    await page.getByTestId(`rename-${demoTenant}`).click();
    await page.getByTestId('tenant-new-name').fill('Meridaan Cloud');
    await page.keyboard.press('Enter');
    await page.getByTestId(`tenant-${demoTenant}`).getByText('Meridaan Cloud').waitFor();
    await page.getByTestId('tenant-id').fill('7654321');
    await page.getByTestId('tenant-name').fill('Contoso Nederland');
    await page.keyboard.press('Enter');
    await page.getByTestId('tenant-7654321').waitFor();
    expect(await serious(page)).toEqual([]);
    await page.getByTestId('tenant-toggle').click();
    await page.getByTestId('tenant-7654321').last().waitFor();
  });

  it('ASC-14 ASC-12 tells how many have linked and who has not, and keeps the settings', async () => {
    const page = await visit(house, `/admin/learning?tenant=${demoTenant}`, await house.as(gita));
    await page.getByTestId(`not-linked-${umar}`).waitFor();
    expect(await page.getByTestId('links-linked').innerText()).toBe('0');
    await page.getByTestId('settings-linked-only').click();
    await page.getByTestId('settings-group').fill('3');
    await page.getByTestId('settings-save').click();
    await page.getByTestId('said').waitFor();
    await page.reload();
    await expect.poll(() => page.getByTestId('settings-linked-only').isChecked()).toBe(true);
    expect(await page.getByTestId('settings-group').inputValue()).toBe('3');
    expect(await serious(page)).toEqual([]);
  });

  it('lists the ways to sign in', async () => {
    const page = await visit(house, '/admin/providers', await house.as(gita));
    await page.getByText('Accounts of this installation').waitFor();
    expect(await serious(page)).toEqual([]);
  });
});
