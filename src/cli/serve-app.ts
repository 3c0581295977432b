import type { App } from '#app/app.ts';
import type { Config } from '#app/config.ts';
import { mayBeSetUp } from '#app/people/set-up.ts';
import { Fault } from '#base/fault.ts';
import { isLoopback } from '#http/loopback.ts';
import { createServer } from '#http/server.ts';
import { buildPages } from './build-pages.ts';
import { printLine, say } from './terminal.ts';

/** How long requests under way may take to end when the process is asked to stop. */
const patienceMs = 5000;

/**
 * Serves the app until the process is asked to stop; `prepareToServe` comes first.
 * @throws Fault `conflict` when the port is taken, `forbidden` when this user may not listen on it
 */
export async function serveApp(app: App): Promise<void> {
  const { host, port } = app.config;
  const isSetUp = await app.people.isSetUp();
  if (!isSetUp && !isLoopback(host)) throw notSetUp(host);
  const server = await createServer(app);
  try {
    const address = await server.listen({ host, port }).catch((error: unknown) => {
      throw portFault(error, port);
    });
    await app.listensOn(Number(new URL(address).port));
    app.jobs.start();
    // Before anything is said: whoever waits for that may ask to stop at once.
    const stopping = askedToStop();
    printLine(`Partnerscope is at ${whereIs(app.config, address)}`);
    if (app.config.publicUrl?.startsWith('http://'))
      say('passwords travel as plain text: put TLS before it (docs/people.md)');
    if (!isSetUp) say('sign-in is not set up: whoever reaches this machine sees everything; see "partnerscope set-up"');
    await stopping;
    say('stopping');
    setTimeout(() => server.server.closeAllConnections(), patienceMs).unref();
  } finally {
    await server.close();
  }
}

/**
 * What serving needs before the data folder is taken, so that it is not held while the pages are built.
 * @throws Fault `bad-parameter` for an address that others could reach while nobody has to sign in, or while it is not
 * said under which name they come (SEC-11)
 */
export async function prepareToServe(config: Config): Promise<void> {
  const { host, pages, publicUrl } = config;
  if (!isLoopback(host)) {
    if (!mayBeSetUp(config)) throw notSetUp(host);
    if (publicUrl === undefined) throw noName(host);
  }
  if (pages === 'build') await buildPages(say);
}

/** The address to open, and what can reach it. */
function whereIs({ host, publicUrl }: Config, address: string): string {
  const here = address.replace('127.0.0.1', 'localhost');
  const { port } = new URL(address);
  if (publicUrl !== undefined) return `${publicUrl} (listening on ${host}, port ${port})`;
  return isLoopback(host) ? `${here} (this machine only)` : here;
}

const loopback = { parameter: '--host', allowed: ['127.0.0.1', '::1', 'localhost'] };

function notSetUp(host: string): Fault {
  const message = `Host ${host} could be reached by others, and sign-in is not set up: whoever comes would see everything`;
  return new Fault('bad-parameter', `${message}. Run "partnerscope set-up" first, or use 127.0.0.1`, loopback);
}

function noName(host: string): Fault {
  const message = `Host ${host} can be reached by others, and it is not said under which address they do`;
  return new Fault('bad-parameter', `${message}. Set PARTNERSCOPE_PUBLIC_URL to it, or use 127.0.0.1`, loopback);
}

function portFault(error: unknown, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return new Fault('conflict', `Port ${port} is taken; choose another with --port, or 0 for any free one`, {
      cause: error,
    });
  }
  if (code === 'EACCES') {
    return new Fault('forbidden', `Port ${port} is not open to this user; choose one above 1023`, { cause: error });
  }
  return error;
}

function askedToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });
}
