import { describe, expect, it } from 'vitest';
import { mayDo, type Permission } from './permission.ts';
import { type Role, roleNames } from './roles.ts';

const roles = Object.keys(roleNames).filter((role): role is Role => role in roleNames);

/** roles.md §6, row by row. */
const table: readonly (readonly [Permission, readonly Role[]])[] = [
  ['programme.read', ['GA', 'AA', 'MPA']],
  ['programme.enrol', ['GA', 'AA', 'MPA']],
  ['programme.ask', ['GA', 'AA', 'MPA']],
  ['programme.pack', ['GA', 'UMA', 'ADM', 'MPA']],
  ['programme.track', ['GA', 'MPA']],
  ['programme.invoice', ['GA', 'MPA']],
  ['programme.refund', ['AA', 'MPA']],
  ['programme.operate', []],
  ['learning.counts', ['GA', 'MPA']],
];

describe('mayDo', () => {
  it.each(table)('ENR-1 FEE-1 MAP-1 REN-1 R-11 R-12 R-13 gives %s to %j and nobody else', (permission, wanted) => {
    expect(roles.filter((role) => mayDo(permission, [role])).sort()).toEqual([...wanted].sort());
  });

  it('R-13 shows the orders to whoever may see the list of invoices', () => {
    for (const role of ['GA', 'UMA', 'MPA', 'BA', 'ADM'] as const) {
      expect(mayDo('programme.offers', [role]), role).toBe(true);
    }
  });
});
