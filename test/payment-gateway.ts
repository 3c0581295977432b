import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isSigned, signed } from '#app/programme/payments-signature.ts';

export const gatewaySecret = 'a secret of sixteen letters';

/** How the gateway treats who asks it. */
type Mood = 'well' | 'hangs' | 'vanishes' | 'babbles' | 'breaks';

/** A payment as the gateway knows it. */
export interface KnownPayment {
  readonly reference: string;
  readonly order: string;
  readonly notify: string;
  readonly returnTo: string;
  currency: string;
  amount: number;
  state: 'open' | 'paid' | 'declined';
  paidOn: string | null;
}

/** A small payment gateway on this machine that speaks what docs/programme.md says. */
export interface PaymentGatewayServer {
  /** While it is open. */
  readonly url: string;
  readonly payments: readonly KnownPayment[];
  /** Requests that were not signed as they should be. */
  readonly unsigned: number;
  mood: Mood;
  open(): Promise<void>;
  close(): Promise<unknown>;
  /** The newest payment of an order. */
  of(order: string): KnownPayment;
  /** Headers of a notice that it signs. */
  headersFor(reference: string): Readonly<Record<string, string>>;
}

export function createPaymentGateway(): PaymentGatewayServer {
  const payments: KnownPayment[] = [];
  let unsigned = 0;
  const server = createServer(async (request, response) => {
    const body = await textOf(request);
    if (gateway.mood === 'hangs') return;
    if (gateway.mood === 'breaks') return void request.socket.destroy();
    if (gateway.mood === 'vanishes') return void response.writeHead(404).end();
    if (gateway.mood === 'babbles') return void response.writeHead(200).end('<html>maintenance</html>');
    const said = `${request.method} ${request.url}\n${body}`;
    if (!isSigned(said, { headers: request.headers, secret: gatewaySecret, now: Date.now() })) {
      unsigned++;
      return void response.writeHead(401).end();
    }
    if (request.method === 'POST') begin(JSON.parse(body), response);
    else tell(request.url ?? '', response);
  });
  const begin = (draft: KnownPayment, response: ServerResponse) => {
    const known = payments.find(({ order }) => order === draft.order);
    const made = known ?? { ...draft, reference: `pay_${payments.length + 1}`, state: 'open' as const, paidOn: null };
    if (known === undefined) payments.push(made);
    say(response, { reference: made.reference, address: `${gateway.url}/card/${made.reference}` });
  };
  const tell = (url: string, response: ServerResponse) => {
    const found = payments.find(({ reference }) => url.endsWith(`/payments/${reference}`));
    if (found === undefined) return void response.writeHead(404).end();
    const { reference, order, state, currency, amount, paidOn } = found;
    say(response, { reference, order, state, currency, amount, paidOn });
  };
  const gateway: PaymentGatewayServer = {
    get url() {
      // A server that listens on a port has such an address.
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}/gate`;
    },
    payments,
    get unsigned() {
      return unsigned;
    },
    mood: 'well',
    open: () => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
    of(order) {
      const found = payments.find((one) => one.order === order);
      if (found === undefined) throw new Error(`the gateway knows no order ${order}`);
      return found;
    },
    headersFor: (reference) => signed(reference, { secret: gatewaySecret, at: Date.now() }),
  };
  return gateway;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
}

function say(response: ServerResponse, content: object): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(content));
}
