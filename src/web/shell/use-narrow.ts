import { useSyncExternalStore } from 'react';

/** Under this width the navigation is a drawer; the style sheet uses the same number. */
const narrow = matchMedia('(max-width: 899.98px)');

export function useNarrow(): boolean {
  return useSyncExternalStore(watch, () => narrow.matches);
}

function watch(changed: () => void): () => void {
  narrow.addEventListener('change', changed);
  return () => narrow.removeEventListener('change', changed);
}
