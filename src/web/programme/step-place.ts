import { directoryPlace, offersPlace, type Way } from './places.ts';
import type { Step } from './programme-api.ts';

/** Where each advice is followed. */
const places: Readonly<Record<string, Way>> = {
  'buy-action-pack': offersPlace,
  enrol: offersPlace,
  renew: offersPlace,
  'meet-kpi': '/programme/simulator',
  'meet-revenue': '/programme/simulator',
  'gain-points': '/programme/simulator',
  'buy-exam-units': '/programme/simulator',
  'link-people': '/admin/learning',
  'ask-directory': directoryPlace,
};

export function placeOf(step: string): Way {
  return places[step] ?? '/programme/requirements';
}

/** The same advice may be given for several competencies and levels. */
export function stepKey({ id, competency, level, by }: Step): string {
  return [id, competency, level, by].join(' ');
}
