import { describe, expect, it } from 'vitest';
import { madeSending, sending, sendingList } from '#contract/sendings.ts';
import { problemOf } from './http-room.ts';
import { mailTo, page, schedule, useSendingsRoom } from './sendings-room.ts';

const { room, box, receiver, send, done, addPage, runNow, mailsByBox } = useSendingsRoom();

const change = (path: string, body: object, account?: string) => send('PUT', `/sendings/${path}`, account, body);
const changed = (path: string, body: object) => done(madeSending, change(path, body));
const refused = async (path: string, body: object, status: number, account?: string) =>
  problemOf(await change(path, body, account), status);
const own = async (id: string) => {
  const { sendings } = await done(sendingList, send('GET', '/sendings'));
  return sendings.find((one) => one.id === id);
};

describe('a page schedule that is changed', () => {
  it('is what it was made anew, and comes next by its new times', async () => {
    const { sending: made } = await addPage({ ...mailTo('rv') });
    expect(made).toMatchObject({ version: 1, name: 'Customers, each Monday' });
    const monthly = { recurrence: { kind: 'monthly', every: 1, days: [3], time: '06:30', zone: 'UTC' } };
    const next = { name: 'Monthly', format: 'pdf', schedule: monthly, ...mailTo('erv'), version: made.version };
    const { sending: after, secret } = await changed(`pages/${made.id}`, page(next));
    expect(secret).toBeNull();
    expect(after).toMatchObject({ id: made.id, version: 2, name: 'Monthly', format: 'pdf', status: 'Active' });
    expect(after.mail?.to).toEqual(['erv@example.com']);
    expect(after.nextAt).toMatch(/-03T06:30:00\.000Z$/);
    expect(Date.parse(after.nextAt ?? '')).toBeGreaterThan(Date.now());
    await runNow(made.id);
    const mails = await mailsByBox();
    expect([...mails.keys()]).toEqual(['erv@example.com']);
    expect(mails.get('erv@example.com')?.subject).toContain('Monthly');
  });

  it('keeps the grid of times that stay, and its pause', async () => {
    const weeks = { recurrence: { ...schedule.recurrence, every: 2 }, start: '2099-01-01' };
    const { sending: made } = await addPage({ schedule: weeks });
    await done(sending, send('POST', `/sendings/${made.id}/pause`));
    const body = page({ name: 'Renamed', schedule: made.schedule, version: made.version });
    const { sending: after } = await changed(`pages/${made.id}`, body);
    expect(after).toMatchObject({ name: 'Renamed', status: 'Paused', nextAt: null, schedule: made.schedule });
    const resumed = await done(sending, send('POST', `/sendings/${made.id}/resume`));
    expect(resumed).toMatchObject({ nextAt: made.nextAt, version: 2 });
  });

  it('is refused when it was changed meanwhile, and says what is different; a pause is no such change', async () => {
    const { sending: made } = await addPage({});
    await changed(`pages/${made.id}`, page({ name: 'First', format: 'pdf', version: 1 }));
    const problem = await refused(`pages/${made.id}`, page({ name: 'Second', version: 1 }), 409);
    expect(problem).toMatchObject({ parameter: 'version' });
    expect(problem.detail).toMatch(/This schedule was changed at .* \(version 2, not 1\): /);
    expect(problem.detail).toContain('name is now "First"');
    expect(problem.detail).toContain('format is now "pdf"');
    expect(problem.detail).toMatch(/Load it again and repeat your change$/);
    expect(await own(made.id)).toMatchObject({ name: 'First', version: 2 });
    const both = await Promise.all(
      ['A', 'B'].map((name) => change(`pages/${made.id}`, page({ name, version: 2 })).then((one) => one.statusCode)),
    );
    expect(both.sort()).toEqual([200, 409]);
  });

  it.each([
    ['somebody of another tenant', mailTo('stranger'), 'mail'],
    ['CSV of no section', { format: 'csv' }, 'section'],
    ['an unknown zone', { schedule: { recurrence: { ...schedule.recurrence, zone: 'Mars/Base' } } }, 'zone'],
    ['a webhook that is a file', { webhook: { url: 'file:///etc/passwd' } }, 'webhook'],
    ['no version', { version: undefined }, 'version'],
  ])('refuses %s as when it is made, and stays as it was', async (_, more, parameter) => {
    const { sending: made } = await addPage({});
    const answer = await change(`pages/${made.id}`, page({ version: 1, ...more }));
    expect([400, 404], answer.body).toContain(answer.statusCode);
    expect(answer.json().parameter).toBe(parameter);
    expect(await own(made.id)).toEqual(made);
  });

  it('SEC-5 is its owner’s alone, and stays what it is', async () => {
    const { sending: made } = await addPage({});
    await refused(`pages/${made.id}`, page({ version: 1 }), 404, 'rv');
    const alert = { name: 'x', report: 'customers', section: 'customers', rule: { kind: 'above', threshold: 1 } };
    await refused(`alerts/${made.id}`, { ...alert, schedule, version: 1 }, 404);
    expect(await own(made.id)).toEqual(made);
  });

  it('SEC-6 a webhook keeps its secret while it keeps its address, and another address gets its own', async () => {
    const { sending: made, secret } = await addPage({ webhook: { url: receiver.url } });
    const same = await changed(`pages/${made.id}`, page({ name: 'Same', webhook: { url: receiver.url }, version: 1 }));
    expect(same.secret).toBeNull();
    const other = { url: `${receiver.url}/other` };
    const moved = await changed(`pages/${made.id}`, page({ webhook: other, version: 2 }));
    expect(moved.secret).toMatch(/^psw_/);
    expect(moved.secret).not.toBe(secret);
    const none = await changed(`pages/${made.id}`, page({ version: 3 }));
    expect(none).toMatchObject({ secret: null, sending: { webhook: null } });
  });

  it('does not tell whom it was taken from, though the notice waits', async () => {
    receiver.status = 500;
    const { sending: made } = await addPage({ webhook: { url: receiver.url } });
    const [run] = await runNow(made.id);
    expect(run?.notices).toMatchObject([{ state: 'waiting' }]);
    receiver.status = 204;
    receiver.empty();
    await changed(`pages/${made.id}`, page({ webhook: { url: `${receiver.url}/other` }, version: 1 }));
    await send('POST', `/sendings/${made.id}/notices/${run?.notices[0]?.id}/replay`);
    await room.app.jobs.runDue();
    expect(receiver.got).toEqual([]);
  });

  it('SEC-18 is in the log', async () => {
    const { sending: made } = await addPage({});
    await changed(`pages/${made.id}`, page({ name: 'Another', version: 1 }));
    const operator = { kind: 'house' } as const;
    const { entries } = await room.app.people.administration.audit.list(operator, { action: 'sending', limit: 50 });
    const [entry] = entries.filter(({ object }) => object === made.id);
    expect(entry).toMatchObject({ action: 'sending.changed', actor: 'erv', detail: { name: 'Another', kind: 'page' } });
  });
});

