import readXlsxFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { sending, sendingList } from '#contract/sendings.ts';
import { bytesOf } from './mail-box.ts';
import { mailTo, marks, ours, page, schedule, useSendingsRoom } from './sendings-room.ts';

const { room, box, send, done, addPage, runNow, mailsByBox } = useSendingsRoom();

describe('a page that is sent regularly', () => {
  it('SEC-4 RO-12 goes to each recipient as that one sees it: figures, drawing, file', async () => {
    const { sending: made, secret } = await addPage({ search: '?range=3M', ...mailTo('erv', 'here') });
    expect(secret).toBeNull();
    const [run] = await runNow(made.id);
    expect(run).toMatchObject({ status: 'Completed', trouble: null });
    expect(run?.notices.map(({ target, state }) => [target, state])).toEqual([
      ['erv@example.com', 'delivered'],
      ['here@example.com', 'delivered'],
    ]);
    const mails = await mailsByBox();
    for (const [account, customers] of [
      ['erv', 4],
      ['here', 2],
    ] as const) {
      const mail = mails.get(`${account}@example.com`);
      expect(mail?.text).toContain(`Customers: ${customers} ·`);
      expect(mail?.text).toMatch(/up to 2024-03, version \d+, loaded /);
      expect(mail?.text).toContain(`https://insights.example.com/reports/customers?tenant=${ours}&range=3M`);
      expect(mail?.attachments.map(({ filename }) => filename)).toEqual([
        'drawing.png',
        'customers_2024-01_2024-03.xlsx',
      ]);
      const book = bytesOf(mail?.attachments[1]?.content);
      const sheets = await readXlsxFile(book);
      const about = new Map(sheets.find(({ sheet }) => sheet === 'About')?.data.map(([key, value]) => [key, value]));
      expect(about.get('From')).toBe('2024-01');
      expect([...about.keys()].some((key) => String(key).startsWith('Data '))).toBe(true);
      const elsewhere = `${marks.word}-PartnerLocation-2`;
      expect(JSON.stringify(sheets).includes(elsewhere)).toBe(account === 'erv');
    }
  });

  it('SEC-4 RO-2 shows no persons to who may not see them, though who set it up does', async () => {
    const draft = { report: 'microsoft-learn', ...mailTo('erv', 'rv') };
    const { sending: made } = await addPage(draft);
    await runNow(made.id);
    const mails = await mailsByBox();
    const textOf = async (account: string) => {
      const mail = mails.get(`${account}@example.com`);
      const sheets = await readXlsxFile(bytesOf(mail?.attachments.at(-1)?.content));
      return `${mail?.html} ${mail?.text} ${JSON.stringify(sheets)}`;
    };
    expect(await textOf('erv')).toContain(marks.person);
    const seen = await textOf('rv');
    expect(seen).not.toContain(marks.person);
    expect(seen).not.toContain(marks.personId);
  });

  it('SEC-5 sends nothing to who lost the right, and says why', async () => {
    const { sending: made } = await addPage(mailTo('rv', 'leaver'));
    await room.app.people.roster.disable('leaver@example.com');
    const [run] = await runNow(made.id);
    expect([...(await mailsByBox()).keys()]).toEqual(['rv@example.com']);
    const refused = run?.notices.find(({ target }) => target.startsWith('leaver'));
    expect(refused).toMatchObject({ state: 'given-up', tries: 1, nextTryAt: null });
    expect(refused?.log[0]?.reason).toContain('nobody with this address opens the page');
    await room.app.people.roster.enable('leaver@example.com');
  });

  it('SEC-8 neutralises what a spreadsheet would run, in the file of a mail too', async () => {
    const { sending: made } = await addPage({ format: 'csv', section: 'skus', ...mailTo('rv') });
    await runNow(made.id);
    const [mail] = (await mailsByBox()).values();
    const csv = bytesOf(mail?.attachments.at(-1)?.content).toString();
    expect(csv).toContain("'=1+1");
    expect(csv).not.toMatch(/,=/);
  });

  it('DL-30 stops when who set it up is not there any more', async () => {
    const { sending: made } = await addPage(mailTo('erv'), 'quitter');
    await done(sending, send('POST', `/sendings/${made.id}/run`, 'quitter'));
    await room.app.people.roster.disable('quitter@example.com');
    await room.app.jobs.runDue();
    expect(box.mails).toHaveLength(0);
    await room.app.people.roster.enable('quitter@example.com');
    const { sendings } = room.app.as(await room.app.people.actorOfAccount('quitter'));
    const [stopped] = (await sendings.list(ours)).sendings;
    expect(stopped).toMatchObject({ id: made.id, status: 'Inactive', nextAt: null });
    expect(stopped?.runs).toMatchObject([{ status: 'Cancelled', file: null }]);
  });

  it.each([
    ['somebody of another tenant', { ...mailTo('stranger') }, 'mail'],
    ['nobody', { mail: { to: ['who@example.com'] } }, 'mail'],
    ['somebody without a role', { ...mailTo('nothing') }, 'mail'],
    ['an address with a line break', { mail: { to: ['a@b.c\nBcc: d@e.f'] } }, 'mail'],
    ['an unknown section', { section: 'nothing' }, 'section'],
    ['CSV of no section', { format: 'csv' }, 'section'],
    ['an unknown zone', { schedule: { recurrence: { ...schedule.recurrence, zone: 'Mars/Base' } } }, 'zone'],
    ['a page of bad months', { search: '?from=2024-13&to=2024-14' }, 'search'],
    ['a webhook with a password', { webhook: { url: 'https://a:b@c.example' } }, 'webhook'],
    ['a webhook that is a file', { webhook: { url: 'file:///etc/passwd' } }, 'webhook'],
  ])('refuses %s', async (_, more, parameter) => {
    const answer = await send('POST', '/sendings/pages', 'erv', page(more));
    expect([400, 404], answer.body).toContain(answer.statusCode);
    expect(answer.json().parameter).toBe(parameter);
  });

  it('keeps the file in the list for its owner, and for nobody else (SEC-5)', async () => {
    const { sending: made } = await addPage({ format: 'csv', section: 'products' });
    const [run] = await runNow(made.id);
    const file = await send('GET', `/sendings/${made.id}/runs/${run?.id}/file`);
    expect(file.headers['content-type']).toContain('text/csv');
    expect(file.body).toContain('product,');
    for (const path of [`/runs/${run?.id}/file`, '/log']) {
      expect((await send('GET', `/sendings/${made.id}${path}`, 'rv')).statusCode).toBe(404);
    }
    for (const verb of ['pause', 'run', 'restore']) {
      expect((await send('POST', `/sendings/${made.id}/${verb}`, 'rv')).statusCode).toBe(404);
    }
    expect((await send('DELETE', `/sendings/${made.id}`, 'rv')).statusCode).toBe(404);
    const { sendings } = await done(sendingList, send('GET', '/sendings', 'rv'));
    expect(sendings).toEqual([]);
  });

  it('A-12 A-13 is paused, goes on, is removed and comes back', async () => {
    const { sending: made } = await addPage({});
    expect(made).toMatchObject({ status: 'Active', kind: 'page' });
    expect(new Date(made.nextAt ?? '').getUTCDay()).toBe(1);
    const act = (verb: string) => done(sending, send('POST', `/sendings/${made.id}/${verb}`));
    expect(await act('pause')).toMatchObject({ status: 'Paused', nextAt: null });
    expect((await send('POST', `/sendings/${made.id}/pause`)).statusCode).toBe(400);
    expect(await act('resume')).toMatchObject({ status: 'Active', nextAt: made.nextAt });
    await done(sending, send('DELETE', `/sendings/${made.id}`));
    expect((await send('GET', `/sendings/${made.id}/log`)).statusCode).toBe(404);
    expect(await act('restore')).toMatchObject({ status: 'Active', nextAt: made.nextAt, name: made.name });
  });

  it('SEC-18 is in the log of who did what: made, run, sent', async () => {
    const { sending: made } = await addPage(mailTo('rv'));
    await runNow(made.id);
    const operator = { kind: 'house' } as const;
    const { entries } = await room.app.people.administration.audit.list(operator, { action: 'sending', limit: 50 });
    const own = entries.filter(({ object }) => object === made.id);
    expect(own.map(({ action, actor }) => [action, actor])).toEqual([
      ['sending.sent', 'erv'],
      ['sending.run', 'erv'],
      ['sending.made', 'erv'],
    ]);
    expect(own[0]?.detail).toMatchObject({ channel: 'mail', target: 'rv@example.com' });
  });
});
