import type { ReactNode } from 'react';
import { useWords } from '#web/charts/words.ts';
import type { Cell } from './cell.ts';
import { useDrill } from './drill.tsx';
import './drill.css';

interface FigureProps {
  readonly cell: Cell;
  /** Whether it stands in the tab order; in a row that the keyboard moves through it does not. */
  readonly reachable?: boolean;
  readonly children: ReactNode;
}

/** A number that opens the rows behind it; plain where there are none to open. */
export function FigureButton({ cell, reachable = true, children }: FigureProps) {
  const { t } = useWords();
  const open = useDrill();
  if (!open) return children;
  return (
    <button
      type="button"
      className="figure-button"
      title={t('drill.open')}
      data-testid={`figure-${cell.section}`}
      tabIndex={reachable ? 0 : -1}
      onClick={(event) => {
        // What is around it may be chosen by click too.
        event.stopPropagation();
        open(cell);
      }}
    >
      {children}
    </button>
  );
}
