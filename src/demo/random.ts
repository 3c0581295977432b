import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

/** A stream of random values that depends on nothing but its path: the same path gives the same values. */
export interface Random {
  /** Uniform in [0, 1). */
  fraction(): number;
  /** Uniform integer, both ends included. */
  int(min: number, max: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** Uniform in [min, max). */
  between(min: number, max: number): number;
  /** Around 1 with a long right tail; `spread` 0 is always 1. */
  skewed(spread: number): number;
  /** Months until something with this monthly probability happens, at least 1. */
  wait(monthly: number): number;
  guid(): string;
  /** `count` hexadecimal digits, at most 8. */
  hex(count: number): string;
}

/** An independent stream for a path such as (seed, customer number, 'AzureUsage'). */
export function createRandom(...path: readonly (number | string)[]): Random {
  const source = xoroshiro128plusFromState(stateOf(path));
  const bits = (): number => source.next() >>> 0;
  const fraction = (): number => bits() / 0x1_0000_0000;
  const int = (min: number, max: number): number => min + Math.floor(fraction() * (max - min + 1));
  const between = (min: number, max: number): number => min + fraction() * (max - min);
  const hex = (count: number): string => bits().toString(16).padStart(8, '0').slice(0, count);
  return {
    fraction,
    int,
    between,
    hex,
    chance: (probability) => fraction() < probability,
    pick: (items) => at(items, int(0, items.length - 1)),
    skewed: (spread) => Math.exp(spread * (fraction() + fraction() + fraction() + fraction() - 2) * 1.7),
    wait: (monthly) => 1 + Math.floor(Math.log(1 - fraction()) / Math.log(1 - monthly)),
    guid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${'89ab'[int(0, 3)]}${hex(3)}-${hex(8)}${hex(4)}`,
  };
}

/** A function that draws from items in proportion to their weights; weights need not add up to 1. */
export function createChoice<T>(items: readonly T[], weight: (item: T) => number): (random: Random) => T {
  let total = 0;
  const upTo = items.map((item) => {
    total += weight(item);
    return total;
  });
  return (random) => {
    const mark = random.fraction() * total;
    const found = upTo.findIndex((limit) => mark < limit);
    return at(items, found < 0 ? items.length - 1 : found);
  };
}

/** The item at an index that is known to exist. */
export function at<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new Error(`no item ${index} in a list of ${items.length}`);
  return item;
}

/** Four well-mixed words: neighbouring paths must not give similar streams. */
function stateOf(path: readonly (number | string)[]): [number, number, number, number] {
  let hash = 0x9e3779b9;
  for (const part of path) hash = mix(hash, typeof part === 'number' ? part : textHash(part));
  const first = mix(hash, 1);
  const second = mix(first, 2);
  const third = mix(second, 3);
  return [first, second, third, mix(third, 4) | 1];
}

function mix(hash: number, value: number): number {
  let next = Math.imul(hash ^ value, 0x85ebca6b) + 0x6d2b79f5;
  next = Math.imul(next ^ (next >>> 13), 0xc2b2ae35);
  return next ^ (next >>> 16);
}

function textHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}
