import { Fault, type FaultCode } from '#base/fault.ts';
import type { Problem } from '#lake/receipt.ts';
import type { Dataset } from '#model/dataset.ts';
import type { Limits } from './limits.ts';

/** What the child process is asked to do: turn the file at `path` into `rows.parquet` in the folder `staging`. */
export interface ConvertJob {
  readonly path: string;
  /** What to call the file in messages. */
  readonly name: string;
  readonly staging: string;
  readonly datasets: readonly Dataset[];
  readonly dataset?: string;
  /** The customer of files that do not say whose they are. */
  readonly customer?: string;
  readonly limits: Limits;
}

/** What became of it. Without a loaded row there is no `rows.parquet`; without a rejected one no `rejects.csv`. */
export interface Converted {
  readonly dataset: string;
  readonly loaded: number;
  readonly rejected: number;
  readonly problems: readonly Problem[];
  readonly unknownColumns: readonly string[];
  readonly missingColumns: readonly string[];
  /** Dataset columns the Parquet file holds. */
  readonly columns: readonly string[];
  /** Months or days, sorted, for datasets that replace them. */
  readonly periods: readonly string[];
  readonly sha256: string;
  readonly bytes: number;
}

export interface FaultNote {
  readonly code: FaultCode;
  readonly message: string;
  readonly parameter?: string;
  readonly allowed?: readonly string[];
  readonly detail?: string;
}

/** What the child process says. */
export type WorkerNote =
  | { readonly kind: 'progress'; readonly fraction: number }
  | { readonly kind: 'done'; readonly converted: Converted }
  | { readonly kind: 'fault'; readonly fault: FaultNote }
  | { readonly kind: 'broken'; readonly error: string };

export function toNote({ code, message, parameter, allowed, detail }: Fault): FaultNote {
  return {
    code,
    message,
    ...(parameter === undefined ? {} : { parameter }),
    ...(allowed === undefined ? {} : { allowed }),
    ...(detail === undefined ? {} : { detail }),
  };
}

export function toFault({ code, message, ...more }: FaultNote): Fault {
  return new Fault(code, message, more);
}
