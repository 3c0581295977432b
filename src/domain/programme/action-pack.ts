import { addDays, type Day } from '#base/day.ts';

/** From the purchase to the courseware being open: step two is a support case (ENR-28). */
export const activationSteps = ['purchased', 'awaiting-marketplace-profile', 'active'] as const;
export type ActivationStep = (typeof activationSteps)[number];

/** The step after this one; undefined when it is active. */
export function nextStep(step: ActivationStep): ActivationStep | undefined {
  return activationSteps[activationSteps.indexOf(step) + 1];
}

export type Track = 'services' | 'training';

/** A bought Action Pack. */
export interface ActionPack {
  readonly boughtOn: Day;
  /** Chosen when benefits are first activated, kept until the next purchase or renewal (MAP-10, L-8). */
  readonly track?: Track;
}

/** The membership ends 365 days after the purchase, its benefits 30 days later (MAP-11). */
export function packEnds({ boughtOn }: ActionPack): { readonly membership: Day; readonly benefits: Day } {
  const membership = addDays(boughtOn, 365);
  return { membership, benefits: addDays(membership, 30) };
}

/**
 * The pack with its track.
 * @returns undefined when another track was chosen already: it cannot be changed until the next purchase (MAP-10)
 */
export function withTrack(pack: ActionPack, track: Track): ActionPack | undefined {
  return pack.track === undefined || pack.track === track ? { ...pack, track } : undefined;
}
