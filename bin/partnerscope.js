#!/usr/bin/env node
// Plain JavaScript: it must run on whatever Node the machine has, and go on under the pinned one (CLI-8).
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const needed = 24;
/** A small nursery for short-lived objects: a file of a million rows is written in half the memory, and as quickly. */
const memory = ['--max-semi-space-size=8'];

if (Number(process.versions.node.split('.')[0]) >= needed) {
  // Started by an older Node that was killed: nobody waits for the outcome any more.
  process.once('disconnect', () => process.exit(1));
  process.channel?.unref();
  const { main } = await import('../src/cli/main.ts');
  const code = await main(process.argv.slice(2));
  process.stdout.write('', () => process.exit(code));
} else {
  goOn(pinnedNode());
}

function pinnedNode() {
  const system = process.platform === 'win32' ? 'win' : process.platform;
  try {
    const manifest = createRequire(import.meta.url).resolve(`node-${system}-${process.arch}/package.json`);
    return join(dirname(manifest), 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  } catch {
    process.stderr.write(
      `partnerscope needs Node ${needed} or newer, this is ${process.version}. ` +
        'Run "npm ci" with optional dependencies, or install a newer Node.\n',
    );
    process.exit(1);
  }
}

function goOn(node) {
  const self = fileURLToPath(import.meta.url);
  const child = spawn(node, [...memory, self, ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    process.stderr.write(`partnerscope could not start ${node}: ${error.message}\n`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}
