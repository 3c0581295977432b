import type { Instant } from '../schedule/instant.ts';

/** Where an alert stands after it was looked at. */
export interface AlertState {
  readonly isOn: boolean;
  /** What it was before that look. */
  readonly wasOn: boolean;
  /** The slot of the look. */
  readonly at: Instant;
  /** The slot at which it became what it is; null: it was never on. */
  readonly since: Instant | null;
}

/** What is worth telling: it became true, or it is over. */
export type AlertNews = 'began' | 'over';

export interface Look {
  readonly slot: Instant;
  /** Whether the rule holds; undefined: nobody can know, and the alert stays as it is. */
  readonly holds: boolean | undefined;
  /** Whether the run that came to the last state got to its end, so that its news was told. */
  readonly isTold: boolean;
}

/**
 * An alert tells once that it began and once that it is over. A run that is made again, or that failed for good after it
 * had looked, counts from the state before it: no news is lost and none told twice.
 */
export function stepAlert(
  state: AlertState | undefined,
  { slot, holds, isTold }: Look,
): { readonly state: AlertState; readonly news: AlertNews | undefined } {
  // A look that was slower than a later one says nothing any more.
  if (state !== undefined && state.at > slot) return { state, news: undefined };
  const isAgain = state !== undefined && (state.at === slot || !isTold);
  const wasOn = (isAgain ? state.wasOn : state?.isOn) ?? false;
  const isOn = holds ?? wasOn;
  const since = isOn === wasOn ? (isAgain && state.isOn !== state.wasOn ? null : (state?.since ?? null)) : slot;
  return { state: { isOn, wasOn, at: slot, since }, news: isOn === wasOn ? undefined : isOn ? 'began' : 'over' };
}
