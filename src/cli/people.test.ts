import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roster } from '#contract/house.ts';
import { tokenRefusal } from '#contract/oauth.ts';
import { programIn } from '../../test/program.ts';
import { copyEmptyRecords } from '../../test/records-template.ts';
import { subscriptionsCsv } from '../../test/samples.ts';

const home = mkdtempSync(join(tmpdir(), 'partnerscope-cli-people-'));
const { run, whileServing } = programIn(home);
const anneke = ['--email', 'anneke@example.com', '--name', 'Anneke de Vries'];
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('people on the command line', () => {
  const at = ['--data', join(home, 'alone')];
  beforeAll(() => copyEmptyRecords(join(home, 'alone', 'records')));

  it('CLI-1 SEC-11 prints the set-up link, until there is an account', async () => {
    const link = await run('set-up', ...at, '--port', '4400');
    expect(link.code).toBe(2);
    const good = await run('set-up', ...at);
    expect(good.out).toMatch(/^http:\/\/localhost:4400\/set-up\?link=[\w-]{43}\n$/);
    expect(good.err).toMatch(/works once, until 2/);
    const serve = ['serve', '--host', '0.0.0.0', ...at];
    expect((await run(...serve)).err).toMatch(/sign-in is not set up.*partnerscope set-up/);
    const made = await run('user', 'add', '--operator', ...anneke, ...at);
    expect(made.code, made.err).toBe(0);
    expect(made.out).toMatch(/^([a-z2-9]{4}-){4}[a-z2-9]{4}\n$/);
    const late = await run('set-up', ...at);
    expect(late).toMatchObject({ code: 1, out: '' });
    expect(late.err).toMatch(/is set up already/);
    const nameless = await run(...serve);
    expect(nameless.code).toBe(1);
    expect(nameless.err).toMatch(/Set PARTNERSCOPE_PUBLIC_URL/);
  });

  it('CLI-1 adds, lists, disables and recovers accounts, and makes tokens', async () => {
    const list = async () =>
      roster
        .parse(JSON.parse((await run('user', 'list', '--json', ...at)).out))
        .accounts.map(({ email, disabled }) => [email, disabled]);
    expect((await run('user', 'add', '--email', 'x@example.com', '--name', 'X', ...at)).err).toMatch(/--operator/);
    expect((await run('user', 'add', '--operator', ...anneke, ...at)).err).toMatch(/is an account for anneke/);
    expect((await run('user', 'add', '--operator', '--email', 'bram', '--name', 'B', ...at)).err).toMatch(/e-mail/);
    expect((await run('user', 'disable', 'anneke@example.com', ...at)).err).toMatch(/is the last operator/);
    expect((await run('user', 'disable', 'nobody@example.com', ...at)).err).toMatch(/no account for nobody@/);
    await run('user', 'add', '--operator', '--email', 'bram@example.com', '--name', 'Bram', '--json', ...at);
    expect((await run('user', 'disable', 'anneke@example.com', ...at)).err).toMatch(/cannot sign in any more/);
    expect(await list()).toEqual([
      ['anneke@example.com', true],
      ['bram@example.com', false],
    ]);
    expect((await run('user', 'list', ...at)).out).toMatch(
      /anneke@example.com {2}Anneke de Vries {2}operator {2}disabled\n/,
    );
    const token = ['token', 'create', '--name', 'nightly', '--user'];
    expect((await run(...token, 'anneke@example.com', ...at)).err).toMatch(/no account .* that can be used/);
    expect((await run(...token, 'bram@example.com', ...at)).out).toMatch(/^ps_[\w-]{43}\n$/);
    expect((await run('user', 'enable', 'anneke@example.com', ...at)).code).toBe(0);
    expect((await run('user', 'recover', 'anneke@example.com', ...at)).out).toMatch(/^[a-z2-9-]{24}\n$/);
  });
});

describe('the command line beside a server that is set up', () => {
  const data = join(home, 'served');
  beforeAll(() => copyEmptyRecords(join(data, 'records')));

  it('SEC-11 SEC-12 CLI-1 goes on by the key of the data folder, which a stranger does not have', async () => {
    const seats = join(home, 'seats.csv');
    writeFileSync(seats, subscriptionsCsv());
    const { code, err } = await whileServing(data, async (address) => {
      const link = (await run('set-up', '--data', data)).out.trim();
      expect(link).toMatch(new RegExp(`^${address}/set-up\\?link=`));
      const secret = new URL(link).searchParams.get('link');
      const body = { link: secret, name: 'Anneke', email: 'anneke@example.com', password: 'seven blue bicycles' };
      const done = await fetch(`${address}/api/v1/set-up`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      expect(done.status).toBe(200);
      expect((await fetch(`${address}/api/v1/imports`)).status).toBe(401);
      const imported = await run('import', seats, '--tenant', '4567890', '--data', data);
      expect(imported.code, imported.err).toBe(0);
      expect(imported.err).toMatch(/handing over to the server/);
      expect((await run('rows', 'SeatsSubscriptionsAndRevenue', '--data', data)).code).toBe(0);
      const bram = ['--email', 'bram@example.com', '--name', 'Bram'];
      expect((await run('user', 'add', '--operator', ...bram, '--data', data)).code).toBe(0);
      const carla = ['--email', 'carla@example.com', '--name', 'Carla', '--data', data];
      const added = await run('user', 'add', ...carla, '--tenant', '4567890', '--role', 'ERV');
      expect(added.out, added.err).toMatch(/^[a-z2-9-]{24}\n$/);
      expect((await run('user', 'add', ...carla, '--tenant', '4567890', '--role', 'RV')).err).toMatch(/already/);
      await run('user', 'disable', 'carla@example.com', '--data', data);
      expect((await run('user', 'list', '--data', data)).out).toMatch(
        /bram@example.com {2}Bram {2}operator\ncarla@example.com {2}Carla {2}disabled\n$/,
      );
      const token = await run('token', 'create', '--user', 'anneke@example.com', '--name', 'x', '--data', data);
      const headers = { authorization: `Bearer ${token.out.trim()}` };
      expect((await fetch(`${address}/api/v1/imports`, { headers })).status).toBe(200);
      expect((await run('user', 'disable', 'anneke@example.com', '--data', data)).code).toBe(0);
      expect((await fetch(`${address}/api/v1/imports`, { headers })).status).toBe(401);
      const at = ['--tenant', '4567890', '--data', data];
      const [id, key] = (await run('application', 'add', '--name', 'Nightly', ...at)).out.trim().split('\n');
      const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: id ?? '' });
      form.set('client_secret', key ?? '');
      const refused = await fetch(`${address}/any/oauth2/token`, { method: 'POST', body: form });
      expect(tokenRefusal.parse(await refused.json()).error).toBe('unauthorized_client');
      expect((await run('application', 'end', id ?? '', ...at)).err).toMatch(/Nightly has ended/);
      expect((await run('application', 'list', ...at)).out).toBe('No application is registered.\n');
    });
    expect(code, err).toBe(0);
  });
});
