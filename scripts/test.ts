import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPostgres } from '../test/postgres-server.ts';
import { ensureBrowser } from './browser.ts';
import { installPackage } from './debian-package.ts';

/** `npm test`: everything that must hold, in the order that fails fastest. Ends with a line `N passed, N failed`. */
interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

const tally: Tally = { passed: 0, failed: 0, skipped: 0 };
const reports = mkdtempSync(join(tmpdir(), 'partnerscope-test-'));

step('types', ['tsc', '-b']);
step('lint and format', ['biome', 'ci', '--error-on-warnings', '.']);
step('web pages build', ['vite', 'build', '--logLevel', 'warn']);
// Records are tested on a PostgreSQL server too; where there is none, CI fails and others are told.
if (findPostgres() === undefined) installPackage('postgresql');
suite('unit');
browserSuite();

rmSync(reports, { recursive: true, force: true });
const skipped = tally.skipped > 0 ? `, ${tally.skipped} skipped` : '';
console.log(`${tally.passed} passed, ${tally.failed} failed${skipped}`);
process.exit(tally.failed > 0 ? 1 : 0);

function step(title: string, [program = '', ...args]: readonly string[]): void {
  console.log(`\n== ${title}`);
  const ok = run(program, args) === 0;
  tally[ok ? 'passed' : 'failed']++;
}

function suite(project: string, env: Readonly<Record<string, string>> = {}): void {
  console.log(`\n== ${project} tests`);
  const file = join(reports, `${project}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const status = run('vitest', ['run', '--project', project, ...reporters], env);
  const counted = countsOf(file);
  tally.passed += counted.passed;
  tally.failed += counted.failed;
  tally.skipped += counted.skipped;
  // A suite that could not even be collected reports no failed test.
  if (status !== 0 && counted.failed === 0) tally.failed++;
}

function countsOf(file: string): Tally {
  try {
    const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(file, 'utf8'));
    return { passed: Number(numPassedTests), failed: Number(numFailedTests), skipped: Number(numPendingTests) };
  } catch (cause) {
    console.error(`The test runner left no result: ${String(cause)}`);
    return { passed: 0, failed: 0, skipped: 0 };
  }
}

function browserSuite(): void {
  const browser = ensureBrowser();
  if (browser !== undefined) {
    suite('browser', { CHROMIUM_PATH: browser });
    return;
  }
  console.error('\n!! BROWSER TESTS SKIPPED: no Chromium or Chrome here. Install one, or name it in CHROMIUM_PATH.');
  if (process.env.CI === 'true') tally.failed++;
  else tally.skipped++;
}

function run(program: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): number {
  const path = join('node_modules', '.bin', program);
  const done = spawnSync(process.execPath, [path, ...args], { stdio: 'inherit', env: { ...process.env, ...env } });
  return done.status ?? 1;
}
