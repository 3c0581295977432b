import { describe, expect, it } from 'vitest';
import type { Actor, Person } from '#domain/access/actor.ts';
import type { Grant } from '#domain/access/grant.ts';
import { seesWhole } from './open-programme.ts';

const person = (grants: readonly Grant[], more: Partial<Person> = {}): Actor => ({
  ...{ kind: 'person', account: 'a', name: 'A', email: 'a@example.com', operator: false, mustChangePassword: false },
  ...{ by: { session: 's' }, grants: new Map([['partner', grants]]) },
  ...more,
});
const admin: Grant = { role: 'MPA', origin: 'person' };

describe('seesWhole', () => {
  it('RO-12 does not open the programme to a sight of some locations', () => {
    expect(seesWhole(person([admin]), 'programme.read', 'partner')).toBe(true);
    expect(seesWhole(person([{ ...admin, locations: ['4571013'] }]), 'programme.read', 'partner')).toBe(false);
    expect(
      seesWhole(
        person([
          { ...admin, locations: ['4571013'] },
          { role: 'GA', origin: 'person' },
        ]),
        'programme.read',
        'partner',
      ),
    ).toBe(true);
    expect(
      seesWhole(
        person([
          { ...admin, locations: ['4571013'] },
          { role: 'RV', origin: 'auto' },
        ]),
        'programme.read',
        'partner',
      ),
    ).toBe(false);
    expect(
      seesWhole(person([admin], { viewAs: { roles: ['MPA'], locations: ['4571013'] } }), 'programme.read', 'partner'),
    ).toBe(false);
    expect(seesWhole({ kind: 'house' }, 'programme.read', 'partner')).toBe(true);
  });
});
