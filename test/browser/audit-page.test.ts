import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ClosedHouse, operator, startClosedHouse } from './closed-house.ts';
import { demoTenant } from './running-app.ts';
import { serious } from './serious.ts';
import { useBrowser, visit } from './use-browser.ts';

const gita = 'gita@example.com';
const audit = `/admin/audit?tenant=${demoTenant}`;

let house: ClosedHouse;
useBrowser();
beforeAll(async () => {
  house = await startClosedHouse();
  await house.add({ name: 'Gita Admin', email: gita, roles: [{ role: 'GA' }] });
  await house.add({
    name: 'Ruben Viewer',
    email: 'ruben@example.com',
    roles: [{ role: 'RV', locations: ['4571104'] }],
  });
});
afterAll(() => house.close());

describe('the audit log', () => {
  it('SEC-18 tells who did what in the reader’s words, and narrows it by what and by whom', async () => {
    const page = await visit(house, audit, await house.as(gita));
    const given = page.getByTestId('entry-grant.given');
    await given.first().waitFor();
    expect(await given.first().innerText()).toContain('Role given');
    await expect.poll(() => given.first().innerText()).toContain('Ruben Viewer');
    expect(await given.first().innerText()).toContain('4571104');
    await page.getByTestId('audit-action').selectOption('person.made');
    await given.first().waitFor({ state: 'detached' });
    await page.getByTestId('entry-person.made').first().waitFor();
    expect(new URL(page.url()).searchParams.get('action')).toBe('person.made');
    await page.goBack();
    await given.first().waitFor();
    await given.first().getByRole('button', { name: operator.name }).click();
    await page.getByTestId('audit-actor').waitFor();
    await page.getByTestId('audit-actor').click();
    await page.getByTestId('audit-actor').waitFor({ state: 'detached' });
  });

  it('SEC-18 finds nothing on days when nothing was done', async () => {
    const page = await visit(house, `${audit}&until=2001-01-01`, await house.as(gita));
    await page.getByText('Nothing was noted that matches').waitFor();
    expect(await page.getByTestId('audit-until').inputValue()).toBe('2001-01-01');
  });

  it('SEC-18 hands over what is shown as a file', async () => {
    const page = await visit(house, `${audit}&action=grant.given`, await house.as(gita));
    await page.getByTestId('entry-grant.given').first().waitFor();
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByTestId('audit-file').click()]);
    const text = readFileSync(await file.path(), 'utf8');
    expect(text).toContain('grant.given');
    expect(text).not.toContain('person.made');
  });

  it('shows an operator the whole installation, and an admin one company', async () => {
    const page = await visit(house, audit, await house.as(operator.email));
    await page.getByTestId('audit-everywhere').click();
    await page.getByTestId('entry-set-up.finished').waitFor();
    const admins = await visit(house, audit, await house.as(gita));
    await admins.getByTestId('entry-grant.given').first().waitFor();
    expect(await admins.getByTestId('audit-everywhere').count()).toBe(0);
    expect(await admins.getByTestId('entry-set-up.finished').count()).toBe(0);
  });

  it.each(['light', 'dark'] as const)('is clean for axe and fits a phone (%s)', async (theme) => {
    const options = { theme, width: 360, height: 740, language: theme === 'dark' ? 'nl' : 'en' } as const;
    const page = await visit(house, audit, { ...options, ...(await house.as(gita)) });
    await page.getByTestId('entry-grant.given').first().waitFor();
    expect(await serious(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });
});
