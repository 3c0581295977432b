import { Fault } from '#base/fault.ts';
import type { ScopedQuery } from '#query/scope.ts';
import type { Store } from '../store.ts';
import { createSlots, type SlotLimits, type Slots } from './slots.ts';

export interface FairLimits extends SlotLimits {
  /** How long one question may take, in milliseconds; files of any length are told apart and not cut off. */
  readonly longestMs: number;
}

/** Enough for a page whose sections ask at once, and never so much that one tenant has the engine to itself. */
export const usualLimits: FairLimits = { perTenant: 4, most: 8, waiting: 500, longestMs: 120_000 };

/**
 * The store with a share of the engine for every tenant (SEC-14): a tenant has a few questions under way at a time, the
 * others of it wait their turn, and one that takes too long is stopped. A file that is read slowly holds a place among
 * the files of its tenant and none among its questions.
 */
export function fairStore(store: Store, limits: FairLimits = usualLimits): Store {
  const questions = createSlots(limits);
  const files = createSlots(limits);
  const ask = async <T>(
    query: ScopedQuery,
    signal: AbortSignal | undefined,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> => {
    const release = await questions.take(query.scope.tenant, signal);
    const tooLong = AbortSignal.timeout(limits.longestMs);
    try {
      signal?.throwIfAborted();
      return await work(signal === undefined ? tooLong : AbortSignal.any([signal, tooLong]));
    } catch (error) {
      throw tooLong.aborted && signal?.aborted !== true ? tooLongFault(limits, error) : error;
    } finally {
      release();
    }
  };
  return {
    ...store,
    run: (kind, query, signal) => ask(query, signal, (until) => store.run(kind, query, until)),
    count: (query, signal) => ask(query, signal, (until) => store.count(query, until)),
    stream: (query, signal) => streamed(files, query.scope.tenant, signal, () => store.stream(query, signal)),
    streamInsights: (query, signal) =>
      streamed(files, query.scope.tenant, signal, () => store.streamInsights(query, signal)),
    writeInsightsText: (query, file, signal) =>
      written(files, query.scope.tenant, signal, () => store.writeInsightsText(query, file, signal)),
    streamLearners: (query, signal) =>
      streamed(files, query.scope.tenant, signal, () => store.streamLearners(query, signal)),
  };
}

async function* streamed<T>(
  files: Slots,
  tenant: string,
  signal: AbortSignal | undefined,
  open: () => AsyncIterable<T>,
): AsyncGenerator<T> {
  const release = await files.take(tenant, signal);
  try {
    yield* open();
  } finally {
    release();
  }
}

async function written(
  files: Slots,
  tenant: string,
  signal: AbortSignal | undefined,
  write: () => Promise<number>,
): Promise<number> {
  const release = await files.take(tenant, signal);
  try {
    return await write();
  } finally {
    release();
  }
}

function tooLongFault({ longestMs }: FairLimits, cause: unknown): Fault {
  const seconds = Math.round(longestMs / 1000);
  return new Fault('too-large', `This took longer than ${seconds} seconds and was stopped; choose fewer months`, {
    cause,
  });
}
