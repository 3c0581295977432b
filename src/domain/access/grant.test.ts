import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Grant, sightOfGrants } from './grant.ts';
import { type Role, roleNames, sightOf } from './roles.ts';

const grant = (role: Role, ...locations: string[]): Grant => ({
  role,
  origin: 'person',
  ...(locations.length > 0 ? { locations } : {}),
});

describe('sightOfGrants', () => {
  it('RO-11 RO-12 limits a viewer to the chosen locations', () => {
    expect(sightOfGrants([grant('RV', '100', '200')], 'customers')).toEqual({
      opens: true,
      may: [],
      locations: ['100', '200'],
    });
  });

  it('adds up what several roles reach', () => {
    expect(sightOfGrants([grant('RV', '100'), grant('RV', '200')], 'customers').locations).toEqual(['100', '200']);
    expect(sightOfGrants([grant('RV', '100'), grant('GA')], 'customers').locations).toBeUndefined();
  });

  it('RO-1 SEC-4 shows revenue only when the role that brings it reaches all that is seen', () => {
    expect(sightOfGrants([grant('GA'), grant('ERV', '100')], 'customers')).toEqual({ opens: true, may: [] });
    expect(sightOfGrants([grant('RV', '100'), grant('ERV', '100', '200')], 'customers')).toMatchObject({
      may: ['revenue', 'personal'],
      locations: ['100', '200'],
    });
    expect(sightOfGrants([grant('RV', '100'), grant('ERV', '200')], 'customers').may).toEqual([]);
  });

  it('opens nothing without a role that opens the page', () => {
    expect(sightOfGrants([grant('HD'), grant('DU')], 'customers')).toEqual({ opens: false, may: [] });
    expect(sightOfGrants([], 'customers').opens).toBe(false);
  });

  it('SEC-4 never shows sensitive content of a location that no grant with the right reaches', () => {
    const roles = Object.keys(roleNames).filter((role): role is Role => role in roleNames);
    const any = fc.record({
      role: fc.constantFrom(...roles),
      locations: fc.option(fc.subarray(['100', '200', '300'], { minLength: 1 }), { nil: undefined }),
    });
    fc.assert(
      fc.property(
        fc.array(any, { maxLength: 5 }),
        fc.constantFrom('customers', 'adoption', 'microsoft-learn'),
        (list, page) => {
          const grants = list.map(({ role, locations }) => grant(role, ...(locations ?? [])));
          const sight = sightOfGrants(grants, page);
          for (const location of sight.locations ?? ['100', '200', '300', 'elsewhere']) {
            const reaching = grants.filter(({ locations }) => locations === undefined || locations.includes(location));
            for (const kind of sight.may) {
              expect(reaching.some(({ role }) => sightOf([role], page).may.includes(kind))).toBe(true);
            }
          }
        },
      ),
    );
  });
});
