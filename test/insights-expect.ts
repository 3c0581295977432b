import { expect } from 'vitest';
import type { Cell } from '#store/store.ts';
import type { AnswerGroups } from './reference/insights.ts';

/** Rows in no order. */
export const counted = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).sort();

interface Told {
  readonly limit: number | undefined;
  readonly text: string;
}

/** The first rows of the groups, in their order; which of equal ones come first is the engine's to say. */
export function expectRows(given: readonly (readonly Cell[])[], groups: AnswerGroups, { limit, text }: Told): void {
  let at = 0;
  let room = limit ?? Number.POSITIVE_INFINITY;
  for (const group of groups) {
    const size = Math.min(group.length, room);
    const part = counted(given.slice(at, at + size));
    at += size;
    room -= size;
    if (size === group.length) expect(part, text).toEqual(counted(group));
    else expectSome(part, group, { size, text });
  }
  expect(given.length, text).toBe(at);
}

function expectSome(
  part: readonly string[],
  group: readonly unknown[],
  { size, text }: { size: number; text: string },
) {
  expect(part, text).toHaveLength(size);
  const stock = counted(group);
  for (const row of part) {
    const place = stock.indexOf(row);
    expect(place, text).toBeGreaterThanOrEqual(0);
    stock.splice(place, 1);
  }
}
