import { useEffect, useState } from 'react';

/** A value once it has stayed the same for `waitMs`: what is typed is not asked for letter by letter. */
export function useSettled<V>(value: V, waitMs = 250): V {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), waitMs);
    return () => clearTimeout(timer);
  }, [value, waitMs]);
  return settled;
}
