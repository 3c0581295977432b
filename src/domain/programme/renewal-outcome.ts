import type { Level } from './edition.ts';
import type { LevelStanding } from './standing.ts';

/** What the requirements of the renewal window allow a partner to renew (REN-10, ENR-41, ENR-43). */
export function renewalOutcome(
  standings: readonly LevelStanding[],
  held: { readonly competency: string; readonly level: Level },
): Level {
  // A level without a competency is reached over everything that is taught (points editions).
  const isOf = ({ competency }: LevelStanding) => competency === held.competency || competency === null;
  const reached = (level: Level) =>
    standings.some((standing) => isOf(standing) && standing.level === level && standing.eligible);
  if (held.level === 'gold' && reached('gold')) return 'gold';
  if (held.level !== 'learning-action-pack' && reached('silver')) return 'silver';
  return 'learning-action-pack';
}
