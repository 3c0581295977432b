import { describe, expect, it } from 'vitest';
import { Fault } from '#base/fault.ts';
import { parseRole, rolesOpening, sightOf } from './roles.ts';

describe('parseRole', () => {
  it('CLI-6 takes codes and full names, without case', () => {
    expect(parseRole('ERV', '--as-role')).toBe('ERV');
    expect(parseRole('report viewer', '--as-role')).toBe('RV');
    expect(parseRole(' ga ', '--as-role')).toBe('GA');
  });

  it('CLI-6 refuses an unknown role and names the known ones', () => {
    const refused = () => parseRole('reprot viewer', '--as-role');
    expect(refused).toThrow(Fault);
    expect(refused).toThrow(/did you mean Report viewer/);
    expect(() => parseRole('King', 'asRole')).toThrow(/"King" is no role\. Known are GA, /);
  });
});

describe('sightOf', () => {
  it('RO-1 gives revenue to executive report viewers only', () => {
    expect(sightOf(['ERV'], 'customers')).toEqual({ opens: true, may: ['revenue', 'personal'] });
    for (const role of ['GA', 'AA', 'ADM', 'RV'] as const) {
      expect(sightOf([role], 'customers')).toEqual({ opens: true, may: [] });
    }
    expect(sightOf(['GA', 'ERV'], 'customers').may).toContain('revenue');
  });

  it('CO-14 keeps everybody else out and says who gets in', () => {
    for (const role of ['UMA', 'SAL', 'HD', 'BA', 'DU'] as const)
      expect(sightOf([role], 'customers').opens).toBe(false);
    expect(rolesOpening('customers')).toEqual(['ERV', 'MPA', 'RV', 'GA', 'AA', 'ADM']);
  });
});
