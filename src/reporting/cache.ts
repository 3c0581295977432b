/** The last answers by key; the key holds tenant, scope, data version and question (SEC-15). Entries are not copied. */
export interface Cache<T> {
  get(key: string): T | undefined;
  set(key: string, value: T): void;
}

/** Keeps the `most` answers used last; one that `isLarge` is made anew each time, so that a few cannot fill the memory. */
export function createCache<T>(most: number, isLarge: (value: T) => boolean = () => false): Cache<T> {
  const entries = new Map<string, T>();
  return {
    get(key) {
      const found = entries.get(key);
      if (found === undefined) return undefined;
      entries.delete(key);
      entries.set(key, found);
      return found;
    },
    set(key, value) {
      if (isLarge(value)) return;
      entries.delete(key);
      entries.set(key, value);
      const oldest = entries.keys().next();
      if (entries.size > most && !oldest.done) entries.delete(oldest.value);
    },
  };
}
