import type { Track } from './action-pack.ts';
import type { Enrolment } from './book.ts';

/** What a membership gives, in pieces of it. */
export interface Benefit {
  readonly id: string;
  readonly amount: number;
}

/** The training track of the Action Pack, as published in 2023 (MAP-12). What the services track gives is in no source. */
const ofTrack: Readonly<Record<Track, readonly Benefit[]>> = {
  training: [
    { id: 'azure-credit-usd-monthly', amount: 100 },
    { id: 'windows-server-learning-images', amount: 100 },
    { id: 'visual-studio-professional', amount: 3 },
    { id: 'office-365-e3', amount: 5 },
    { id: 'sql-server-standard-cores', amount: 2 },
    { id: 'windows-server-essentials', amount: 1 },
    { id: 'client-access-licences', amount: 10 },
    { id: 'dynamics-365-customer-engagement', amount: 5 },
    { id: 'technical-journey-hours', amount: 5 },
    { id: 'support-incidents', amount: 10 },
  ],
  services: [],
};

/** The benefits of a membership: of an Action Pack once its track is chosen (ENR-22, MAP-10, MAP-12). */
export function benefitsOf({ track, ended }: Pick<Enrolment, 'track' | 'ended'>): readonly Benefit[] {
  return track === null || ended !== null ? [] : ofTrack[track];
}
