import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { madeSending, sendingList, sendingLog } from '#contract/sendings.ts';
import { canaryFiles } from './canary-data.ts';
import { mailTo, marks, ours, useSendingsRoom } from './sendings-room.ts';

const { room, box, receiver, send, done, runNow, mailsByBox } = useSendingsRoom();

describe('an alert', () => {
  const alert = (more: object) => ({
    name: 'Many customers',
    report: 'customers',
    section: 'customers',
    schedule: { recurrence: { kind: 'daily', time: '08:00', zone: 'UTC' } },
    rule: { kind: 'above', threshold: 3 },
    ...more,
  });
  const addAlert = (more: object, account?: string) =>
    done(madeSending, send('POST', '/sendings/alerts', account, alert(more)));

  it('tells once that it began, as its owner sees the figure, and shows each reader their own', async () => {
    const { sending: made } = await addAlert({ ...mailTo('erv', 'here'), webhook: { url: receiver.url } });
    const [first] = await runNow(made.id);
    expect(first).toMatchObject({ status: 'Completed', news: 'began' });
    const mails = await mailsByBox();
    expect(mails.get('erv@example.com')).toMatchObject({ subject: 'Alert: Many customers' });
    expect(mails.get('erv@example.com')?.text).toContain('Customers: 4 ·');
    expect(mails.get('here@example.com')?.text).toContain('Customers: 2 ·');
    expect(receiver.got.map(({ body }) => JSON.parse(body).event)).toEqual(['alert.began']);
    const [second] = await runNow(made.id);
    expect(second).toMatchObject({ status: 'Completed', news: null, file: null, notices: [] });
    expect(box.mails).toHaveLength(2);
    const { sendings } = await done(sendingList, send('GET', '/sendings'));
    expect(sendings.find(({ id }) => id === made.id)?.alert).toMatchObject({ isOn: true, since: first?.dueAt });
    // Of the two customers here the owner would see no more than two.
    const { sending: small } = await addAlert({}, 'here');
    expect((await runNow(small.id, 'here'))[0]).toMatchObject({ status: 'Completed', news: null });
  });

  it('watches a column in a row, changes and stale data', async () => {
    const row = { product: 'Azure' };
    const { rows } = await sectionOf('products');
    const watched = { ...row, product: String(rows[0]?.product) };
    const { sending: made } = await addAlert({
      section: 'products',
      column: 'customers',
      row: watched,
      rule: { kind: 'below', threshold: 1e6 },
    });
    expect((await runNow(made.id))[0]?.news).toBe('began');
    // Nothing came before the first month, so nothing is known to have changed.
    const rule = { kind: 'change', direction: 'either', by: 1, unit: 'points' };
    const { sending: change } = await addAlert({ search: '?from=2024-01&to=2024-01', rule });
    expect((await runNow(change.id))[0]?.news).toBeNull();
    const { sending: stale } = await addAlert({ rule: { kind: 'stale', days: 3650 } });
    expect((await runNow(stale.id))[0]?.news).toBeNull();
  });

  it('is looked at when data come that its page reads, and says when it is over', async () => {
    const { sending: made } = await addAlert({ name: 'April', rule: { kind: 'below', threshold: 5 } }, 'rv');
    expect((await runNow(made.id, 'rv'))[0]?.news).toBe('began');
    const { csv = '' } = canaryFiles(marks).find(({ dataset }) => dataset === 'CustomersAndTenants') ?? {};
    const [header = '', ...lines] = csv.trim().split('\n');
    const april = lines.filter((line) => line.includes('2024-03')).map((line) => line.replaceAll('2024-03', '2024-04'));
    // As many customers more, by both of what tells one from another.
    const more = april.map((line) =>
      line.replace(/0000-00000000000(\d)/, '0000-00000000001$1').replace(/CustomerTpid-/, 'CustomerTpid-1'),
    );
    await bringAs([header, ...april, ...more].join('\n'));
    await room.app.jobs.runDue();
    const { runs } = await done(sendingLog, send('GET', `/sendings/${made.id}/log`, 'rv'));
    expect(runs).toHaveLength(2);
    expect(runs[0]).toMatchObject({ status: 'Completed', news: 'over' });
  });

  it.each([
    ['a section without a figure in large type', { section: 'products' }, 'column'],
    ['a column that is no figure', { section: 'products', column: 'product' }, 'column'],
    ['a rule without a number', { rule: { kind: 'above' } }, 'rule'],
    ['a section that is not there', { section: 'x' }, 'section'],
  ])('refuses %s', async (_, more, parameter) => {
    const answer = await send('POST', '/sendings/alerts', 'erv', alert(more));
    expect([400, 404], answer.body).toContain(answer.statusCode);
    expect(answer.json().parameter).toBe(parameter);
  });

  it('SEC-4 RO-6 watches nothing that its owner may not see', async () => {
    const draft = alert({ report: 'microsoft-learn', section: 'learners-modules', column: 'modules' });
    expect((await send('POST', '/sendings/alerts', 'rv', draft)).statusCode).toBe(403);
  });
});

async function sectionOf(section: string) {
  const schema = z.object({ sections: z.array(z.object({ rows: z.array(z.record(z.string(), z.unknown())) })) });
  const { sections } = await done(schema, send('GET', `/reports/customers/sections/${section}.json`));
  return sections[0] ?? { rows: [] };
}

async function bringAs(csv: string): Promise<void> {
  const { app } = room;
  const request = { tenant: ours, dataset: 'CustomersAndTenants', name: 'april.csv' };
  const status = app.imports.announce(request);
  const { path, discard } = await app.uploads.receive(status.id, Readable.from([Buffer.from(csv)]));
  app.imports.start(status.id, path, discard);
  const { stage, error } = await app.imports.ended(status.id);
  expect([stage, error]).toEqual(['done', null]);
}
