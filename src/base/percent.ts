/** `part / whole` in percent points, exact; undefined when the whole is 0 or either is unknown. */
export function percentOf(part: number | undefined, whole: number | undefined): number | undefined {
  if (part === undefined || whole === undefined || whole === 0) return undefined;
  return (part / whole) * 100;
}

/** Growth from `first` to `last` in percent points: undefined when `first` is 0 or either is unknown. */
export function growthPercent(first: number | undefined, last: number | undefined): number | undefined {
  return first === undefined || last === undefined ? undefined : percentOf(last - first, first);
}

/** Percent points as they leave the house: 2 decimals, half away from zero (HTTP-6). */
export function roundPercent(value: number): number {
  return (Math.sign(value) * Math.round(Math.abs(value) * 100 + 1e-9)) / 100;
}
