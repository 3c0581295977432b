import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Fault } from '#base/fault.ts';
import { type Scope, type ScopedQuery, scopeQuery } from '#query/scope.ts';
import type { Store } from '../store.ts';
import { fairStore } from './fair.ts';
import { createSlots } from './slots.ts';

const limits = { perTenant: 2, most: 3, waiting: 50 };

describe('createSlots', () => {
  it('SEC-14 gives a tenant its share at once, however many of another wait', async () => {
    const slots = createSlots(limits);
    const order: string[] = [];
    const run = async (tenant: string, name: string) => {
      const release = await slots.take(tenant);
      order.push(name);
      await pause(1);
      release();
    };
    const greedy = Array.from({ length: 40 }, (_, i) => run('greedy', `greedy ${i}`));
    await Promise.all([...greedy, run('modest', 'modest')]);
    expect(order.indexOf('modest')).toBeLessThanOrEqual(3);
    expect(order).toHaveLength(41);
  });

  it('SEC-14 refuses more than may wait, and lets go of whoever gives up', async () => {
    const slots = createSlots({ perTenant: 1, most: 1, waiting: 1 });
    const release = await slots.take('a');
    const stop = new AbortController();
    const second = slots.take('a', stop.signal);
    await expect(slots.take('a')).rejects.toThrow(/wait already/);
    stop.abort(new Error('gone'));
    await expect(second).rejects.toThrow('gone');
    release();
    release();
    (await slots.take('a'))();
    await expect(slots.take('a', AbortSignal.abort(new Error('late')))).rejects.toThrow('late');
  });

  it('SEC-14 never gives more places than there are, and forgets nobody', async () => {
    const visits = fc.array(
      fc.record({ tenant: fc.constantFrom('a', 'b', 'c'), steps: fc.integer({ min: 0, max: 3 }) }),
      {
        maxLength: 30,
      },
    );
    await fc.assert(
      fc.asyncProperty(visits, async (asked) => {
        const slots = createSlots(limits);
        const inside = new Map<string, number>();
        const count = (tenant: string, by: number) => inside.set(tenant, (inside.get(tenant) ?? 0) + by);
        const visit = async ({ tenant, steps }: { tenant: string; steps: number }) => {
          const release = await slots.take(tenant);
          count(tenant, 1);
          expect(inside.get(tenant)).toBeLessThanOrEqual(limits.perTenant);
          expect([...inside.values()].reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(limits.most);
          for (let step = 0; step < steps; step++) await Promise.resolve();
          count(tenant, -1);
          release();
          return true;
        };
        expect(await Promise.all(asked.map(visit))).toHaveLength(asked.length);
      }),
      { numRuns: 60 },
    );
  });
});

const scope: Scope = { tenant: 'a', may: [] };
const query = scopeQuery({ kind: 'months', datasets: [] } as never, scope) as ScopedQuery<never>;

/** An engine whose questions end when they are stopped, and not before. */
function stubbornStore(): Pick<Store, 'run' | 'stream' | 'writeInsightsText'> {
  return {
    writeInsightsText: (_query, _file, signal) =>
      new Promise((_, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
      }),
    run: (_kind, _query, signal) =>
      new Promise((_, reject) => {
        signal?.addEventListener('abort', () => reject(new Error('interrupted')), { once: true });
      }),
    async *stream() {
      for (;;) yield { columns: [], rows: [] };
    },
  };
}

describe('fairStore', () => {
  const store = fairStore(stubbornStore() as Store, { ...limits, longestMs: 20 });

  it('SEC-14 stops a question that takes too long and says what to do', async () => {
    const refused = await store.run('values', query).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Fault);
    expect(refused).toMatchObject({ code: 'too-large', message: expect.stringContaining('fewer months') });
  });

  it('SEC-14 passes on that the reader went away, and gives the place back each time', async () => {
    for (let i = 0; i < 10; i++) {
      const stop = new AbortController();
      const asked = store.run('values', query, stop.signal);
      stop.abort();
      await expect(asked).rejects.toThrow();
    }
    await expect(store.run('values', query)).rejects.toThrow(/fewer months/);
  });

  it('SEC-14 a file that the engine writes has a place until it is broken off, however long that takes', async () => {
    const file = { path: 'file', head: 'A', separator: ',', rawText: false } as const;
    const stops = Array.from({ length: limits.perTenant }, () => new AbortController());
    const written = stops.map(({ signal }) => store.writeInsightsText(query, file, signal));
    const next = store.stream(query)[Symbol.asyncIterator]();
    let isOpen = false;
    const opened = next.next().then(() => {
      isOpen = true;
    });
    await pause(3 * 20);
    expect(isOpen).toBe(false);
    await expect(store.run('values', query)).rejects.toThrow(/fewer months/);
    stops[0]?.abort(new Error('gone'));
    await expect(written[0]).rejects.toThrow('gone');
    await opened;
    await next.return?.();
    stops[1]?.abort(new Error('gone too'));
    await expect(written[1]).rejects.toThrow('gone too');
  });

  it('SEC-14 a file that is read slowly takes no place of a question', async () => {
    const open = await Promise.all(
      Array.from({ length: limits.perTenant }, async () => {
        const rows = store.stream(query)[Symbol.asyncIterator]();
        await rows.next();
        return rows;
      }),
    );
    await expect(store.run('values', query)).rejects.toThrow(/fewer months/);
    for (const rows of open) await rows.return?.();
    const again = store.stream(query)[Symbol.asyncIterator]();
    expect((await again.next()).done).toBe(false);
    await again.return?.();
  });
});
