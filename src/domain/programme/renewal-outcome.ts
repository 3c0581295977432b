import type { Level } from './edition.ts';
import type { LevelStanding } from './standing.ts';

/** What the requirements of the renewal window allow a partner to renew (REN-10, ENR-41, ENR-43). */
export function renewalOutcome(
  standings: readonly LevelStanding[],
  held: { readonly competency: string; readonly level: Level },
): Level {
  const reached = (level: Level) =>
    standings.some(
      (standing) => standing.competency === held.competency && standing.level === level && standing.eligible,
    );
  if (held.level === 'gold' && reached('gold')) return 'gold';
  if (held.level !== 'learning-action-pack' && reached('silver')) return 'silver';
  return 'learning-action-pack';
}
