import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type IdentityProvider, startIdentityProvider } from '../identity-provider.ts';
import { type ClosedHouse, operator, startClosedHouse } from './closed-house.ts';
import { demoTenant } from './running-app.ts';
import { serious } from './serious.ts';
import { drawn, useBrowser, visit } from './use-browser.ts';

const ann = 'ann@meridaan.example';
const file = join(tmpdir(), `partnerscope-browser-providers-${process.pid}.json`);

let idp: IdentityProvider;
let house: ClosedHouse;
useBrowser();
beforeAll(async () => {
  const port = await freePort();
  const client = (id: string) => ({ id, redirectUris: [`http://localhost:${port}/api/v1/sign-in/${id}/return`] });
  idp = await startIdentityProvider([client('work'), client('learn')]);
  const one = (id: string) => ({ id, issuer: idp.issuer, clientId: id, clientSecret: idp.secret });
  const work = { ...one('work'), name: 'Meridaan work account', kind: 'sign-in', emailDomains: ['meridaan.example'] };
  const learn = { ...one('learn'), name: 'Learning', kind: 'microsoft-learning', profileClaim: 'oid' };
  writeFileSync(file, JSON.stringify([work, learn]));
  idp.people.set('ann', { name: 'Ann', email: ann, email_verified: true });
  idp.people.set('stranger', { name: 'Sam', email: 'sam@elsewhere.example', email_verified: true });
  idp.people.set('learner', { oid: '00000000-0000-4000-8000-000000000001', email: 'ann@learn.example' });
  house = await startClosedHouse({ settings: { PARTNERSCOPE_PROVIDERS: file }, port });
  await house.add({ name: 'Ann de Wit', email: ann, roles: [{ role: 'GA' }] });
});
afterAll(async () => {
  await house?.close();
  await idp?.close();
  rmSync(file, { force: true });
});

describe('a sign-in provider', () => {
  it('SEC-12 lets somebody in whom it proves, to where they wanted to go', async () => {
    idp.expect('ann');
    const path = `/reports/customers?tenant=${demoTenant}&range=3M`;
    const page = await visit(house, path, { also: idp.issuer });
    const button = page.getByTestId('provider-work');
    await button.waitFor();
    expect(await button.innerText()).toContain('Meridaan work account');
    expect(await page.getByTestId('provider-learn').count()).toBe(0);
    expect(await serious(page)).toEqual([]);
    await button.click();
    await drawn(page);
    const { pathname, search } = new URL(page.url());
    expect(pathname + search).toBe(path);
  });

  it('SEC-12 tells somebody without an account whom to ask', async () => {
    idp.expect('stranger');
    const page = await visit(house, '/sign-in', { also: idp.issuer });
    await page.getByTestId('provider-work').click();
    await page.getByTestId('sign-in-refused').waitFor();
    expect(await page.getByTestId('sign-in-refused').innerText()).toMatch(/[Aa]sk an admin/);
  });
});

describe('your learning', () => {
  it('ASC-3 ASC-8 ASC-10 LRN-52 links by signing in there, removes access, and says when it may be linked again', async () => {
    idp.expect('learner');
    const page = await visit(house, '/profile', { ...(await house.as(ann)), also: idp.issuer });
    const card = page.getByTestId('learning-microsoft-learning');
    await page.getByTestId('link-microsoft-learning').click();
    await page.getByTestId('learning-outcome').waitFor();
    expect(await page.getByTestId('learning-outcome').innerText()).toContain('is linked');
    expect(await card.innerText()).toContain('ann@learn.example');
    expect(await card.innerText()).toContain(demoTenant);
    await page.getByTestId('unlink-microsoft-learning').click();
    expect(await serious(page)).toEqual([]);
    await page.getByTestId('unlink-confirm').click();
    await page.getByTestId('too-early-microsoft-learning').waitFor();
    expect(await page.getByTestId('too-early-microsoft-learning').innerText()).toMatch(/again from Aug \d+, 2024/);
    expect(await page.getByTestId('link-microsoft-learning').getAttribute('aria-disabled')).toBe('true');
    await page.getByTestId('learning-history-microsoft-learning').locator('summary').click();
    expect(await page.getByTestId('learning-history-microsoft-learning').innerText()).toContain('removed by you');
  });
});

describe('moving to another company', () => {
  it('ASC-6 ASC-7 a new link ends the one before by itself, no sooner than 30 days after it', async () => {
    const [mover, other] = ['mo@meridaan.example', 'second-company'];
    await house.add({ name: 'Mo', email: mover, roles: [{ role: 'RV' }] });
    await house.ask(operator.email, 'POST', '/house/tenants', { tenant: other, name: 'Second Company' });
    const roles = [{ role: 'RV' }];
    await house.ask(operator.email, 'POST', `/people?tenant=${other}`, {
      name: 'Mo',
      email: mover,
      roles,
      way: 'link',
    });
    idp.people.set('mover', { oid: '00000000-0000-4000-8000-000000000002', email: 'mo@learn.example' });
    idp.expect('mover');
    const first = await visit(house, `/profile?tenant=${demoTenant}`, { ...(await house.as(mover)), also: idp.issuer });
    await first.getByTestId('link-microsoft-learning').click();
    await first.getByTestId('learning-outcome').waitFor();
    const early = await visit(house, `/profile?tenant=${other}`, { ...(await house.as(mover)), also: idp.issuer });
    await early.getByTestId('too-early-microsoft-learning').waitFor();
    await house.restart('2024-08-15');
    idp.expect('mover');
    const later = await visit(house, `/profile?tenant=${other}`, { ...(await house.as(mover)), also: idp.issuer });
    const card = later.getByTestId('learning-microsoft-learning');
    const move = later.getByTestId('link-microsoft-learning');
    await move.waitFor();
    expect(await move.innerText()).toBe('Link to Second Company instead');
    expect(await serious(later)).toEqual([]);
    await move.click();
    await later.getByTestId('learning-outcome').waitFor();
    expect(await card.innerText()).toContain('linked to Second Company');
    await later.getByTestId('learning-history-microsoft-learning').locator('summary').click();
    const history = await later.getByTestId('learning-history-microsoft-learning').innerText();
    expect(history).toContain(demoTenant);
    expect(history).toContain('replaced by another link');
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
