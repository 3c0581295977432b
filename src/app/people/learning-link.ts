import type { Day } from '#base/day.ts';
import type { Person } from '#domain/access/actor.ts';
import { type LearningSource, type LinkDecision, type LinkRules, link } from '#domain/association/link.ts';
import { noteIn } from '#state/audit.ts';
import type { HouseTables } from '#state/house-access.ts';
import { addLink, endLink, linksAround } from '#state/learning-links.ts';
import { noteBy } from './actor-note.ts';

/** A learning identity that somebody proved, to be linked to a company. */
export interface ProvedProfile {
  readonly person: Person;
  readonly tenant: string;
  readonly source: LearningSource;
  readonly profile: string;
  /** The address that the provider told. */
  readonly knownAs?: string;
  /** Of the client. */
  readonly address: string;
}

export type ProvedDecision = LinkDecision | { readonly kind: 'refused'; readonly reason: 'not-proved' };

/** Decides by the rules of the association, keeps what was decided and notes it (ASC-6, ASC-7, ASC-10, ASC-18). */
export async function linkProved(
  tables: HouseTables,
  proved: ProvedProfile,
  { rules, on, now, newId }: When,
): Promise<ProvedDecision> {
  const { person, tenant, source, profile, knownAs = null, address } = proved;
  const wanted = { person: person.account, tenant, source, profile };
  if (profile === '' || profile.length > 200) {
    await noteRefused(tables, { person, tenant, source, reason: 'not-proved', address, now });
    return { kind: 'refused', reason: 'not-proved' };
  }
  const around = await linksAround(tables, wanted);
  const decision = link(around, wanted, on, rules);
  if (decision.kind === 'refused') {
    const { reason } = decision;
    const nextDay = 'nextDay' in decision ? { nextDay: decision.nextDay } : {};
    await noteRefused(tables, { person, tenant, source, reason, ...nextDay, address, now });
    return decision;
  }
  const who = { object: person.account, ...noteBy(person, address) };
  for (const ended of decision.ended) {
    const kept = around.find(({ id, endedOn, ...old }) => endedOn === undefined && isSame(old, ended));
    if (kept === undefined) throw new Error('the rules ended a link that is not kept');
    await endLink(tables, { ...ended, id: kept.id });
    const detail = { source: ended.source, end: ended.end };
    await noteIn(tables, { ...who, tenant: ended.tenant, action: 'learning.unlinked', detail }, now);
  }
  await addLink(tables, { ...decision.link, id: newId(), address: knownAs });
  await noteIn(tables, { ...who, tenant, action: 'learning.linked', detail: { source } }, now);
  return decision;
}

interface When {
  readonly rules: LinkRules;
  readonly on: Day;
  readonly now: string;
  readonly newId: () => string;
}

interface Refused extends Pick<ProvedProfile, 'person' | 'tenant' | 'source' | 'address'> {
  readonly reason: string;
  readonly nextDay?: Day;
  readonly now: string;
}

/** ASC-18. Whose profile it was is not told: it may be somebody else's. */
export async function noteRefused(
  tables: HouseTables,
  { person, tenant, source, reason, nextDay, address, now }: Refused,
): Promise<void> {
  const detail = { source, reason, ...(nextDay !== undefined && { nextDay }) };
  const entry = { tenant, action: 'learning.refused', object: person.account, detail };
  await noteIn(tables, { ...entry, ...noteBy(person, address) }, now);
}

function isSame(one: Pick<ProvedProfile, 'source' | 'profile' | 'tenant'>, other: typeof one): boolean {
  return one.source === other.source && one.profile === other.profile && one.tenant === other.tenant;
}
