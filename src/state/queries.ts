import { Fault } from '#base/fault.ts';
import type { Access } from './access.ts';
import type { QueryTable } from './schema.ts';

export interface QueryDraft {
  readonly name: string;
  readonly description: string | null;
  readonly query: string;
}

/** A query of the Insights API, its author's own (RO-32). */
export interface StoredQuery extends QueryDraft {
  readonly id: string;
  readonly tenant: string;
  /** Account. */
  readonly owner: string;
  /** Sign-in name of the author when it was made. */
  readonly ownerName: string;
  /** UTC instant. */
  readonly madeAt: string;
}

/** Somebody who owns queries and reports. */
export interface RecordOwner {
  /** Account; `house` for whoever sits at the machine. */
  readonly account: string;
  readonly name: string;
}

/** The queries of a tenant; every one is its author's alone. */
export interface Queries {
  /** Newest first. */
  list(owner: string): Promise<readonly StoredQuery[]>;
  /** @param check is told how many the owner has already, and may refuse one more */
  add(draft: QueryDraft, owner: RecordOwner, check: (kept: number) => void): Promise<StoredQuery>;
  /** @returns what was removed. @throws Fault `not-found` */
  remove(id: string, owner: string): Promise<StoredQuery>;
}

export function queriesOf(access: Access): Queries {
  return {
    list: (owner) =>
      access.read<readonly StoredQuery[]>([], async (tables) => {
        const rows = tables.queries.rows().selectAll().where('owner', '=', owner);
        return (await rows.orderBy('made_at', 'desc').orderBy('id').execute()).map(toQuery);
      }),
    add: ({ name, description, query }, owner, check) =>
      access.write('queries', async (tables) => {
        const own = tables.queries.rows().where('owner', '=', owner.account);
        const { kept } = await own.select((all) => all.fn.countAll().as('kept')).executeTakeFirstOrThrow();
        check(Number(kept));
        const row = {
          tenant: tables.tenant,
          id: access.newId(),
          owner: owner.account,
          owner_name: owner.name,
          name,
          description,
          query,
          made_at: new Date(access.now()),
        };
        return toQuery(await tables.queries.add().values(row).returningAll().executeTakeFirstOrThrow());
      }),
    remove: (id, owner) =>
      access.write('queries', async (tables) => {
        const row = await tables.queries.remove(id).where('owner', '=', owner).returningAll().executeTakeFirst();
        if (row !== undefined) return toQuery(row);
        throw new Fault('not-found', `There is no query "${id}"`, { parameter: 'queryId' });
      }),
  };
}

function toQuery({ id, tenant, owner, owner_name, name, description, query, made_at }: QueryTable): StoredQuery {
  return { id, tenant, owner, ownerName: owner_name, name, description, query, madeAt: made_at.toISOString() };
}
