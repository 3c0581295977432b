import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Place } from './move.ts';

/** One cell of a grid is in the tab order; where the keys lead, the focus follows once the cell is drawn. */
export function useRoving(box: RefObject<HTMLElement | null>, show: (row: number) => void) {
  const [place, setPlace] = useState<Place>({ row: 0, column: 0 });
  const wanted = useRef<Place>(undefined);
  useEffect(() => {
    const cell = wanted.current && cellIn(box.current, wanted.current);
    if (!cell) return;
    wanted.current = undefined;
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
  return {
    place,
    arrive: setPlace,
    go: (next: Place) => {
      wanted.current = next;
      if (!cellIn(box.current, next)) show(next.row);
      setPlace(next);
    },
  };
}

function cellIn(box: HTMLElement | null, { row, column }: Place): HTMLElement | null {
  return box?.querySelector<HTMLElement>(`[data-cell="${row}-${column}"]`) ?? null;
}
