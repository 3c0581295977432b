import { afterEach, vi } from 'vitest';

/** Every test that follows begins at the real time. @returns what lets it be so many milliseconds later, and stand still */
export function useClock(): (ms: number) => void {
  afterEach(() => {
    vi.useRealTimers();
  });
  return (ms) => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms });
  };
}
