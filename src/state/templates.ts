import type { Selectable } from 'kysely';
import { Fault } from '#base/fault.ts';
import type { Access } from './access.ts';
import { checkVersion, forgottenBefore } from './kept.ts';
import type { TemplateTable } from './schema.ts';
import type { Tables } from './tables.ts';

export interface TemplateDraft {
  readonly name: string;
  readonly dataset: string;
  /** Plain JSON: columns and filters. */
  readonly content: object;
}

/** A selection of the downloads hub under a name; its owner's own. */
export interface StoredTemplate extends TemplateDraft {
  readonly id: string;
  readonly tenant: string;
  readonly owner: string;
  /** UTC instant since when its owner wants it at hand (DL-16); null: they do not. */
  readonly favouriteSince: string | null;
  /** UTC instant of the last change. */
  readonly at: string;
  /** A change names the version it was made from (1, 2, 3 …). */
  readonly version: number;
}

/** Sees what the owner has besides, and may refuse one more. */
type Check = (others: readonly StoredTemplate[], one: Pick<StoredTemplate, 'dataset'>) => void;

/** The templates of a tenant; each call finds only those of the owner. */
export interface Templates {
  /** By name. */
  list(owner: string): Promise<readonly StoredTemplate[]>;
  add(draft: TemplateDraft, owner: string, check: Check): Promise<StoredTemplate>;
  /** @throws Fault `not-found`; `conflict` when it was changed since `version`, telling what is different now */
  change(id: string, owner: string, draft: TemplateDraft & { readonly version: number }): Promise<StoredTemplate>;
  /** Also those that are favourites: the favourite refers to it (DL-30). @throws Fault `not-found` */
  remove(id: string, owner: string): Promise<StoredTemplate>;
  /** Takes a removal back. @throws Fault `not-found` when it never was or is gone for good */
  restore(id: string, owner: string, check: Check): Promise<StoredTemplate>;
  /** @param instead a favourite that it takes the place of (DL-16). @throws Fault `not-found` */
  favour(
    id: string,
    owner: string,
    wish: { readonly favourite: boolean; readonly instead?: string; readonly check: Check },
  ): Promise<StoredTemplate>;
}

export function templatesOf(access: Access): Templates {
  const write = (work: (tables: Tables) => Promise<StoredTemplate>) => access.write('templates', work);
  const now = () => new Date(access.now());
  return {
    list: (owner) => access.read<readonly StoredTemplate[]>([], (tables) => listOf(tables, owner)),
    add: ({ name, dataset, content }, owner, check) =>
      write(async (tables) => {
        check(await listOf(tables, owner), { dataset });
        const row = {
          tenant: tables.tenant,
          id: access.newId(),
          owner,
          name,
          dataset,
          content: JSON.stringify(content),
          favourite_since: null,
          version: 1,
          written_at: now(),
          removed_at: null,
        };
        return toTemplate(await tables.templates.add().values(row).returningAll().executeTakeFirstOrThrow());
      }),
    change: (id, owner, { name, dataset, content, version }) =>
      write(async (tables) => {
        const before = await present(tables, id, owner);
        const draft = { name, dataset, ...content };
        checkVersion({ ...before, ...before.content }, draft, { name: 'template', version });
        const next = { name, dataset, content: JSON.stringify(content) };
        return set(tables, id, { ...next, version: version + 1, written_at: now() });
      }),
    remove: (id, owner) =>
      write(async (tables) => {
        await present(tables, id, owner);
        return set(tables, id, { removed_at: now() });
      }),
    restore: (id, owner, check) =>
      write(async (tables) => {
        const row = await find(tables, id, owner);
        if (row === undefined || isForgotten(row, access.now())) throw unknown(id);
        if (row.removed_at === null) return toTemplate(row);
        check(await listOf(tables, owner), row);
        return set(tables, id, { removed_at: null });
      }),
    favour: (id, owner, { favourite, instead, check }) =>
      write(async (tables) => {
        const template = await present(tables, id, owner);
        if (!favourite) return set(tables, id, { favourite_since: null });
        if (template.favouriteSince !== null) return template;
        if (instead !== undefined) {
          await present(tables, instead, owner);
          await set(tables, instead, { favourite_since: null });
        }
        check(await listOf(tables, owner), template);
        return set(tables, id, { favourite_since: now() });
      }),
  };
}

type Row = Selectable<TemplateTable>;

async function listOf(tables: Tables, owner: string): Promise<readonly StoredTemplate[]> {
  const own = tables.templates.rows().selectAll().where('owner', '=', owner).where('removed_at', 'is', null);
  const rows = await own.execute();
  return rows.map(toTemplate).sort((a, b) => a.name.localeCompare(b.name, 'en') || (a.id < b.id ? -1 : 1));
}

function find(tables: Tables, id: string, owner: string): Promise<Row | undefined> {
  return tables.templates.rows().selectAll().where('id', '=', id).where('owner', '=', owner).executeTakeFirst();
}

async function present(tables: Tables, id: string, owner: string): Promise<StoredTemplate> {
  const row = await find(tables, id, owner);
  if (row === undefined || row.removed_at !== null) throw unknown(id);
  return toTemplate(row);
}

interface Next {
  readonly name?: string;
  readonly dataset?: string;
  readonly content?: string;
  readonly version?: number;
  readonly written_at?: Date;
  readonly removed_at?: Date | null;
  readonly favourite_since?: Date | null;
}

async function set(tables: Tables, id: string, next: Next): Promise<StoredTemplate> {
  return toTemplate(await tables.templates.change(id).set(next).returningAll().executeTakeFirstOrThrow());
}

function isForgotten({ removed_at }: Row, now: string): boolean {
  return removed_at !== null && removed_at < forgottenBefore(now);
}

function unknown(id: string): Fault {
  return new Fault('not-found', `There is no template "${id}"`, { parameter: 'id' });
}

function toTemplate(row: Row): StoredTemplate {
  const { id, tenant, owner, name, dataset, content, favourite_since, written_at, version } = row;
  const favouriteSince = favourite_since?.toISOString() ?? null;
  return { id, tenant, owner, name, dataset, content, favouriteSince, at: written_at.toISOString(), version };
}
