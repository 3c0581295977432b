import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { oneOf } from '#web/filters/search.ts';
import { useSearch } from '#web/shell/use-tenant.ts';

/** How long after the last key the address follows, in milliseconds. */
const patience = 250;

/**
 * The text looked for in the page's tables. It stands in the address as `search`; what is being typed is ahead of it,
 * and a whole word is one step that Back undoes no further than the page.
 */
export function useTableSearch(): { typed: string; settled: string; type: (text: string) => void } {
  const search = useSearch();
  const navigate = useNavigate();
  const settled = oneOf(search.search) ?? '';
  const [typed, setTyped] = useState(settled);
  const wanted = typed.trim();
  // Somebody else changed the address: a link, Back, the other tab.
  useEffect(() => setTyped((before) => (before.trim() === settled ? before : settled)), [settled]);
  useEffect(() => {
    if (wanted === settled) return;
    const follow = () =>
      void navigate({
        to: '.',
        search: (before) => ({ ...before, search: wanted === '' ? undefined : wanted }),
        replace: true,
        resetScroll: false,
      });
    const timer = setTimeout(follow, patience);
    return () => clearTimeout(timer);
    // Only what was typed moves the address; that the address moved is heard above.
  }, [wanted]);
  return { typed, settled, type: setTyped };
}
