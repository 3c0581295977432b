import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Fault } from '#base/fault.ts';
import { readProviders } from './providers.ts';

const secret = 'xyzzy-canary';
const good = {
  id: 'work',
  name: 'Contoso',
  issuer: 'https://login.example/tenant/v2.0',
  clientId: 'partnerscope',
  clientSecret: secret,
  kind: 'sign-in',
};

let dir = '';
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'partnerscope-providers-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

function read(content: unknown) {
  const file = join(dir, 'providers.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return readProviders(file);
}

function refusalOf(content: unknown): string {
  try {
    read(content);
  } catch (error) {
    if (error instanceof Fault) return error.message;
    throw error;
  }
  throw new Error('it was taken');
}

describe('readProviders', () => {
  it('SEC-12 reads providers with what they leave out, and none without a file', () => {
    expect(readProviders(undefined)).toEqual([]);
    const [provider] = read([good]);
    expect(provider).toMatchObject({
      clientSecret: secret,
      scopes: ['openid', 'profile', 'email'],
      createAccounts: false,
      emailIsVerified: false,
      emailDomains: [],
      roles: [],
      profileClaim: 'sub',
    });
    expect(read([{ ...good, issuer: 'http://127.0.0.1:9000' }])).toHaveLength(1);
  });

  it('SEC-13 takes the secret from a file of its own', () => {
    const { clientSecret: _, ...plain } = good;
    writeFileSync(join(dir, 'secret.txt'), ` ${secret}\n`);
    expect(read([{ ...plain, clientSecretFile: 'secret.txt' }])[0]?.clientSecret).toBe(secret);
    expect(refusalOf([{ ...plain, clientSecretFile: 'missing.txt' }])).toContain('clientSecretFile of "work"');
    expect(refusalOf([plain])).toContain('clientSecret');
    expect(refusalOf([{ ...good, clientSecretFile: 'secret.txt' }])).toContain(
      'either clientSecret or clientSecretFile',
    );
  });

  it.each([
    ['[0].issuer', { issuer: 'http://login.example' }],
    ['[0].issuer', { issuer: 'login.example' }],
    ['[0].id', { id: 'Work!' }],
    ['[0].id', { id: 'password' }],
    ['[0].kind', { kind: 'saml' }],
    ['[0].clientId: write a text', { clientId: undefined }],
    ['[0] has no "isuer"', { isuer: 'x' }],
    ['[0].scopes', { scopes: ['email'] }],
    ['[0].emailDomains', { createAccounts: true }],
    ['[0].kind', { kind: 'microsoft-learning', createAccounts: true, emailDomains: ['contoso.example'] }],
    ['[0].roles[0].role', { roles: [{ value: 'g', tenant: 'one', role: 'KING' }] }],
    ['[0].roles[0].role', { roles: [{ value: 'g', tenant: 'one', role: 'GA' }] }],
    ['[0].roles[0].locations', { roles: [{ value: 'g', tenant: 'one', role: 'AA', locations: ['100'] }] }],
    ['[0].roles[0].locations', { roles: [{ value: 'g', tenant: 'one', role: 'RV', locations: [] }] }],
    ['[0].roles[0].tenant', { roles: [{ value: 'g', role: 'RV' }] }],
    ['[0].roles[0] has no "operator"', { roles: [{ value: 'g', tenant: 'one', role: 'RV', operator: true }] }],
  ])('SEC-12 says that %s is not right', (place, wrong) => {
    const message = refusalOf([{ ...good, ...wrong }]);
    expect(message).toContain(place);
    expect(message).toContain('providers.json');
    expect(message).not.toContain(secret);
  });

  it('SEC-12 refuses two of one id and two that prove one learning account, and files that are none', () => {
    expect(refusalOf([good, good])).toContain('[1].id');
    const learn = { ...good, kind: 'partner-university' };
    expect(refusalOf([learn, { ...learn, id: 'other' }])).toContain('[1].kind');
    expect(refusalOf(`[{"clientSecret": "${secret}",]`)).toMatch(/no JSON$/);
    expect(refusalOf({})).toContain('list of providers');
    expect(() => readProviders(join(dir, 'nowhere.json'))).toThrow('ENOENT');
  });
});
