import { Fault } from '#base/fault.ts';

/** One thing that the doctor looked at: what was found and, where something can be done about it, what. */
export interface Finding {
  readonly check: string;
  readonly ok: boolean;
  readonly found: string;
  readonly advice?: string;
}

export function fine(check: string, found: string, advice?: string): Finding {
  return { check, ok: true, found, ...(advice !== undefined && { advice }) };
}

export function wrong(check: string, found: string, advice: string): Finding {
  return { check, ok: false, found, advice };
}

export function messageOf(error: unknown): string {
  return error instanceof Fault || error instanceof Error ? error.message : String(error);
}
