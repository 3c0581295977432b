import { type LearningSource, type Link, type LinkEnd, learningSources } from '#domain/association/link.ts';
import type { HouseTables } from './house-access.ts';
import type { LearningLinkTable } from './schema.ts';

/** A link as it is kept; links are never taken away, they end. */
export interface KeptLink extends Link {
  readonly id: string;
  /** The address that the learning provider told, for a shortcut (ASC-4) and for linking by address later (LRN-54). */
  readonly address: string | null;
}

/** Every link that a person has or had, oldest first. */
export async function linksOfPerson(tables: HouseTables, person: string): Promise<readonly KeptLink[]> {
  const rows = await tables
    .selectFrom('learning_links')
    .selectAll()
    .where('person', '=', person)
    .orderBy('linked_on')
    .orderBy('id')
    .execute();
  return rows.flatMap(toLink);
}

/** What decides about a new link: everything of the person, and who holds the profile (ASC-6). */
export async function linksAround(
  tables: HouseTables,
  { person, source, profile }: Pick<Link, 'person' | 'source' | 'profile'>,
): Promise<readonly KeptLink[]> {
  const rows = await tables
    .selectFrom('learning_links')
    .selectAll()
    .where((own) => own.or([own('person', '=', person), own.and({ source, profile })]))
    .execute();
  return rows.flatMap(toLink);
}

/** Every link that a company has or had. */
export async function linksOfTenant(tables: HouseTables, tenant: string): Promise<readonly KeptLink[]> {
  const rows = await tables.selectFrom('learning_links').selectAll().where('tenant', '=', tenant).execute();
  return rows.flatMap(toLink);
}

/** The people of a company, by name, with whether a learning account of theirs is linked to it now. */
export async function linkedMembers(tables: HouseTables, tenant: string): Promise<readonly LinkedMember[]> {
  const people = await tables
    .selectFrom('members')
    .innerJoin('accounts', 'accounts.id', 'members.account')
    .where('members.tenant', '=', tenant)
    .where('accounts.deleted_at', 'is', null)
    .select(['accounts.id as account', 'name', 'email'])
    .orderBy('name')
    .orderBy('email')
    .execute();
  const standing = await tables
    .selectFrom('learning_links')
    .where('tenant', '=', tenant)
    .where('ended_on', 'is', null)
    .select('person')
    .execute();
  const linked = new Set(standing.map(({ person }) => person));
  return people.map((person) => ({ ...person, isLinked: linked.has(person.account) }));
}

export interface LinkedMember {
  readonly account: string;
  readonly name: string;
  readonly email: string;
  readonly isLinked: boolean;
}

export async function addLink(tables: HouseTables, link: KeptLink): Promise<void> {
  const { linkedOn, endedOn, end, ...plain } = link;
  const row = { ...plain, linked_on: linkedOn, ended_on: endedOn ?? null, end: end ?? null };
  await tables.insertInto('learning_links').values(row).execute();
}

export async function endLink(tables: HouseTables, { id, endedOn, end }: Pick<KeptLink, 'id' | 'endedOn' | 'end'>) {
  await tables
    .updateTable('learning_links')
    .set({ ended_on: endedOn ?? null, end: end ?? null })
    .where('id', '=', id)
    .where('ended_on', 'is', null)
    .execute();
}

/** A link of a kind that this version does not know is none. */
function toLink(row: LearningLinkTable): KeptLink[] {
  const { id, source, profile, address, person, tenant, linked_on: linkedOn, ended_on: endedOn, end } = row;
  if (!isSource(source)) return [];
  const ended = endedOn === null ? {} : { endedOn, ...(isEnd(end) && { end }) };
  return [{ id, source, profile, address, person, tenant, linkedOn, ...ended }];
}

const sources: readonly string[] = learningSources;

export function isSource(text: string): text is LearningSource {
  return sources.includes(text);
}

function isEnd(text: string | null): text is LinkEnd {
  return text === 'removed' || text === 'moved' || text === 'person-deleted';
}
