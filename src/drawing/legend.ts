import type { Look } from './look.ts';
import { fit, type Picture, rect, textAt, textWidth } from './picture.ts';

const row = 18;
const swatch = 10;

interface Entry {
  readonly name: string;
  readonly color: string;
}

/** What each colour stands for, in as many rows as it takes; nothing to tell apart, no legend. */
export function legend(entries: readonly Entry[], { look, width }: { look: Look; width: number }): Picture {
  if (entries.length < 2) return { width, height: 0, body: '' };
  let x = 0;
  let y = 0;
  const parts = entries.map(({ name, color }) => {
    const text = fit(name, width / 2 - 24);
    const needed = swatch + 6 + textWidth(text);
    if (x > 0 && x + needed > width) {
      x = 0;
      y += row;
    }
    const drawn =
      rect({ x, y: y + 3, width: swatch, height: swatch }, color, { radius: 2 }) +
      textAt(x + swatch + 6, y + 12, text, { fill: look.ink });
    x += needed + 16;
    return drawn;
  });
  return { width, height: y + row, body: parts.join('') };
}
