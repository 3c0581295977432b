import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ClosedHouse, ownPassword, signIn, startClosedHouse } from './closed-house.ts';
import { serious } from './serious.ts';
import { useBrowser, visit } from './use-browser.ts';

const gita = 'gita@example.com';
const otto = 'otto@example.com';

let house: ClosedHouse;
useBrowser();
beforeAll(async () => {
  house = await startClosedHouse();
  await house.add({ name: 'Gita Admin', email: gita, roles: [{ role: 'GA' }] });
  await house.add({ name: 'Otto Ordinary', email: otto, roles: [{ role: 'DU' }] });
});
afterAll(() => house.close());

describe('my profile', () => {
  it('RO-18 LRN-51 shows the own roles, what they open, and whom to ask', async () => {
    const page = await visit(house, '/profile', await house.as(otto));
    await page.getByTestId('admins').waitFor();
    expect(await page.getByTestId('card-roles').innerText()).toContain('Default user');
    expect(await page.getByTestId('admins').innerText()).toContain(gita);
    const admins = await visit(house, '/profile', await house.as(gita));
    await admins.getByTestId('card-roles').getByRole('link', { name: 'Microsoft Learn' }).waitFor();
  });

  it('ASC-2 ASC-10 LRN-52 has two links under Your learning, and says the limits', async () => {
    const page = await visit(house, '/profile?learning=too-early&next=2024-08-01', await house.as(otto));
    await page.getByTestId('learning-microsoft-learning').waitFor();
    await page.getByTestId('learning-partner-university').waitFor();
    expect(await page.getByTestId('learning-limits').innerText()).toMatch(/3 times a year.*30 days.*10 days/);
    expect(await page.getByTestId('learning-outcome').innerText()).toContain('Aug 1, 2024');
  });

  it('SEC-12 turns on a second step, with codes shown once; sign-in then asks for one', async () => {
    const page = await visit(house, '/profile', await house.as(gita));
    await page.getByTestId('factor-begin').click();
    const label = await page.getByTestId('qr').getAttribute('aria-label');
    expect(label).toContain('authenticator app');
    const key = await page.getByTestId('factor-key').innerText();
    await page.getByTestId('factor-code').fill('000000');
    await page.getByTestId('factor-code').fill(codeOf(key));
    await page.keyboard.press('Enter');
    const codes = page.getByTestId('recovery-codes').locator('code');
    await codes.first().waitFor();
    expect(await codes.count()).toBe(10);
    const recovery = await codes.first().innerText();
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByTestId('recovery-save').click()]);
    expect(file.suggestedFilename()).toBe('partnerscope-recovery-codes.txt');
    await page.getByTestId('recovery-done').click();
    await expect.poll(() => page.getByTestId('factor-state').innerText()).toBe('On');

    const other = await visit(house, '/profile', { expected: /401/ });
    await signIn(other, gita);
    await other.getByTestId('sign-in-code').fill('000000');
    await other.keyboard.press('Enter');
    await other.getByTestId('failure').waitFor();
    await other.getByTestId('sign-in-recovery').click();
    await other.getByTestId('sign-in-code').fill(recovery);
    await other.keyboard.press('Enter');
    await other.getByTestId('profile').waitFor();
    await other.getByTestId('factor-password').fill(ownPassword);
    await other.keyboard.press('Enter');
    await expect.poll(() => other.getByTestId('factor-state').innerText()).toBe('Off');
  });

  it('SEC-13 shows the secret of a token once, and ends the token', async () => {
    const page = await visit(house, '/profile', await house.as(otto));
    const name = `Nightly ${Date.now()}`;
    await page.getByTestId('token-name').fill(name);
    await page.getByTestId('token-make').click();
    const secret = await page.getByTestId('token-secret').innerText();
    expect(secret).toMatch(/^ps_/);
    const reads = await fetch(`${house.url}/api/v1/tenants`, { headers: { authorization: `Bearer ${secret}` } });
    expect(reads.status).toBe(200);
    await page.reload();
    await page.getByTestId(`token-${name}`).waitFor();
    expect(await page.content()).not.toContain(secret);
    await page.getByTestId(`token-end-${name}`).click();
    expect(await serious(page)).toEqual([]);
    await page.getByTestId('token-end-confirm').click();
    await page.getByTestId(`token-${name}`).waitFor({ state: 'detached' });
    const late = await fetch(`${house.url}/api/v1/tenants`, { headers: { authorization: `Bearer ${secret}` } });
    expect(late.status).toBe(401);
  });

  it('SEC-12 lists the own sessions; one that is ended has to sign in again', async () => {
    const lost = await visit(house, '/', { expected: /401|403/ });
    await lost.getByTestId('sign-in').waitFor();
    await signIn(lost, otto);
    await lost.getByTestId('refusal').waitFor();
    const page = await visit(house, '/profile', await house.as(otto));
    const others = page.getByTestId('session-other');
    await others.first().waitFor();
    expect(await page.getByTestId('session-current').count()).toBe(1);
    await page.getByTestId('sessions-end-others').click();
    await expect.poll(() => others.count()).toBe(0);
    await lost.reload();
    await lost.getByTestId('sign-in').waitFor();
  });

  it('changes the password only for who knows the old one', async () => {
    const page = await visit(house, '/profile', { ...(await house.as(otto)), expected: /40[013]/ });
    await page.getByTestId('card-password').waitFor();
    await page.getByTestId('password-current').fill('not the old one at all');
    await page.getByTestId('password-new').fill('quiet copper harbour nine');
    await page.getByTestId('password-again').fill('quiet copper harbour nine');
    await page.getByTestId('password-go').click();
    await page.getByTestId('card-password').getByTestId('failure').waitFor();
    await page.getByTestId('password-current').fill(ownPassword);
    await page.getByTestId('password-go').click();
    await page.getByTestId('said').waitFor();
    expect(await page.getByTestId('profile').count()).toBe(1);
  });

  it.each(['light', 'dark'] as const)('is clean for axe and fits a phone (%s)', async (theme) => {
    const options = { theme, width: 360, height: 740, language: theme === 'dark' ? 'nl' : 'en' } as const;
    const page = await visit(house, '/profile', { ...options, ...(await house.as(gita)) });
    await page.getByTestId('session-current').waitFor();
    await page.getByTestId('admins').waitFor();
    expect(await serious(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });
});

/** The six digits that an authenticator app shows now for a key (RFC 6238). */
function codeOf(key: string): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const hash = createHmac('sha1', bytesOf(key)).update(counter).digest();
  const at = (hash.at(-1) ?? 0) & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** RFC 4648 base 32. */
function bytesOf(key: string): Buffer {
  const bits = [...key.replaceAll(/[\s=]/g, '')]
    .map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'))
    .join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
