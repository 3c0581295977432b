import { describe, expect, it } from 'vitest';
import { mayHandle } from './assignment.ts';
import type { Grant } from './grant.ts';
import { type Holder, heldGrants, planGrants, type WantedGrant } from './grant-plan.ts';
import type { Role } from './roles.ts';

const rule = { mpnPartnerAdmin: 'executive' } as const;
const by = (role: Role, ...locations: string[]): Grant => ({
  role,
  origin: 'person',
  ...(locations[0] && { locations }),
});
const want = (role: Role, ...locations: string[]): WantedGrant => ({ role, ...(locations[0] && { locations }) });
const holder = (grants: readonly Grant[], more: Partial<Holder> = {}): Holder => ({
  grants,
  overridden: false,
  otherGlobalAdmins: 1,
  ...more,
});
const plan = (giver: Role, of: Holder, ...wanted: WantedGrant[]) => planGrants([giver], of, { wanted, rule });
const reasons = (decision: ReturnType<typeof plan>) =>
  decision.kind === 'refused' ? decision.refusals.map(({ role, reason }) => `${role} ${reason}`) : [];

describe('planGrants', () => {
  it('RO-10 RO-11 gives a viewer role for chosen locations and changes them', () => {
    expect(plan('AA', holder([by('DU')]), want('DU'), want('RV', '100', '200'))).toEqual({
      kind: 'planned',
      plan: { given: [want('RV', '100', '200')], taken: [], overridden: false },
    });
    const viewer = holder([by('RV', '100', '200')]);
    expect(plan('AA', viewer, want('RV', '200', '100'))).toMatchObject({ plan: { given: [], taken: [] } });
    expect(plan('AA', viewer, want('RV', '100'))).toMatchObject({ plan: { given: [want('RV', '100')], taken: [] } });
    expect(plan('AA', viewer)).toMatchObject({ plan: { given: [], taken: ['RV'] } });
  });

  it('RO-16 RO-17 R-7 refuses what the giver may neither give nor take, and leaves alone what stays', () => {
    expect(reasons(plan('AA', holder([]), want('GA'), want('ERV')))).toEqual(['GA not-yours-to-give']);
    expect(reasons(plan('UMA', holder([]), want('RV')))).toEqual(['RV not-yours-to-give']);
    expect(reasons(plan('UMA', holder([by('ERV')])))).toEqual(['ERV not-yours-to-give']);
    expect(reasons(plan('UMA', holder([by('RV', '100')]), want('RV', '100', '200')))).toEqual(['RV not-yours-to-give']);
    expect(plan('UMA', holder([by('GA'), by('ERV')]), want('GA'), want('ERV'), want('HD'))).toMatchObject({
      plan: { given: [want('HD')], taken: [] },
    });
    expect(reasons(plan('SAL', holder([]), want('DU')))).toEqual(['DU not-yours-to-give']);
  });

  it('keeps the last global admin, whoever takes the role', () => {
    expect(reasons(plan('GA', holder([by('GA')], { otherGlobalAdmins: 0 })))).toEqual(['GA last-global-admin']);
    expect(plan('GA', holder([by('GA')]))).toMatchObject({ plan: { taken: ['GA'] } });
  });

  it('RO-15 overrides the rule when the viewer role of a partner admin is lowered, raised or taken', () => {
    const admin = holder([by('MPA')]);
    expect(plan('GA', admin, want('MPA'), want('ERV'))).toEqual({
      kind: 'planned',
      plan: { given: [], taken: [], overridden: false },
    });
    expect(plan('AA', admin, want('MPA'))).toMatchObject({ plan: { taken: ['ERV'], overridden: true } });
    expect(plan('AA', admin, want('MPA'), want('ERV', '100'))).toMatchObject({
      plan: { given: [want('ERV', '100')], overridden: true },
    });
    expect(plan('AA', admin, want('MPA'), want('RV'), want('ERV'))).toMatchObject({
      plan: { given: [want('RV'), want('ERV')], taken: [], overridden: true },
    });
    expect(reasons(plan('UMA', admin, want('MPA'), want('HD')))).toEqual(['ERV not-yours-to-give']);
  });

  it('RO-15 lets the rule take what it gave with the office, and keeps it as given when it is wanted on', () => {
    const admin = holder([by('MPA')]);
    expect(plan('AA', admin)).toMatchObject({ plan: { given: [], taken: ['MPA', 'ERV'], overridden: false } });
    expect(plan('AA', admin, want('ERV'))).toMatchObject({ plan: { given: [want('ERV')], taken: ['MPA'] } });
    expect(plan('AA', holder([by('RV', '100')]), want('RV', '100'), want('MPA'))).toMatchObject({
      plan: { given: [want('MPA')], taken: [], overridden: false },
    });
  });
});

describe('heldGrants', () => {
  it('RO-15 shows one grant of a role, the whole company by rule in place of a part of it', () => {
    const kept = { grants: [by('MPA'), by('RV', '100')], overridden: false };
    const lower = { mpnPartnerAdmin: 'viewer' } as const;
    expect(heldGrants(kept, lower)).toEqual([by('MPA'), { role: 'RV', origin: 'auto' }]);
    expect(heldGrants(kept, rule).map(({ role }) => role)).toEqual(['MPA', 'RV', 'ERV']);
  });
});

describe('mayHandle', () => {
  it('RO-17 keeps a user management admin out of the accounts of those whose roles they cannot give', () => {
    expect(mayHandle(['UMA'], ['DU', 'HD'])).toBe(true);
    expect(mayHandle(['UMA'], ['DU', 'GA'])).toBe(false);
    expect(mayHandle(['UMA'], ['ERV'])).toBe(false);
    expect(mayHandle(['GA'], ['GA', 'ERV'])).toBe(true);
    expect(mayHandle(['ERV'], ['DU'])).toBe(false);
  });
});
