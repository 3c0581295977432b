import { readdirSync, readFileSync } from 'node:fs';

/** Samples the resident memory of this process and its children; `stop` gives the peak of their sum in MB. */
export function watchMemory(): { stop: () => number } {
  let peak = 0;
  const sample = () => {
    peak = Math.max(peak, residentOfFamily(process.pid));
  };
  const timer = setInterval(sample, 100);
  return {
    stop: () => {
      clearInterval(timer);
      sample();
      return Math.round(peak / 1024);
    },
  };
}

/** kB of the process and all below it; processes that ended meanwhile count nothing. */
function residentOfFamily(pid: number): number {
  const text = statusOf(pid);
  const own = Number(/VmRSS:\s+(\d+)/.exec(text)?.[1] ?? 0);
  return childrenOf(pid).reduce((sum, child) => sum + residentOfFamily(child), own);
}

function childrenOf(pid: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((each) => new RegExp(`PPid:\\s+${pid}\\n`).test(statusOf(each)));
}

function statusOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch (cause) {
    if (cause instanceof Error) return '';
    throw cause;
  }
}
