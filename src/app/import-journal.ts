import type { ImportStatus } from '#contract/imports.ts';
import type { Deed } from './people/audit-log.ts';
import type { Doer } from './people/doer.ts';

/**
 * Notes imports in the log (SEC-18): when a file is taken, what became of it, and when it was taken back. Loading data
 * does not wait for the log: what cannot be noted is told to the log of the server instead.
 */
export interface ImportJournal {
  started(doer: Doer, status: ImportStatus): void;
  ended(doer: Doer, status: ImportStatus): void;
  undone(doer: Doer, status: ImportStatus): void;
  /** Resolves when everything was noted. */
  settled(): Promise<void>;
}

export function createImportJournal(deps: {
  readonly note: (doer: Doer, deed: Deed) => Promise<void>;
  readonly onLost: (deed: Deed, error: unknown) => void;
}): ImportJournal {
  let last: Promise<void> = Promise.resolve();
  const add = (doer: Doer, deed: Deed) => {
    last = last.then(() => deps.note(doer, deed)).catch((error: unknown) => deps.onLost(deed, error));
  };
  return {
    started: (doer, { id, tenant, file }) =>
      add(doer, { tenant, action: 'data.imported', object: id, detail: { stage: 'started', file } }),
    ended: (doer, status) => add(doer, endOf(status)),
    undone: (doer, { id, tenant, file, receipt }) =>
      add(doer, { tenant, action: 'data.undone', object: receipt?.delivery ?? id, detail: { file } }),
    settled: () => last,
  };
}

function endOf({ id, tenant, file, stage, receipt, error }: ImportStatus): Deed {
  const brought = receipt && {
    dataset: receipt.dataset,
    delivery: receipt.delivery,
    rows: receipt.rows,
    rejected: receipt.rejected,
    duplicate: receipt.duplicate,
  };
  const detail = { stage, file, ...brought, ...(error && { error: error.code }) };
  return { tenant, action: 'data.imported', object: id, detail };
}
