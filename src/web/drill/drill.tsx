import { createContext, lazy, type ReactNode, Suspense, useContext, useRef } from 'react';
import type { ReportResult } from '#contract/report.ts';
import { useChangeSearch, useSearch } from '#web/shell/use-tenant.ts';
import { type Cell, cellOf, withCell } from './cell.ts';

const RowsPanel = lazy(() => import('./rows-panel.tsx').then(({ RowsPanel }) => ({ default: RowsPanel })));

const Drill = createContext<((cell: Cell) => void) | undefined>(undefined);

/** Opens the rows behind a number of the page; undefined where the page has none to open. */
export function useDrill(): ((cell: Cell) => void) | undefined {
  return useContext(Drill);
}

/** A page whose numbers open as rows: which one is open stands in the address, closing gives the focus back. */
export function DrillPlace({ result, children }: { result: ReportResult; children: ReactNode }) {
  const search = useSearch();
  const change = useChangeSearch();
  const opener = useRef<Element>(null);
  const cell = cellOf(search);
  const open = (wanted: Cell) => {
    opener.current = document.activeElement;
    change(withCell(search, wanted));
  };
  const close = () => {
    change(withCell(search, undefined));
    const section = cell?.section;
    // The panel must have gone before what is under it can have the focus.
    setTimeout(() => focusOn(opener.current, section), 50);
  };
  return (
    <Drill value={open}>
      {children}
      {cell && (
        <Suspense>
          <RowsPanel result={result} cell={cell} onClose={close} />
        </Suspense>
      )}
    </Drill>
  );
}

/** What opened the panel; the menu of its card when that is gone, or when the page was opened with the panel. */
function focusOn(opener: Element | null, section: string | undefined): void {
  const menu = document.querySelector(`[data-testid="menu-${CSS.escape(section ?? '')}"]`);
  const target = opener?.isConnected && opener !== document.body ? opener : menu;
  if (target instanceof HTMLElement || target instanceof SVGElement) target.focus();
}
