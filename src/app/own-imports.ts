import type { ImportStatus } from '#contract/imports.ts';
import type { Permission } from '#domain/access/permission.ts';
import type { ImportJournal } from './import-journal.ts';
import { type Imports, unknownImport } from './imports.ts';
import type { Reader } from './reader.ts';
import { seenBy } from './receipt-sight.ts';

/** What a reader may do with imports: those of tenants whose data they may load, and no word of any other. */
export type OwnImports = Omit<Imports, 'close'>;

/**
 * @throws Fault from each call: `forbidden` for a tenant whose data the reader may not load, `not-found` for an import of
 * such a tenant
 */
export function ownImports(
  imports: Imports,
  reader: Reader,
  { journal, address }: { readonly journal: ImportJournal; readonly address: string | null },
): OwnImports {
  const doer = { actor: reader.actor, address };
  const open = async (id: string, permission: Permission) => {
    const status = await imports.status(id);
    if (!reader.may(permission, status.tenant)) throw unknownImport(id);
    return status;
  };
  return {
    announce(request) {
      reader.demand('data.import', request.tenant);
      const status = imports.announce(request);
      journal.started(doer, status);
      imports.ended(status.id).then(
        (end) => journal.ended(doer, end),
        () => undefined,
      );
      return status;
    },
    start: (id, path, discard) => imports.start(id, path, discard),
    refuse: (id, error) => imports.refuse(id, error),
    running: () => imports.running(),
    status: async (id) => seenBy(reader.actor, await open(id, 'imports.read')),
    async ended(id, onChange) {
      await open(id, 'imports.read');
      const seen = (status: ImportStatus) => seenBy(reader.actor, status);
      return seen(await imports.ended(id, onChange && ((status) => onChange(seen(status)))));
    },
    async list(tenant) {
      if (tenant !== undefined) reader.demand('imports.read', tenant);
      const { running, deliveries } = await imports.list(tenant);
      const seen = (one: { readonly tenant: string }) => reader.may('imports.read', one.tenant);
      const own = running.filter(seen).map((status) => seenBy(reader.actor, status));
      return { running: own, deliveries: deliveries.filter(seen) };
    },
    async cancel(id) {
      await open(id, 'data.import');
      return seenBy(reader.actor, await imports.cancel(id));
    },
    async undo(id) {
      await open(id, 'data.import');
      const status = await imports.undo(id);
      journal.undone(doer, status);
      return seenBy(reader.actor, status);
    },
  };
}
