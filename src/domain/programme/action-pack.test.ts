import { describe, expect, it } from 'vitest';
import { type ActionPack, nextStep, packEnds, withTrack } from './action-pack.ts';

const pack: ActionPack = { boughtOn: '2021-06-22' };

describe('packEnds', () => {
  it('MAP-11 ends the membership after 365 days and the benefits 30 days later', () => {
    expect(packEnds(pack)).toEqual({ membership: '2022-06-22', benefits: '2022-07-22' });
  });
});

describe('withTrack', () => {
  it('MAP-10 L-8 keeps the track that was chosen first', () => {
    const chosen = withTrack(pack, 'training');
    expect(chosen?.track).toBe('training');
    expect(chosen && withTrack(chosen, 'services')).toBeUndefined();
    expect(chosen && withTrack(chosen, 'training')).toEqual(chosen);
  });
});

describe('nextStep', () => {
  it('ENR-28 goes from the purchase over the marketplace profile to active', () => {
    expect(nextStep('purchased')).toBe('awaiting-marketplace-profile');
    expect(nextStep('awaiting-marketplace-profile')).toBe('active');
    expect(nextStep('active')).toBeUndefined();
  });
});
