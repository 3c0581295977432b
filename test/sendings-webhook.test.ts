import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sendingList, sendingLog } from '#contract/sendings.ts';
import { marks, ours, useSendingsRoom } from './sendings-room.ts';

const { room, receiver, send, done, addPage, runNow } = useSendingsRoom();

describe('a webhook', () => {
  it('tells what was made and where, signed as the documentation verifies it, and never the data', async () => {
    const { sending: made, secret } = await addPage({ webhook: { url: receiver.url } });
    expect(secret).toMatch(/^psw_/);
    const [run] = await runNow(made.id);
    expect(run?.notices).toMatchObject([{ channel: 'webhook', state: 'delivered', log: [{ status: 204 }] }]);
    const [got] = receiver.got;
    const body = JSON.parse(got?.body ?? '');
    expect(body).toMatchObject({
      event: 'page.made',
      tenant: ours,
      report: { id: made.id, name: made.name, kind: 'page' },
      execution: { id: run?.id, dueAt: run?.dueAt, endedAt: run?.endedAt },
    });
    expect(got?.body).not.toContain(marks.word);
    const { isGenuine } = await documentedCheck();
    expect(isGenuine({ ...got, secret })).toBe(true);
    expect(isGenuine({ ...got, secret: 'psw_other' })).toBe(false);
    expect(isGenuine({ ...got, secret, body: got?.body.replace('page', 'pige') })).toBe(false);
    expect(isGenuine({ ...got, secret, now: Date.now() + 600_000 })).toBe(false);
    const { sendings } = await done(sendingList, send('GET', '/sendings'));
    expect(JSON.stringify(sendings)).not.toContain(secret);
    const path = String(body.link).replace('https://insights.example.com', '');
    const opened = await room.app.jobs.openLink(linkParts(path));
    expect(opened.file.name).toMatch(/\.xlsx$/);
  });

  it('API-56 is tried again while it fails, and told again when somebody asks', async () => {
    receiver.status = 500;
    const { sending: made } = await addPage({ webhook: { url: receiver.url } });
    const [run] = await runNow(made.id);
    const [notice] = run?.notices ?? [];
    expect(notice).toMatchObject({ state: 'waiting', tries: 1, log: [{ status: 500 }] });
    expect(Date.parse(notice?.nextTryAt ?? '') - Date.now()).toBeGreaterThan(50_000);
    receiver.status = 200;
    const { sending: other } = await addPage({ webhook: { url: receiver.url } });
    const [told] = (await runNow(other.id))[0]?.notices ?? [];
    await done(sendingLog, send('POST', `/sendings/${other.id}/notices/${told?.id}/replay`));
    await room.app.jobs.runDue();
    const { runs } = await done(sendingLog, send('GET', `/sendings/${other.id}/log`));
    expect(runs[0]?.notices[0]?.log).toHaveLength(2);
    const deliveries = receiver.got.slice(1).map(({ headers }) => headers['partnerscope-delivery']);
    expect(deliveries).toEqual([told?.id, told?.id]);
    const foreign = await send('POST', `/sendings/${made.id}/notices/${told?.id}/replay`);
    expect(foreign.statusCode).toBe(404);
  });

  it('SEC-6 reaches no private address that the settings do not name', async () => {
    const { sending: made } = await addPage({ webhook: { url: 'http://127.0.0.2:9/' } });
    const [run] = await runNow(made.id);
    expect(run?.notices[0]?.log[0]?.reason).toContain('private');
  });
});

/** The check that docs/sendings.md gives to receivers. */
async function documentedCheck(): Promise<{ readonly isGenuine: (asked: object) => boolean }> {
  const text = readFileSync(new URL('../docs/sendings.md', import.meta.url), 'utf8');
  const code = /```js\n([\s\S]*?)```/.exec(text)?.[1] ?? '';
  return import(`data:text/javascript,${encodeURIComponent(code)}`);
}

function linkParts(path: string) {
  const [executionId = '', expiry = '', signature = ''] = path.split('/').slice(-3);
  return { executionId, expiry, signature };
}
