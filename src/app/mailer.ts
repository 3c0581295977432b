import { isIP } from 'node:net';
import type { Transporter } from 'nodemailer';
import type SMTPTransport from 'nodemailer/lib/smtp-transport/index.js';
import type { Mail } from '#delivery/mail-parts.ts';
import type { Config } from './config.ts';

/** What the mail server said: its status, 250 when it took the mail; `no-answer` when there was none, or no safe way to it. */
export type MailOutcome = { readonly status: number } | 'no-answer';

export interface Mailer {
  /** False without a mail server and a sender in the settings: mail is not offered then. */
  readonly isOffered: boolean;
  /** @param id the same for every try of the same mail, so that who gets it twice can tell */
  send(mail: Mail, to: { readonly address: string; readonly id: string }): Promise<MailOutcome>;
}

export interface MailLimits {
  /** To connect, to be greeted, to be answered. */
  readonly connectMs: number;
  readonly greetMs: number;
  readonly answerMs: number;
}

const defaultLimits: MailLimits = { connectMs: 10_000, greetMs: 10_000, answerMs: 30_000 };

/** The way out for mail: one connection for each, which no mail shares with another. */
export function createMailer(
  { smtpUrl, mailFrom }: Pick<Config, 'smtpUrl' | 'mailFrom'>,
  limits: MailLimits = defaultLimits,
): Mailer {
  if (smtpUrl === undefined || mailFrom === undefined) {
    return { isOffered: false, send: () => Promise.reject(new Error('there is no mail server')) };
  }
  const settings = transportOf(smtpUrl, limits);
  return {
    isOffered: true,
    async send(mail, { address, id }) {
      const { createTransport } = await import('nodemailer');
      return post(createTransport(settings), messageOf(mail, { from: mailFrom, address, id }));
    },
  };
}

async function post(
  transport: Transporter<SMTPTransport.SentMessageInfo>,
  message: SMTPTransport.MailOptions,
): Promise<MailOutcome> {
  try {
    const { response, rejected } = await transport.sendMail(message);
    return rejected.length > 0 ? { status: 550 } : { status: Number(response.slice(0, 3)) || 250 };
  } catch (error) {
    const status = error instanceof Error && 'responseCode' in error ? error.responseCode : undefined;
    return typeof status === 'number' ? { status } : 'no-answer';
  } finally {
    transport.close();
  }
}

/** Only a server on this machine is spoken to in the clear; certificates are checked as anywhere. */
function transportOf(address: string, { connectMs, greetMs, answerMs }: MailLimits): SMTPTransport.Options {
  const url = new URL(address);
  const secure = url.protocol === 'smtps:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const user = decodeURIComponent(url.username);
  return {
    host,
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    requireTLS: !secure && !isLoopback(host),
    ...(user !== '' && { auth: { user, pass: decodeURIComponent(url.password) } }),
    tls: { minVersion: 'TLSv1.2' },
    connectionTimeout: connectMs,
    greetingTimeout: greetMs,
    socketTimeout: answerMs,
  };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

function messageOf(
  { subject, text, html, files }: Mail,
  { from, address, id }: { readonly from: string; readonly address: string; readonly id: string },
): SMTPTransport.MailOptions {
  return {
    from,
    to: { name: '', address },
    subject,
    text,
    html,
    messageId: `<${id}@partnerscope>`,
    headers: { 'auto-submitted': 'auto-generated', 'x-auto-response-suppress': 'All' },
    attachments: files.map(({ name, mediaType, bytes, id: cid }) => ({
      filename: name,
      contentType: mediaType,
      content: Buffer.from(bytes),
      ...(cid !== undefined && { cid, contentDisposition: 'inline' as const }),
    })),
    // Nothing a text says has a file or an address read.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
