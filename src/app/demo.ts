import { type DemoFile, type DemoSize, demoTenant, writeDemoFiles } from '#demo/generate.ts';
import type { Config } from './config.ts';

export { type DemoFile, type DemoSize, demoTenant };

/**
 * Writes the demo's raw export files into `dir`; they end with the month before the configured day (CLI-7).
 * @param onProgress is told the part that is written, 0 to 1
 */
export function writeDemo(
  config: Config,
  demo: {
    readonly dir: string;
    readonly size: DemoSize;
    readonly seed: number;
    readonly onProgress: (fraction: number) => void;
  },
): Promise<readonly DemoFile[]> {
  const { dir, size, seed } = demo;
  const today = config.today ?? new Date().toISOString().slice(0, 10);
  return writeDemoFiles({ dir, size, seed, today, onProgress: ({ customers, of }) => demo.onProgress(customers / of) });
}
