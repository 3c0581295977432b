import { Fault } from '#base/fault.ts';

export interface SlotLimits {
  /** Places that one tenant may have at a time, and that all may have together. */
  readonly perTenant: number;
  readonly most: number;
  /** How many of one tenant may wait for a place. */
  readonly waiting: number;
}

export interface Slots {
  /**
   * A place, when one is free; whoever waits longest of the tenant that had its turn longest ago is next.
   * @returns gives the place back; calling it again does nothing
   * @throws Fault `unavailable` when too many of the tenant wait already; the signal's reason when it is aborted first
   */
  take(tenant: string, signal?: AbortSignal): Promise<() => void>;
}

interface Line {
  taken: number;
  readonly waiting: (() => void)[];
}

export function createSlots({ perTenant, most, waiting }: SlotLimits): Slots {
  /** In the order in which tenants had their last turn. */
  const lines = new Map<string, Line>();
  let taken = 0;

  const lineOf = (tenant: string): Line => {
    const line = lines.get(tenant) ?? { taken: 0, waiting: [] };
    lines.set(tenant, line);
    return line;
  };
  const next = () => {
    for (const [tenant, line] of lines) {
      if (taken >= most) return;
      if (line.taken >= perTenant) continue;
      const start = line.waiting.shift();
      if (start === undefined) continue;
      lines.delete(tenant);
      lines.set(tenant, line);
      line.taken++;
      taken++;
      start();
      next();
      return;
    }
  };
  const giveBack = (tenant: string) => {
    const line = lineOf(tenant);
    line.taken--;
    taken--;
    if (line.taken === 0 && line.waiting.length === 0) lines.delete(tenant);
    next();
  };

  return {
    take(tenant, signal) {
      const line = lineOf(tenant);
      if (line.waiting.length >= waiting) return Promise.reject(tooMany(waiting));
      return new Promise((resolve, reject) => {
        let given = false;
        const start = () => {
          signal?.removeEventListener('abort', leave);
          resolve(() => {
            if (given) return;
            given = true;
            giveBack(tenant);
          });
        };
        const leave = () => {
          const place = line.waiting.indexOf(start);
          if (place < 0) return;
          line.waiting.splice(place, 1);
          reject(signal?.reason);
        };
        if (signal?.aborted === true) {
          reject(signal.reason);
          return;
        }
        signal?.addEventListener('abort', leave, { once: true });
        line.waiting.push(start);
        next();
      });
    },
  };
}

function tooMany(waiting: number): Fault {
  return new Fault('unavailable', `${waiting} questions of this company wait already; try again in a moment`);
}
