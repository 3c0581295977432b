import { lex } from '../test/architecture/source.ts';

/** Families of numbers in the order of docs/spec. */
export const families = [
  ...['CO', 'LRN', 'CUS', 'DYN', 'ADO', 'X'],
  ...['ENR', 'FEE', 'MAP', 'REN', 'ASC', 'L'],
  ...['API', 'Q', 'DL', 'REST', 'A'],
  ...['RO', 'R', 'OWN', 'HTTP', 'CLI', 'SEC'],
];

const number = `(${families.join('|')})-(\\d+)`;
const single = new RegExp(`(?<![\\w-])${number}(?![\\w-])`, 'g');
const range = new RegExp(`(?<![\\w-])${number}\\s*(?:…|\\.{2,3}|–|to)\\s*(?:\\1-)?(\\d+)(?![\\w-])`, 'g');

export interface Count {
  readonly family: string;
  readonly all: number;
  /** Numbers that no test names, smallest first. */
  readonly unnamed: readonly number[];
}

/** Every number a text mentions, `CUS-76`; a range stands for its ends only. */
export function numbersIn(text: string): Set<string> {
  return new Set([...text.matchAll(single)].map(([, family, count]) => `${family}-${Number(count)}`));
}

/** Every number a title names; `ENR-15 … ENR-18` names four. */
export function numbersOfTitle(title: string): Set<string> {
  const between = [...title.matchAll(range)].flatMap(([, family, first, last]) =>
    Array.from(
      { length: Math.max(0, Number(last) - Number(first) + 1) },
      (_, step) => `${family}-${Number(first) + step}`,
    ),
  );
  return new Set([...numbersIn(title), ...between]);
}

/** Titles of `it`, `test` and `describe`, with `.each(…)` and the like. */
export function titlesOf(source: string): string[] {
  const { code, texts } = lex(source);
  return texts.filter(({ at }) => isTitle(code.slice(0, at - 1))).map(({ text }) => text);
}

/** What the specification holds against what tests name, a line per family that has numbers. */
export function compare(specified: ReadonlySet<string>, named: ReadonlySet<string>): Count[] {
  return families.flatMap((family) => {
    const own = [...specified].filter((each) => each.startsWith(`${family}-`));
    if (own.length === 0) return [];
    const unnamed = own.filter((each) => !named.has(each)).map((each) => Number(each.slice(family.length + 1)));
    return [{ family, all: own.length, unnamed: unnamed.sort((a, b) => a - b) }];
  });
}

/** `1–3, 7` for 1, 2, 3, 7. */
export function condense(numbers: readonly number[]): string {
  const runs: [first: number, last: number][] = [];
  for (const each of numbers) {
    const open = runs.at(-1);
    if (open !== undefined && open[1] === each - 1) open[1] = each;
    else runs.push([each, each]);
  }
  return runs.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)).join(', ');
}

/** Whether code that ends here opens the arguments of a test: `it(`, `describe.skip(`, `it.each([…])(`. */
function isTitle(before: string): boolean {
  const call = /\(\s*$/.exec(before);
  if (call === null) return false;
  const callee = before.slice(0, call.index).trimEnd();
  return /(?<![.\w$])(it|test|describe)(\.\w+)*$/.test(callee.endsWith(')') ? withoutArguments(callee) : callee);
}

function withoutArguments(callee: string): string {
  let depth = 0;
  for (let at = callee.length - 1; at >= 0; at--) {
    if (callee[at] === ')') depth++;
    if (callee[at] === '(' && --depth === 0) return callee.slice(0, at).replace(/<[^()]*>$/, '');
  }
  return '';
}
