import { lookup } from 'node:dns/promises';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { AddressGuard } from './address-guard.ts';

/** What is sent to a machine that somebody else named. */
export interface OutgoingRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** The answer is wanted whole, as text. */
  readonly readsAnswer?: true;
}

/** A status, with the answer where it was asked for, or why there is none. What else was answered is thrown away. */
export type RequestOutcome = { readonly status: number; readonly answer?: string } | { readonly reason: string };

export interface SafeRequestDeps {
  readonly guard: AddressGuard;
  /** All addresses of a name; asked once. */
  readonly resolve?: (host: string) => Promise<readonly string[]>;
  readonly limitMs?: number;
  /** Bytes of an answer that are waited for. */
  readonly answerBytes?: number;
}

export type SafeRequest = (request: OutgoingRequest, signal?: AbortSignal) => Promise<RequestOutcome>;

/**
 * Calls an address that a user gave (SEC-6): http and https only, its name resolved once, every address looked at, and
 * that very address connected to, so a name that leads elsewhere the second time gains nothing. Redirects are answers and
 * not followed; whoever takes too long or says too much is left. It never throws.
 */
export function createSafeRequest(deps: SafeRequestDeps): SafeRequest {
  const { guard, resolve = resolveAll, limitMs = 10_000, answerBytes = 65_536 } = deps;
  return async (request, signal) => {
    const limit = AbortSignal.timeout(limitMs);
    const stop = signal === undefined ? limit : AbortSignal.any([limit, signal]);
    try {
      const url = parseUrl(request.url);
      const addresses = await orStop(addressesOf(hostOf(url), { guard, resolve }), stop);
      return await send(url, { request, addresses, stop, answerBytes });
    } catch (error) {
      if (limit.aborted) return { reason: `no answer within ${limitMs / 1000} seconds` };
      return { reason: reasonOf(error) };
    }
  };
}

/** Why a request was not sent; the text is for whoever gave the address. */
class Refusal extends Error {}

function parseUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) throw new Refusal('it is no http or https address');
  return url;
}

function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '');
}

async function addressesOf(
  host: string,
  { guard, resolve }: { readonly guard: AddressGuard; readonly resolve: (host: string) => Promise<readonly string[]> },
): Promise<readonly string[]> {
  const addresses = isIP(host) ? [host] : await resolve(host);
  if (addresses.length === 0) throw new Refusal(`${host} has no address`);
  if (!guard.trusts(host) && !addresses.every(guard.admits)) {
    throw new Refusal(`${host} is a private or special address, which PARTNERSCOPE_CALLBACK_ALLOW does not name`);
  }
  return addresses;
}

async function resolveAll(host: string): Promise<readonly string[]> {
  return (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address);
}

interface Sending {
  readonly request: OutgoingRequest;
  readonly addresses: readonly string[];
  readonly stop: AbortSignal;
  readonly answerBytes: number;
}

/** Host and certificate stay those of the name; only the way there is given. */
function send(url: URL, { request, addresses, stop, answerBytes }: Sending): Promise<RequestOutcome> {
  const { method, headers, body } = request;
  const start = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const call = start(url, {
      method,
      headers: { 'user-agent': 'Partnerscope', 'content-length': Buffer.byteLength(body ?? ''), ...headers },
      // A connection of its own: one that is kept would be one that was checked for somebody else.
      agent: false,
      lookup: leadTo(addresses),
      signal: stop,
    });
    let outcome: RequestOutcome | undefined;
    // The status counts from when it was said, whatever becomes of the rest.
    call.on('error', (error) => (outcome === undefined ? reject(error) : resolve(outcome)));
    call.on('response', (answer) => {
      const said = { status: answer.statusCode ?? 0 };
      if (request.readsAnswer) {
        readWhole(answer, answerBytes).then((text) => {
          call.destroy();
          resolve({ ...said, answer: text });
        }, reject);
        return;
      }
      outcome = said;
      throwAway(answer, answerBytes).then(() => {
        call.destroy();
        resolve(said);
      }, reject);
    });
    call.end(body);
  });
}

function leadTo(addresses: readonly string[]): LookupFunction {
  const found = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_, { all }, done) => {
    const [first] = found;
    if (all) done(null, found);
    else done(null, first?.address ?? '', first?.family ?? 4);
  };
}

/** @throws Refusal when there is more than is waited for, and whatever breaks off */
async function readWhole(answer: IncomingMessage, most: number): Promise<string> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of answer) {
    const piece = Buffer.from(chunk);
    bytes += piece.length;
    if (bytes > most) throw new Refusal('it answers with too much');
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

/** An answer that breaks off or never ends changes nothing. */
async function throwAway(answer: IncomingMessage, most: number): Promise<void> {
  let bytes = 0;
  try {
    for await (const chunk of answer) {
      bytes += Buffer.byteLength(chunk);
      if (bytes > most) return;
    }
  } catch {
    // It hung up or took too long in the middle of its answer.
  }
}

function orStop<T>(work: Promise<T>, stop: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    stop.addEventListener('abort', () => reject(stop.reason), { once: true });
    work.then(resolve, reject);
  });
}

function reasonOf(error: unknown): string {
  if (error instanceof Refusal) return error.message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known: Readonly<Record<string, string>> = {
    ECONNREFUSED: 'the connection was refused',
    ECONNRESET: 'the connection broke off',
    ENOTFOUND: 'its name leads nowhere',
    EAI_AGAIN: 'its name could not be resolved',
    ABORT_ERR: 'it was stopped',
  };
  return known[code] ?? (code === '' ? 'there was no answer' : `there was no answer (${code})`);
}
