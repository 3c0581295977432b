import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A mail as it came in. */
export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: Buffer;
}

/** A mail server on this machine that keeps what it gets. */
export interface MailBox {
  readonly port: number;
  readonly mails: readonly ReceivedMail[];
  /** Forgets what came. */
  empty(): void;
  close(): Promise<void>;
}

export async function openMailBox(options: SMTPServerOptions = {}): Promise<MailBox> {
  const mails: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom === false ? '' : mailFrom.address;
        mails.push({ from, to: rcptTo.map(({ address }) => address), raw: Buffer.concat(chunks) });
        done();
      });
    },
    ...options,
  });
  // A client that hangs up is no news.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has such an address.
  const { port } = server.server.address() as AddressInfo;
  return {
    mails,
    port,
    empty: () => {
      mails.length = 0;
    },
    close: () => new Promise<void>((resolve) => server.close(resolve)),
  };
}

/** What an attachment holds, however it was read. */
export function bytesOf(content: ArrayBuffer | Uint8Array | string | undefined): Buffer {
  if (content instanceof ArrayBuffer) return Buffer.from(new Uint8Array(content));
  return typeof content === 'string' ? Buffer.from(content) : Buffer.from(content ?? []);
}