describe('an alert that is changed', () => {
  const alert = (more: object) => ({
    name: 'Many customers',
    report: 'customers',
    section: 'customers',
    schedule: { recurrence: { kind: 'daily', time: '08:00', zone: 'UTC' } },
    rule: { kind: 'above', threshold: 3 },
    ...mailTo('erv'),
    ...more,
  });
  const add = async () => (await done(madeSending, send('POST', '/sendings/alerts', undefined, alert({})))).sending;

  it('knows how its rule stands while it watches the same, and begins anew with another rule', async () => {
    const made = await add();
    expect((await runNow(made.id))[0]?.news).toBe('began');
    const renamed = await changed(`alerts/${made.id}`, alert({ name: 'Renamed', version: 1 }));
    expect(renamed.sending.alert).toMatchObject({ isOn: true });
    expect((await runNow(made.id))[0]?.news).toBeNull();
    const rule = { kind: 'above', threshold: 2 };
    const other = await changed(`alerts/${made.id}`, alert({ rule, version: 2 }));
    expect(other.sending.alert).toMatchObject({ isOn: false, since: null, rule });
    expect((await runNow(made.id))[0]?.news).toBe('began');
    expect(box.mails).toHaveLength(2);
  });

  it('refuses a figure that is not there, and a version that is old', async () => {
    const made = await add();
    const wrong = await refused(`alerts/${made.id}`, alert({ column: 'nothing', version: 1 }), 400);
    expect(wrong.parameter).toBe('column');
    await changed(`alerts/${made.id}`, alert({ rule: { kind: 'below', threshold: 9 }, version: 1 }));
    const late = await refused(`alerts/${made.id}`, alert({ version: 1 }), 409);
    expect(late.detail).toMatch(/^This alert was changed at .*rule is now something else/);
  });
});

describe('“run now”', () => {
  it('runs one at a time: a second wish is refused until the first has ended', async () => {
    const { sending: made } = await addPage(mailTo('erv'));
    const asked = await Promise.all([1, 2, 3].map(() => send('POST', `/sendings/${made.id}/run`)));
    expect(asked.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409]);
    for (const answer of asked.filter(({ statusCode }) => statusCode === 409)) {
      expect(problemOf(answer, 409).detail).toMatch(/The run of .* has not ended yet; ask again once it has/);
    }
    await room.app.jobs.runDue();
    expect(box.mails).toHaveLength(1);
    expect(await runNow(made.id)).toHaveLength(2);
    expect(box.mails).toHaveLength(2);
  });
});
