import type { Scope } from '#query/scope.ts';
import type { RecordOwner } from '#state/queries.ts';
import type { Records, TenantRecords } from '#state/records.ts';
import type { Reader } from '../reader.ts';
import { ownerOf } from '../record-owner.ts';

/** Somebody in front of the hub of one tenant: what they own there, and what they see of the data. */
export interface Visit {
  readonly tenant: string;
  readonly scope: Scope;
  readonly owner: RecordOwner;
  readonly records: TenantRecords;
}

/** @throws Fault `not-found` for a foreign tenant, `forbidden` for a role that does not download (R-10, DL-29) */
export async function visit(
  { reader, records }: { readonly reader: Reader; readonly records: Records },
  given: string | undefined,
): Promise<Visit> {
  const tenant = await reader.tenantOf(given);
  reader.demand('downloads.own', tenant);
  const scope = await reader.scopeOf('downloads', tenant, {});
  return {
    tenant,
    scope,
    owner: ownerOf(reader.actor, { person: 'name', house: 'house' }),
    records: records.of(tenant),
  };
}
