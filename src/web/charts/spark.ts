export interface SparkPoint {
  readonly x: number;
  readonly y: number;
}

export interface Spark {
  /** SVG path of the line; a month without data is a gap. */
  readonly line: string;
  /** SVG path of the area under each unbroken run. */
  readonly area: string;
  /** Where each month lies; undefined for a gap. */
  readonly points: readonly (SparkPoint | undefined)[];
  /** Months that stand alone between gaps, which a line would not show. */
  readonly lonely: readonly SparkPoint[];
}

/** A small line over `values` in a box of `width` by `height`; as small as it is, its shape must show, so the scale need not begin at zero. */
export function sparkOf(values: Values, width: number, height: number): Spark {
  return drawn(values, scaleOf(knownOf(values)), { width, height });
}

type Values = readonly (number | undefined)[];

/** Two lines on one scale: the months on screen, and those of the period before. */
export function sparksOf([now, then]: readonly [Values, Values], width: number, height: number): [Spark, Spark] {
  const scale = scaleOf([...knownOf(now), ...knownOf(then)]);
  const box = { width, height };
  return [drawn(now, scale, box), drawn(then, scale, box)];
}

function knownOf(values: Values): number[] {
  return values.flatMap((value) => value ?? []);
}

interface Scale {
  readonly low: number;
  readonly span: number;
}

function drawn(values: Values, { low, span }: Scale, { width, height }: { width: number; height: number }): Spark {
  const step = values.length > 1 ? width / (values.length - 1) : 0;
  const pad = 2;
  const points = values.map((value, index) =>
    value === undefined
      ? undefined
      : { x: index * step, y: height - pad - ((value - low) / span) * (height - 2 * pad) },
  );
  const runs = runsOf(points);
  return {
    points,
    line: runs.map(lineOf).join(''),
    area: runs.map((run) => areaOf(run, height)).join(''),
    lonely: runs.flatMap((run) => (run.length === 1 ? run : [])),
  };
}

/** The movement takes the upper half; what never falls to zero shows a base below it. */
function scaleOf(known: readonly number[]): Scale {
  const most = Math.max(...known, 0);
  const least = Math.min(...known, most);
  const low = Math.max(0, least - (most - least)) === 0 ? Math.min(0, least) : least - (most - least);
  return { low, span: most - low || 1 };
}

function runsOf(points: readonly (SparkPoint | undefined)[]): SparkPoint[][] {
  const runs: SparkPoint[][] = [];
  let run: SparkPoint[] = [];
  for (const point of [...points, undefined]) {
    if (point) run.push(point);
    else if (run.length > 0) {
      runs.push(run);
      run = [];
    }
  }
  return runs;
}

function lineOf(run: readonly SparkPoint[]): string {
  return run.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('');
}

function areaOf(run: readonly SparkPoint[], height: number): string {
  const first = run[0];
  const last = run.at(-1);
  if (!first || !last || run.length < 2) return '';
  return `${lineOf(run)}L${round(last.x)} ${height}L${round(first.x)} ${height}Z`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
