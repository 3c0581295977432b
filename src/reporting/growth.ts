import type { Month } from '#base/month.ts';
import { growthPercent } from '#base/percent.ts';

interface GrowthMonths {
  /** Months with data, oldest first. */
  readonly known: readonly Month[];
  /** The month still running, which is not complete. */
  readonly running: Month;
}

/**
 * Growth of a figure in percent points, from the first to the last month that is complete and has data;
 * undefined without two such months.
 */
export function growthOf(
  figure: (month: Month) => number | undefined,
  { known, running }: GrowthMonths,
): number | undefined {
  const complete = known.filter((month) => month !== running);
  const [first, last] = [complete[0], complete.at(-1)];
  if (first === undefined || last === undefined || first === last) return undefined;
  return growthPercent(figure(first), figure(last));
}
