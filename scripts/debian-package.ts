import { execFileSync, spawnSync } from 'node:child_process';

/** Installs a package of Debian where this process may; whether it worked is for the caller to look at. */
export function installPackage(name: string): void {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return;
  process.stderr.write(`Installing the Debian package ${name} …\n`);
  // The run level keeps a service that comes with a package from being started.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const quietly = (args: readonly string[]) =>
    execFileSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env });
  try {
    quietly(['update']);
    quietly(['install', '-y', '--no-install-recommends', name]);
  } catch (cause) {
    process.stderr.write(`The installation failed: ${String(cause)}\n`);
  }
}
