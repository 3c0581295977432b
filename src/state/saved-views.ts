import type { Access } from './access.ts';
import { type Kept, type KeptFamily, type KeptRecords, keptRecords } from './kept.ts';
import type { SavedViewTable } from './schema.ts';

export interface SavedViewDraft {
  readonly name: string;
  readonly report: string;
  /** Query of the page's address, with its `?`; empty: the page as it opens. */
  readonly search: string;
}

/** A page as somebody kept it, for everybody of the tenant. */
export interface SavedView extends Kept, SavedViewDraft {}

export interface SavedViews extends KeptRecords<SavedViewDraft, SavedView> {
  /** By name. */
  list(): Promise<readonly SavedView[]>;
}

export const mostSavedViews = 500;

export function savedViewsOf(access: Access): SavedViews {
  return {
    ...keptRecords(access, family),
    list: () =>
      access.read<readonly SavedView[]>([], async (tables) => {
        const rows = await tables.savedViews.rows().selectAll().where('removed_at', 'is', null).execute();
        return rows.map(toSavedView).sort(byName);
      }),
  };
}

const family: KeptFamily<SavedViewDraft, SavedViewTable, SavedView> = {
  name: 'saved view',
  most: mostSavedViews,
  async count(tables) {
    const rows = tables.savedViews.rows().where('removed_at', 'is', null);
    const { count } = await rows.select((own) => own.fn.countAll().as('count')).executeTakeFirstOrThrow();
    return Number(count);
  },
  find: (tables, id) => tables.savedViews.rows().selectAll().where('id', '=', id).executeTakeFirst(),
  insert: (tables, row) => tables.savedViews.add().values(row).returningAll().executeTakeFirstOrThrow(),
  update: (tables, id, next, draft) =>
    tables.savedViews
      .change(id)
      .set({ ...draft, ...next })
      .returningAll()
      .executeTakeFirstOrThrow(),
  toRecord: toSavedView,
};

function toSavedView({ id, tenant, name, report, search, written_at, version }: SavedViewTable): SavedView {
  return { id, tenant, name, report, search, at: written_at.toISOString(), version };
}

/** Here and not in the database, whose order of letters depends on how it was set up. */
function byName(a: SavedView, b: SavedView): number {
  return a.name.localeCompare(b.name, 'en') || (a.id < b.id ? -1 : 1);
}
