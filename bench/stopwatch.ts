/** The shortest of some runs, in ms: what the machine can do when nobody disturbs it. */
export async function shortest(runs: number, work: () => Promise<unknown>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) least = Math.min(least, await once(work));
  return least;
}

/** One run, in ms. */
export async function once(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** The sum of named statements, each the shortest of some runs, in ms. */
export async function sumOf(
  statements: Readonly<Record<string, string>>,
  { runs, run, say }: { runs: number; run: (sql: string) => Promise<unknown>; say: (text: string) => void },
): Promise<number> {
  let sum = 0;
  for (const [id, sql] of Object.entries(statements)) {
    const ms = await shortest(runs, () => run(sql));
    say(`  ${id}: ${ms.toFixed(0)} ms by hand`);
    sum += ms;
  }
  return sum;
}

/** What a page took without and with the cache, against its statements written by hand; all in ms. */
export interface PageTimes {
  readonly cold: number;
  readonly cached: number;
  readonly byHand: number;
}

/** The line of a page: ratios, because the machine's speed cancels out in them. */
export function pageLine(page: string, { cold, cached, byHand }: PageTimes): string {
  return `${page}: ${ratio(cold, byHand)} of the hand-written statements (target ≤ 1.0), from the cache ${ratio(cached, byHand, 5)} (${cached.toFixed(2)} ms, target < 10)`;
}

export const ratio = (ms: number, ofMs: number, digits = 3) => (ms / ofMs).toFixed(digits);
