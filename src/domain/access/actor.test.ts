import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Actor, narrowed, type Person, permits, sightIn, type ViewAs } from './actor.ts';
import type { Grant } from './grant.ts';
import { permissions } from './permission.ts';
import { isRole, type Role, roleNames } from './roles.ts';

const roles = Object.keys(roleNames).filter(isRole);
const pages = ['customers', 'dynamics-usage', 'microsoft-learn', 'adoption', 'downloads', 'customer-list'];

function person(grants: readonly Grant[], more: Partial<Person> = {}): Person {
  return {
    kind: 'person',
    account: 'one',
    name: 'One',
    email: 'one@example.com',
    operator: false,
    mustChangePassword: false,
    by: { session: 's' },
    grants: new Map([['ours', grants]]),
    ...more,
  };
}

const holding = (role: Role, more: Partial<Person> = {}) => person([{ role, origin: 'person' }], more);

describe('permits', () => {
  it('SEC-3 gives what a role brings in its own tenant and nothing in another', () => {
    expect(permits(holding('GA'), 'audit.read', 'ours')).toBe(true);
    expect(permits(holding('GA'), 'audit.read', 'theirs')).toBe(false);
    expect(permits(holding('RV'), 'audit.read', 'ours')).toBe(false);
    expect(permits(holding('DU'), 'profile.own')).toBe(true);
    expect(permits(holding('GA'), 'house.manage', 'ours')).toBe(false);
  });

  it('lets the operator and whoever sits at the machine do everything, and nobody but what is public', () => {
    for (const permission of permissions) {
      expect(permits({ kind: 'house' }, permission, 'any')).toBe(true);
      expect(permits(holding('DU', { operator: true }), permission, 'any')).toBe(true);
      expect(permits({ kind: 'nobody' }, permission, 'any')).toBe(permission === 'public');
    }
  });

  it('RO-18 an admin who looks as a viewer may do what a viewer may, and go back', () => {
    const looking = holding('GA', { viewAs: { roles: ['RV'] } });
    expect(permits(looking, 'people.read', 'ours')).toBe(false);
    expect(permits(looking, 'reports.read', 'ours')).toBe(true);
    expect(permits(looking, 'profile.own', 'ours')).toBe(true);
  });
});

const views = fc.record({
  roles: fc.subarray(roles, { minLength: 1 }),
  locations: fc.option(fc.subarray(['1', '2', '3']), { nil: undefined }),
});

describe('a view through somebody else', () => {
  it('SEC-4 never shows or allows more than both may, whoever looks as whom', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...roles),
        views,
        fc.constantFrom(...pages),
        (role, { roles: as, locations }, page) => {
          const viewAs: ViewAs = { roles: as, ...(locations !== undefined && { locations }) };
          const plain: Actor = holding(role);
          const looking: Actor = holding(role, { viewAs });
          const [own, seen] = [sightIn(plain, 'ours', page), sightIn(looking, 'ours', page)];
          if (seen.opens) expect(own.opens).toBe(true);
          for (const kind of seen.may) expect(own.may).toContain(kind);
          if (locations !== undefined) for (const one of seen.locations ?? ['all']) expect(locations).toContain(one);
          for (const permission of permissions) {
            if (permits(looking, permission, 'ours')) expect(permits(plain, permission, 'ours')).toBe(true);
          }
        },
      ),
    );
  });

  it('RO-12 keeps to the locations that both reach', () => {
    const sight = { opens: true, may: [], locations: ['1', '2'] };
    expect(narrowed(sight, { locations: ['2', '3'] }, 'customers').locations).toEqual(['2']);
    expect(narrowed(sight, {}, 'customers').locations).toEqual(['1', '2']);
  });
});
