import { createReader, type Reader } from '../src/app/reader.ts';

/** Whoever sits at the machine: full sight of these tenants. */
export function houseReader(...tenants: readonly string[]): Reader {
  return createReader(
    { kind: 'house' },
    { dataTenants: async () => tenants, autoAssignment: { mpnPartnerAdmin: 'executive' } },
  );
}
