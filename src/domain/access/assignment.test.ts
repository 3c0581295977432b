import { describe, expect, it } from 'vitest';
import { refusalToGive, refusalToTake, rolesGivenBy, withAutoGrants } from './assignment.ts';
import type { Grant } from './grant.ts';

const partnerAdmin: Grant = { role: 'MPA', origin: 'person' };
const rule = { mpnPartnerAdmin: 'executive' } as const;

describe('refusalToGive', () => {
  it('RO-10 RO-16 lets a global admin give every role and an account admin the company ones', () => {
    expect(rolesGivenBy(['GA'])).toHaveLength(11);
    expect([...rolesGivenBy(['AA'])].sort()).toEqual(['AA', 'ERV', 'MPA', 'RV']);
    expect(refusalToGive(['AA'], { role: 'GA' })).toBe('not-yours-to-give');
  });

  it('RO-17 R-7 lets a user management admin give tenant and CSP roles but no viewer, and nobody else anything', () => {
    expect(refusalToGive(['UMA'], { role: 'ADM' })).toBeUndefined();
    expect(refusalToGive(['UMA'], { role: 'ERV' })).toBe('not-yours-to-give');
    expect(refusalToGive(['UMA'], { role: 'GA' })).toBe('not-yours-to-give');
    expect(rolesGivenBy(['ERV', 'MPA', 'SAL', 'DU'])).toEqual([]);
  });

  it('RO-11 takes locations for the viewers only, and at least one', () => {
    expect(refusalToGive(['GA'], { role: 'ERV', locations: ['100'] })).toBeUndefined();
    expect(refusalToGive(['GA'], { role: 'ERV', locations: [] })).toBe('no-location-chosen');
    expect(refusalToGive(['GA'], { role: 'AA', locations: ['100'] })).toBe('no-locations-for-this-role');
  });
});

describe('refusalToTake', () => {
  it('keeps the last global admin', () => {
    expect(refusalToTake(['GA'], 'GA', { globalAdmins: 1 })).toBe('last-global-admin');
    expect(refusalToTake(['GA'], 'GA', { globalAdmins: 2 })).toBeUndefined();
    expect(refusalToTake(['AA'], 'GA', { globalAdmins: 2 })).toBe('not-yours-to-give');
  });
});

describe('withAutoGrants', () => {
  it('RO-15 R-6 makes a partner admin an executive viewer of the whole company', () => {
    expect(withAutoGrants([partnerAdmin], rule, { overridden: false })).toEqual([
      partnerAdmin,
      { role: 'ERV', origin: 'auto' },
    ]);
    expect(withAutoGrants([], rule, { overridden: false })).toEqual([]);
  });

  it('RO-15 leaves the role alone once somebody changed it, and takes it away with the office', () => {
    expect(withAutoGrants([partnerAdmin], rule, { overridden: true })).toEqual([partnerAdmin]);
    const raised: Grant = { role: 'RV', origin: 'person', locations: ['100'] };
    expect(withAutoGrants([partnerAdmin, raised], rule, { overridden: true })).toEqual([partnerAdmin, raised]);
    expect(withAutoGrants([{ role: 'ERV', origin: 'auto' }], rule, { overridden: false })).toEqual([]);
  });

  it('R-6 can be lowered, turned off, and kept to those who held the office on a day', () => {
    const given = (more: Parameters<typeof withAutoGrants>[1], since?: string) =>
      withAutoGrants([partnerAdmin], more, {
        overridden: false,
        ...(since === undefined ? {} : { partnerAdminSince: since }),
      });
    expect(given({ mpnPartnerAdmin: 'viewer' })).toContainEqual({ role: 'RV', origin: 'auto' });
    expect(given({ mpnPartnerAdmin: 'none' })).toEqual([partnerAdmin]);
    expect(given({ ...rule, heldOn: '2020-01-20' }, '2020-01-20')).toHaveLength(2);
    expect(given({ ...rule, heldOn: '2020-01-20' }, '2020-01-21')).toHaveLength(1);
    expect(given({ ...rule, heldOn: '2020-01-20' })).toHaveLength(1);
  });
});
