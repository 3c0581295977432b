import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server on this machine that keeps what webhooks tell it. */
export interface Receiver {
  /** While it is open. */
  readonly url: string;
  readonly got: readonly { readonly headers: Readonly<Record<string, unknown>>; readonly body: string }[];
  /** What it answers. */
  status: number;
  open(): Promise<void>;
  /** Forgets what came, and answers well again. */
  empty(): void;
  close(): Promise<unknown>;
}

export function createReceiver(): Receiver {
  const got: Receiver['got'][number][] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      got.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
      response.writeHead(receiver.status).end();
    });
  });
  const receiver: Receiver = {
    get url() {
      // A server that listens on a port has such an address.
      const { port } = server.address() as AddressInfo;
      return `http://127.0.0.1:${port}/hook`;
    },
    got,
    status: 204,
    open: () => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)),
    empty() {
      got.length = 0;
      receiver.status = 204;
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
  return receiver;
}
