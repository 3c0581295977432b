import type { Random } from './random.ts';

/** A few values as systems really write them: other case, a blank at the end. */
export function spelled(random: Random, value: string): string {
  const kind = random.fraction();
  if (kind > 0.012) return value;
  if (kind > 0.008) return value.toLowerCase();
  return kind > 0.004 ? `${value} ` : value.toUpperCase();
}
