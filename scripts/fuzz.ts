import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { expectPrinted, expectSameTemplate, expectTemplated } from '../test/language-checks.ts';
import { bytes, changed, pair, soup, tree } from '../test/random-language.ts';

/**
 * `npm run fuzz [-- --queries N] [-- --seed N]`: the properties of test/query-language-random.test.ts over a million
 * queries. Each is understood, and then SQL of the template, or refused in the one way there is (SEC-1, A-37). Ends with
 * status 1 at the first that is neither, and prints it with its seed.
 */
const { values } = parseArgs({
  options: { queries: { type: 'string', default: '1000000' }, seed: { type: 'string' } },
});
const wanted = numberOf('queries', values.queries);
const seed = values.seed === undefined ? Date.now() % 2 ** 31 : numberOf('seed', values.seed);

/** @returns how many of its queries were understood */
type Trial = (round: number, count: number) => number;

/** Drawn in batches: only one is held at a time. */
const trialOf =
  <T>(drawn: fc.Arbitrary<T>, check: (value: T) => number): Trial =>
  (round, count) =>
    fc.sample(drawn, { seed: seed + round, numRuns: count }).reduce((sum, value) => sum + checked(value, check), 0);

const text = (one: string) => Number(expectTemplated(one));
const trials: Readonly<Record<string, Trial>> = {
  bytes: trialOf(bytes, text),
  'soups of words': trialOf(soup, text),
  'good queries, changed': trialOf(changed, text),
  'printed trees': trialOf(tree, (given) => text(expectPrinted(given))),
  'values of trees': trialOf(pair, (given) => Number(expectSameTemplate(given) === undefined)),
};

const batch = 500;
const sayEvery = 50_000;
const started = performance.now();
const understood = new Map<string, number>();
console.log(`seed ${seed}: ${wanted} queries`);
let done = 0;
for (let round = 0; done < wanted; round++) {
  for (const [name, trial] of Object.entries(trials)) {
    const count = Math.min(batch, wanted - done);
    if (count === 0) break;
    understood.set(name, (understood.get(name) ?? 0) + trial(round, count));
    done += count;
    if (done % sayEvery === 0 && done < wanted) say();
  }
}
say();
for (const [name, count] of understood) console.log(`  ${name}: ${count} understood`);
console.log('none crashed, none was SQL outside the template');

function checked<T>(value: T, check: (value: T) => number): number {
  try {
    return check(value);
  } catch (error) {
    console.error(`seed ${seed}, after ${done} queries: ${JSON.stringify(value)}`);
    throw error;
  }
}

function say(): void {
  const perSecond = (done * 1000) / (performance.now() - started);
  const mb = process.memoryUsage.rss() / 2 ** 20;
  console.log(`${done} queries, ${perSecond.toFixed(0)} a second, ${mb.toFixed(0)} MB`);
}

function numberOf(name: string, given: string): number {
  if (!/^[0-9]{1,10}$/.test(given)) throw new Error(`--${name} ${given} is no number`);
  return Number(given);
}
