import { readdirSync, readFileSync } from 'node:fs';
import { compare, condense, numbersIn, numbersOfTitle, titlesOf } from './requirement-numbers.ts';

/** Prints, per family of numbers in docs/spec, how many a test names and which none does. It informs; it never fails. */

const root = new URL('../', import.meta.url);
const specified = union(filesIn('docs/spec', /\.md$/).map(numbersIn));
const named = union(['src', 'test', 'scripts'].flatMap((folder) => filesIn(folder, /\.test\.tsx?$/)).flatMap(namedIn));

const counts = compare(specified, named);
for (const { family, all, unnamed } of counts) {
  const missing = unnamed.length === 0 ? '' : `  no test names ${condense(unnamed)}`;
  console.log(`${family.padEnd(5)}${String(all - unnamed.length).padStart(4)} of ${String(all).padStart(3)}${missing}`);
}
const open = counts.reduce((sum, { unnamed }) => sum + unnamed.length, 0);
console.log(`\n${specified.size - open} of ${specified.size} numbers are named by a test.`);

const unknown = [...named].filter((each) => !specified.has(each));
if (unknown.length > 0) console.log(`Named by a test but not in docs/spec: ${unknown.join(', ')}`);

function namedIn(source: string): Set<string>[] {
  return titlesOf(source).map(numbersOfTitle);
}

function filesIn(folder: string, wanted: RegExp): string[] {
  const names = readdirSync(new URL(`${folder}/`, root), { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => wanted.test(name))
    .map((name) => readFileSync(new URL(`${folder}/${name}`, root), 'utf8'));
}

function union(sets: readonly ReadonlySet<string>[]): Set<string> {
  return new Set(sets.flatMap((each) => [...each]));
}
