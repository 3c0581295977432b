import type { App } from '#app/app.ts';
import type { Config } from '#app/config.ts';
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
  const server = await createServer(app);
  try {
    const address = await server.listen({ host, port }).catch((error: unknown) => {
      throw portFault(error, port);
    });
    await app.listensOn(Number(new URL(address).port));
    printLine(
      `Partnerscope is at ${address.replace('127.0.0.1', 'localhost')} (this machine only: it listens on loopback until sign-in is set up)`,
    );
    await askedToStop();
    say('stopping');
    setTimeout(() => server.server.closeAllConnections(), patienceMs).unref();
  } finally {
    await server.close();
  }
}

/**
 * What serving needs before the data folder is taken, so that it is not held while the pages are built.
 * @throws Fault `bad-parameter` for an address that others could reach: nobody signs in yet, so only this machine may come in
 */
export async function prepareToServe({ host, pages }: Config): Promise<void> {
  if (!isLoopback(host)) {
    const message = `Host ${host} could be reached by others, and there is no sign-in yet; use 127.0.0.1`;
    throw new Fault('bad-parameter', message, { parameter: '--host', allowed: ['127.0.0.1', '::1', 'localhost'] });
  }
  if (pages === 'build') await buildPages(say);
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
