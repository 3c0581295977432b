import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../bin/partnerscope.js', import.meta.url));
const env = { ...process.env, PARTNERSCOPE_PAGES: 'existing', PARTNERSCOPE_LOG: 'silent' };

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The program as it is started from the folder `home`. */
export function programIn(home: string) {
  /** Starts it; `said` resolves when its output holds the text. */
  const start = (args: readonly string[], node = process.execPath) => {
    const child = spawn(node, [bin, ...args], { cwd: home, env });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    const ended = new Promise<Outcome>((resolve) => child.on('close', (code) => resolve({ code, out, err })));
    const said = (text: RegExp) =>
      new Promise<RegExpExecArray>((resolve, reject) => {
        const look = () => {
          const found = text.exec(out);
          if (found) resolve(found);
        };
        child.stdout.on('data', look);
        ended.then(() => reject(new Error(`ended without saying ${text}: ${out}${err}`)));
        look();
      });
    return { child, ended, said };
  };
  return {
    start,
    run: (...args: string[]) => start(args).ended,
    /** A server on a free port, stopped when the work is done. */
    async whileServing(data: string, work: (address: string) => Promise<void>) {
      const server = start(['serve', '--data', data, '--port', '0']);
      try {
        const [, address = ''] = await server.said(/(http:\/\/localhost:\d+)/);
        await work(address);
      } finally {
        server.child.kill('SIGTERM');
      }
      return server.ended;
    },
  };
}
