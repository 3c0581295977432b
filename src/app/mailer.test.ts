import { createServer, type Server } from 'node:net';
import PostalMime from 'postal-mime';
import type { SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import type { Mail } from '#delivery/mail-parts.ts';
import { type MailBox, openMailBox } from '../../test/mail-box.ts';
import { parseConfig } from './config.ts';
import { createMailer, type MailLimits } from './mailer.ts';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function mailBox(options: SMTPServerOptions = {}): Promise<MailBox> {
  const box = await openMailBox(options);
  closers.push(box.close);
  return box;
}

const mail: Mail = {
  subject: 'Klanten · März',
  text: 'Figures\n',
  html: '<p>Figures <img src="cid:d@x"></p>',
  files: [
    { id: 'd@x', name: 'drawing.png', mediaType: 'image/png', bytes: Buffer.from('png') },
    { name: 'customers.pdf', mediaType: 'application/pdf', bytes: Buffer.from('pdf') },
  ],
};
const to = { address: 'erv@example.com', id: 'notice-1' };

function mailerFor(url: string, limits?: Partial<MailLimits>) {
  const env = { PARTNERSCOPE_SMTP_URL: url, PARTNERSCOPE_MAIL_FROM: 'Partnerscope <insights@example.com>' };
  return createMailer(parseConfig({}, env), { connectMs: 20_000, greetMs: 20_000, answerMs: 20_000, ...limits });
}

describe('createMailer', () => {
  it('hands a mail over whole: sender, text, drawing, file', async () => {
    const { port, mails } = await mailBox();
    expect(await mailerFor(`smtp://127.0.0.1:${port}`).send(mail, to)).toEqual({ status: 250 });
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatchObject({ from: 'insights@example.com', to: ['erv@example.com'] });
    const read = await PostalMime.parse(mails[0]?.raw ?? '');
    expect(read).toMatchObject({ subject: 'Klanten · März', messageId: '<notice-1@partnerscope>' });
    expect(read.from).toMatchObject({ name: 'Partnerscope', address: 'insights@example.com' });
    expect(read.headers.find(({ key }) => key === 'auto-submitted')?.value).toBe('auto-generated');
    expect(read.html).toContain('cid:d@x');
    expect(
      read.attachments.map(({ filename, mimeType, contentId, disposition }) => [
        filename,
        mimeType,
        contentId,
        disposition,
      ]),
    ).toEqual([
      ['drawing.png', 'image/png', '<d@x>', 'inline'],
      ['customers.pdf', 'application/pdf', undefined, 'attachment'],
    ]);
  });

  it('signs in with the name and password of the address', async () => {
    const seen: unknown[] = [];
    const { port, mails } = await mailBox({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth({ username, password }, _, done) {
        seen.push([username, password]);
        done(null, { user: username });
      },
    });
    await mailerFor(`smtp://me%40x:p%2Fw@127.0.0.1:${port}`).send(mail, to);
    expect(seen).toEqual([['me@x', 'p/w']]);
    expect(mails).toHaveLength(1);
  });

  it('SEC-7 speaks to no other machine in the clear, whatever it offers', async () => {
    const { port, mails } = await mailBox();
    // The same machine by an address that is not taken for it.
    expect(await mailerFor(`smtp://[::ffff:127.0.0.1]:${port}`).send(mail, to)).toBe('no-answer');
    const encrypted = await mailBox({ hideSTARTTLS: false });
    // Its certificate is nobody's.
    expect(await mailerFor(`smtp://[::ffff:127.0.0.1]:${encrypted.port}`).send(mail, to)).toBe('no-answer');
    expect([...mails, ...encrypted.mails]).toEqual([]);
  });

  it('tells what the server said of a mail that it did not take', async () => {
    const { port } = await mailBox({
      onRcptTo: (_, __, done) => done(Object.assign(new Error('no such box'), { responseCode: 550 })),
    });
    expect(await mailerFor(`smtp://127.0.0.1:${port}`).send(mail, to)).toEqual({ status: 550 });
  });

  it('waits for no server that says nothing or is not there', async () => {
    const silent: Server = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const address = silent.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const began = Date.now();
    expect(await mailerFor(`smtp://127.0.0.1:${port}`, { greetMs: 200 }).send(mail, to)).toBe('no-answer');
    expect(Date.now() - began).toBeLessThan(20_000);
    await new Promise((resolve) => silent.close(resolve));
    expect(await mailerFor(`smtp://127.0.0.1:${port}`).send(mail, to)).toBe('no-answer');
  });

  it('is not offered without a server and a sender', () => {
    expect(createMailer({ smtpUrl: undefined, mailFrom: undefined }).isOffered).toBe(false);
    expect(createMailer({ smtpUrl: 'smtp://localhost', mailFrom: undefined }).isOffered).toBe(false);
  });

  it.each([
    ['PARTNERSCOPE_SMTP_URL', 'http://mail.example.com'],
    ['PARTNERSCOPE_SMTP_URL', 'mail.example.com'],
    ['PARTNERSCOPE_SMTP_URL', 'smtp://host/path'],
    ['PARTNERSCOPE_MAIL_FROM', 'nobody'],
    ['PARTNERSCOPE_MAIL_FROM', 'a@b\r\nBcc: c@d'],
  ])('refuses %s=%s', (name, value) => {
    expect(() => parseConfig({}, { [name]: value })).toThrow(name);
  });
});
