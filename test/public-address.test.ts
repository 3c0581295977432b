import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { ownSessions } from '#contract/profile.ts';
import { session } from '#contract/session.ts';
import { prepareToServe } from '../src/cli/serve-app.ts';
import { problemOf } from './http-room.ts';
import { cookieOf, firstAdmin, type PeopleRoom, peopleRoom } from './people-room.ts';
import { copyEmptyRecords } from './records-template.ts';

const publicUrl = 'https://scope.example';
const browser = { host: 'scope.example', origin: publicUrl };

describe('an installation behind a proxy, under an address of its own', () => {
  const dir = mkdtempSync(join(tmpdir(), 'partnerscope-public-'));
  let room: PeopleRoom;
  let written = '';
  beforeAll(async () => {
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      written += String(text);
      return true;
    });
    copyEmptyRecords(join(dir, 'records'));
    const env = { PARTNERSCOPE_PUBLIC_URL: publicUrl, PARTNERSCOPE_TRUST_PROXY: 'true', PARTNERSCOPE_LOG: 'debug' };
    room = peopleRoom({ kind: 'folder', folder: join(dir, 'records') }, env);
    await room.open();
  });
  afterEach(() => {
    written = '';
  });
  afterAll(async () => {
    vi.restoreAllMocks();
    await room.remove();
    rmSync(dir, { recursive: true, force: true });
  });

  const signIn = (password: string, headers: Record<string, string> = browser) =>
    room.ask('POST', '/session', { headers, body: { email: firstAdmin.email, password } });
  const stateOf = async (cookie: string) =>
    session.parse((await room.ask('GET', '/session', { cookie, headers: { host: 'scope.example' } })).json()).state;

  it('SEC-11 SEC-12 writes neither links nor passwords nor secrets into its log', async () => {
    const link = await room.setUpLink();
    const headers = { host: 'scope.example' };
    await room.ask('GET', `/set-up?link=${link}`, { headers });
    const body = { link, ...firstAdmin };
    await room.ask('POST', '/set-up', { headers, body: { ...body, password: 'a-canary' } });
    const cookie = cookieOf(await room.ask('POST', '/set-up', { headers: browser, body }));
    await signIn('canary of a wrong password');
    await stateOf(cookie);
    expect(written).toContain('/api/v1/set-up');
    const secrets = [link, firstAdmin.password, 'canary', cookie.split('=')[1] ?? '', await room.localKey()];
    for (const secret of secrets) expect(written).not.toContain(secret);
  });

  it('SEC-12 gives a cookie that is kept and sent over TLS only, and takes no other', async () => {
    const answer = await signIn(firstAdmin.password);
    expect(String(answer.headers['set-cookie'])).toMatch(
      /^__Host-partnerscope=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=1209600; Secure$/,
    );
    expect(answer.headers['strict-transport-security']).toMatch(/max-age=31536000/);
    const cookie = cookieOf(answer);
    expect(await stateOf(cookie)).toBe('signed-in');
    expect(await stateOf(cookie.replace('__Host-', ''))).toBe('signed-out');
  });

  it('SEC-12 answers under its name only, and its own pages only', async () => {
    problemOf(await room.ask('GET', '/session', { headers: { host: 'evil.example' } }), 403);
    problemOf(await signIn(firstAdmin.password, { ...browser, origin: 'https://evil.example' }), 403);
    const hidden = { host: '127.0.0.1:4400', 'x-forwarded-host': 'scope.example', origin: publicUrl };
    expect((await signIn(firstAdmin.password, hidden)).statusCode).toBe(200);
  });

  it('SEC-12 believes the proxy about an address, and not what somebody wrote before it', async () => {
    const cookie = cookieOf(await signIn(firstAdmin.password, { ...browser, 'x-forwarded-for': '6.6.6.6, 10.1.2.3' }));
    const answer = await room.ask('GET', '/profile/sessions', { cookie, headers: { host: 'scope.example' } });
    const own = ownSessions.parse(answer.json()).sessions.find(({ current }) => current);
    expect(own?.address).toBe('10.1.2.3');
  });

  it('SEC-11 may be reached by others once it is set up and has a name', async () => {
    const config = { ...room.config, host: '0.0.0.0', pages: 'existing' } as const;
    await prepareToServe(config);
    const { publicUrl: _, ...nameless } = config;
    await expect(prepareToServe(nameless)).rejects.toThrow(/PARTNERSCOPE_PUBLIC_URL/);
    await expect(prepareToServe({ ...config, data: join(dir, 'elsewhere') })).rejects.toThrow(/not set up/);
  });
});
