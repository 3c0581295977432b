import { type RefObject, useLayoutEffect } from 'react';

/** Keeps the columns of a table whose rows come and go while scrolling from jumping: they grow, and never shrink. */
export function useSteadyColumns(box: RefObject<HTMLElement | null>, steady: boolean): void {
  useLayoutEffect(() => {
    if (!steady) return;
    for (const head of box.current?.querySelectorAll('th') ?? []) {
      // Rounded down: widths rounded up would add up to more than the table is wide.
      head.style.minWidth = `${Math.floor(head.getBoundingClientRect().width)}px`;
    }
  });
}
