import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** The day the tests take for today: the demo data end with the month before it. */
const demoDay = '2024-07-10';
/** The tenant of the demo data. */
export const demoTenant = '4567890';

const program = fileURLToPath(new URL('../../bin/partnerscope.js', import.meta.url));
const testSettings = {
  // The pages ask more often than a person would.
  PARTNERSCOPE_REQUESTS_PER_MINUTE: '1000000',
  PARTNERSCOPE_LOG: 'error',
  // The test runner says "test" here, and the pages would be built for development.
  NODE_ENV: 'production',
};

/** A server of the product as a user starts it, on a free loopback port. */
export interface RunningApp {
  readonly url: string;
  /** Runs a verb of the command line over the same data folder, and gives what it printed. @throws Error when it fails */
  run(...args: readonly string[]): Promise<string>;
  /** Stops the server and starts it on the same data and port, on another day. */
  restart(today: string): Promise<void>;
  /** Stops the server, waits for its end and removes its data. */
  close(): Promise<void>;
}

export interface Start {
  readonly demo?: boolean;
  readonly today?: string;
  readonly settings?: Readonly<Record<string, string>>;
  readonly port?: number;
}

/**
 * Starts `partnerscope serve` over a data folder of its own.
 * @param demo fill it with the demo data of size S first
 * @param today what the server takes for today
 * @param settings more of the program's settings
 * @param port where it listens; any free one unless told otherwise
 * @throws Error with what the program wrote, when it ends instead of serving
 */
export async function startApp({
  demo = false,
  today = demoDay,
  settings = {},
  port = 0,
}: Start = {}): Promise<RunningApp> {
  const folder = mkdtempSync(join(tmpdir(), 'partnerscope-browser-'));
  const on = (day: string) => ['--data', join(folder, 'data'), '--today', day];
  const common = on(today);
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    if (demo) await runToEnd(['demo', '--size', 'S', '--no-serve', '--raw', join(folder, 'raw'), ...common]);
    let server = start(['serve', '--port', String(port), ...common], settings);
    const url = await addressOf(server);
    const restart = async (day: string) => {
      await stop(server);
      server = start(['serve', '--port', new URL(url).port, ...on(day)], settings);
      await addressOf(server);
    };
    const run = (...args: readonly string[]) => runToEnd([...args, '--data', join(folder, 'data')]);
    return { url, run, restart, close: () => stop(server).finally(remove) };
  } catch (error) {
    remove();
    throw error;
  }
}

function start(args: readonly string[], settings: Readonly<Record<string, string>> = {}): ChildProcess {
  const env = { ...process.env, ...testSettings, ...settings };
  // The channel ends the program when this process dies before it could stop it.
  const stdio = ['ignore', 'pipe', 'pipe', 'ipc'] as const;
  return spawn(process.execPath, [program, ...args], { stdio: [...stdio], env });
}

async function runToEnd(args: readonly string[]): Promise<string> {
  const child = start(args);
  const [printed, said, [code]] = await Promise.all([
    child.stdout ? text(child.stdout) : '',
    child.stderr ? text(child.stderr) : '',
    once(child, 'exit'),
  ]);
  if (code !== 0) throw new Error(`partnerscope ${args[0]} ended with ${code}: ${said}`);
  return printed;
}

/** The address in the line that `serve` prints. */
function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    server.stdout?.on('data', (part) => {
      said += String(part);
      const [url] = /http:\/\/localhost:\d+/.exec(said) ?? [];
      if (url !== undefined) resolve(url);
    });
    server.stderr?.on('data', (part) => {
      said += String(part);
    });
    server.once('exit', (code) => reject(new Error(`partnerscope serve ended with ${code}: ${said}`)));
  });
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, 'exit');
  server.kill('SIGTERM');
  const force = setTimeout(() => server.kill('SIGKILL'), 15_000);
  await ended;
  clearTimeout(force);
}
