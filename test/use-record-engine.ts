import { afterAll, beforeAll } from 'vitest';
import type { EngineKind, RecordEngine } from './record-engines.ts';

/**
 * Gives the tests of a describe an engine of their own, where there is one. `begin` puts on it what they need, and says
 * with `atEnd` how that ends before the engine does, whatever of it was begun.
 */
export function useRecordEngine(
  start: EngineKind['start'],
  begin: (engine: RecordEngine, atEnd: (end: () => Promise<unknown>) => void) => Promise<void>,
): void {
  const ends: (() => Promise<unknown>)[] = [];
  beforeAll(async () => {
    if (start === undefined) return;
    const engine = await start();
    ends.push(() => Promise.resolve(engine[Symbol.asyncDispose]()));
    await begin(engine, (end) => ends.unshift(end));
  }, 120_000);
  afterAll(async () => {
    for (const end of ends) await end();
  });
}
