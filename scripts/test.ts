import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { findPostgres } from '../test/postgres-server.ts';
import { ensureBrowser } from './browser.ts';
import { installPackage } from './debian-package.ts';

/** `npm test`: everything that must hold, in the order that fails fastest. Ends with a line `N passed, N failed`. */
interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

/** What the test runner writes down of a run. */
interface RunnerReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

const tally: Tally = { passed: 0, failed: 0, skipped: 0 };
/** What failed, told once more at the end, where it is found. */
const failures: string[] = [];
const reports = mkdtempSync(join(tmpdir(), 'partnerscope-test-'));

step('types', ['tsc', '-b']);
step('lint and format', ['biome', 'ci', '--error-on-warnings', '.']);
step('web pages build', ['vite', 'build', '--logLevel', 'warn']);
// Records are tested on a PostgreSQL server too; where there is none, CI fails and others are told.
if (findPostgres() === undefined) installPackage('postgresql');
suite('unit');
browserSuite();

rmSync(reports, { recursive: true, force: true });
for (const failure of failures) console.log(`failed: ${failure}`);
const skipped = tally.skipped > 0 ? `, ${tally.skipped} skipped` : '';
console.log(`${tally.passed} passed, ${tally.failed} failed${skipped}`);
process.exit(tally.failed > 0 ? 1 : 0);

function step(title: string, [program = '', ...args]: readonly string[]): void {
  console.log(`\n== ${title}`);
  const ok = run(program, args) === 0;
  tally[ok ? 'passed' : 'failed']++;
  if (!ok) failures.push(title);
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
  failures.push(...counted.failures);
  // A suite that could not even be collected reports no failed test.
  if (status === 0 || counted.failed > 0) return;
  tally.failed++;
  failures.push(`the ${project} tests as a whole; what was printed above says why`);
}

function countsOf(file: string): Tally & { readonly failures: readonly string[] } {
  try {
    const report: RunnerReport = JSON.parse(readFileSync(file, 'utf8'));
    const { numPassedTests: passed, numFailedTests: failed, numPendingTests: skipped, testResults } = report;
    return { passed, failed, skipped, failures: testResults.flatMap(failuresIn) };
  } catch (cause) {
    console.error(`The test runner left no result: ${String(cause)}`);
    return { passed: 0, failed: 0, skipped: 0, failures: [] };
  }
}

/** Each failed test with its file and the first lines of why. */
function failuresIn({ name, assertionResults }: RunnerReport['testResults'][number]): string[] {
  const failed = assertionResults.filter(({ status }) => status === 'failed');
  return failed.map(({ fullName, failureMessages }) => {
    const why = (failureMessages[0] ?? '').split('\n').slice(0, 6).join('\n    ');
    return `${relative(process.cwd(), name)}: ${fullName}\n    ${why}`;
  });
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
