import { encode } from 'uqr';

/** Empty modules around a code that readers want. */
const quiet = 4;

/** A text as a code for cameras: dark on light in every look, else cameras do not find it. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { border: quiet });
  return (
    <svg className="qr" role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} data-testid="qr">
      <rect width={size} height={size} fill="#fff" />
      <path d={toPath(data)} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}

/** Dark modules, a run of a row at a time. */
export function toPath(modules: readonly (readonly boolean[])[]): string {
  return modules.flatMap((row, y) => runsOf(row).map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`)).join('');
}

function runsOf(row: readonly boolean[]): [start: number, length: number][] {
  const runs: [number, number][] = [];
  row.forEach((isDark, x) => {
    const last = runs.at(-1);
    if (!isDark) return;
    if (last && last[0] + last[1] === x) last[1]++;
    else runs.push([x, 1]);
  });
  return runs;
}
