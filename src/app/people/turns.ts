import { Fault } from '#base/fault.ts';

/**
 * Lets work that is heavy on memory and processor happen a few at a time; the rest waits for its turn.
 * @param most how many may be at work, and how many may wait
 */
export function createTurns(most: { readonly atWork: number; readonly waiting: number }) {
  let atWork = 0;
  const waiting: (() => void)[] = [];
  /** @throws Fault `unavailable` when too many wait already */
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (atWork < most.atWork) atWork++;
    else await queue();
    try {
      return await work();
    } finally {
      // A turn is handed over and not given back, so that nobody who comes later gets in before.
      const next = waiting.shift();
      if (next === undefined) atWork--;
      else next();
    }
  };

  function queue(): Promise<void> {
    if (waiting.length >= most.waiting) {
      throw new Fault('unavailable', 'Too many people are signing in at this moment; try again in a few seconds');
    }
    return new Promise((resolve) => waiting.push(resolve));
  }
}
