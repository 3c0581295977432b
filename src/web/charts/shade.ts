/** Steps of the map's scale, low to high (docs/DESIGN.md, Charts). */
const stepCount = 6;

export interface Step {
  /** Smallest and largest figure of the step, both included. */
  readonly from: number;
  readonly to: number;
  readonly color: string;
}

/**
 * Six steps over figures that differ by orders of magnitude: each begins at a round number a like factor above the one
 * before. Fewer where the figures do not tell six apart; none where nothing is above zero.
 */
export function stepsOf(values: readonly number[], colors: readonly string[]): Step[] {
  const known = values.filter((value) => value > 0);
  if (known.length === 0) return [];
  const least = Math.min(...known);
  const most = Math.max(...known);
  const factor = (most / least) ** (1 / stepCount);
  const starts = Array.from({ length: stepCount }, (_, step) => (step === 0 ? least : round(least * factor ** step)));
  const distinct = [...new Set(starts)].filter((start) => start >= least && start <= most).sort((a, b) => a - b);
  return distinct.map((from, step) => ({
    from,
    to: (distinct[step + 1] ?? most + 1) - 1,
    color: colorAt(step, distinct.length, colors),
  }));
}

/** The colour of a figure; undefined for none and zero. */
export function shadeOf(value: number | undefined, steps: readonly Step[]): string | undefined {
  if (value === undefined || value <= 0) return undefined;
  return steps.findLast(({ from }) => value >= from)?.color ?? steps[0]?.color;
}

/** 1, 2 or 5 times a power of ten. */
function round(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const nice = [1, 2, 5, 10].find((one) => one * power >= value * 0.85) ?? 10;
  return Math.max(1, nice * power);
}

/** Fewer steps still run from the lightest to the darkest colour. */
function colorAt(step: number, count: number, colors: readonly string[]): string {
  const place = count === 1 ? colors.length - 1 : Math.round((step * (colors.length - 1)) / (count - 1));
  return colors[place] ?? '';
}
