import { addDays, type Day } from '#base/day.ts';
import { Fault } from '#base/fault.ts';
import type { LearningProfile, LinkDraft, LinkOutcome } from '#contract/learning.ts';
import type { Actor, Person } from '#domain/access/actor.ts';
import { type LearningSource, type LinkRules, learningSources, nextLinkDay, unlink } from '#domain/association/link.ts';
import { noteIn } from '#state/audit.ts';
import type { HouseAccess } from '#state/house-access.ts';
import { endLink, isSource, type KeptLink, linksOfPerson } from '#state/learning-links.ts';
import { noteBy } from './actor-note.ts';
import { linkProved, noteRefused } from './learning-link.ts';
import { type Coming, failureOf } from './provider-sign-in.ts';
import { checkedReturn, type Departure, type ProviderJourneys, type Visitor } from './provider-visit.ts';
import { inBrowser, ownerOf } from './sessions.ts';

/**
 * Everybody's links to their own learning accounts (ASC-1 … ASC-18). There is no way to link or unlink for somebody
 * else: all of it is about whoever asks (ASC-5).
 */
export interface Learning {
  own(actor: Actor): Promise<LearningProfile>;
  /**
   * Sends the person to prove the learning identity (ASC-3); it is linked when they come back.
   * @throws Fault `conflict` before the next possible date, which it names (ASC-10); `not-found` for a company that is not
   * theirs or a source that no provider proves; `unavailable`
   */
  start(actor: Actor, source: LearningSource, asked: LinkDraft & Coming): Promise<Departure>;
  /** Takes back who was sent away. @returns the path to go on to, which tells how it went, and more for the log */
  finish(visitor: Visitor, actor: Actor, address: string): Promise<Outcome>;
  /** ASC-8. @throws Fault `not-found` when nothing is linked */
  unlink(actor: Actor, source: LearningSource, address: string): Promise<LearningProfile>;
}

/** How a link went. */
interface Outcome {
  readonly location: string;
  /** What a provider did wrong. */
  readonly detail?: string;
}

export interface LearningDeps {
  readonly house: HouseAccess;
  readonly journeys: ProviderJourneys;
  readonly rules: LinkRules;
  readonly today: () => Day;
}

export function createLearning(deps: LearningDeps): Learning {
  const { house, journeys, rules, today } = deps;
  const linksOf = ({ account }: Person) =>
    house.read<readonly KeptLink[]>([], (tables) => linksOfPerson(tables, account));
  const providerOf = (source: LearningSource) => journeys.providers.find(({ kind }) => kind === source);
  const own = async (actor: Actor): Promise<LearningProfile> => {
    const person = ownerOf(actor);
    const links = await linksOf(person);
    const isAvailable = (source: LearningSource) => providerOf(source) !== undefined;
    const sources = learningSources.map((source) => {
      const next = nextLinkDay(links, { person: person.account, source }, today(), rules);
      return { source, available: isAvailable(source), nextLinkOn: next, ...toSource(links, source, rules) };
    });
    return { sources, limits: { ...rules } };
  };
  return {
    own,
    async start(actor, source, { tenant, returnTo, origin, browser, address }) {
      const person = inBrowser(actor);
      const provider = providerOf(source);
      if (provider === undefined) {
        throw new Fault('not-found', `Nothing here proves accounts of ${source}; ask the administrator`, {
          parameter: 'source',
        });
      }
      checkMember(person, tenant);
      const visit = { purpose: source, account: person.account, tenant, returnTo: checkedReturn(returnTo) };
      const links = await linksOf(person);
      const nextDay = nextLinkDay(links, { person: person.account, source }, today(), rules);
      if (nextDay > today()) {
        const facts = { person, tenant, source, reason: 'too-early', nextDay } as const;
        await house.aside('people', (tables) => noteRefused(tables, { ...facts, address, now: house.now() }));
        throw new Fault('conflict', `You can link again from ${nextDay} on`, {
          parameter: 'source',
          allowed: [nextDay],
        });
      }
      const hint = hintFor(source, links, journeys);
      // The identity has to be proved now: a session that is open at the provider may be somebody else's (ASC-3).
      const more = { prompt: 'login', ...(hint !== undefined && { login_hint: hint }) };
      return journeys.depart({ provider, origin, browser, visit, more });
    },
    finish: (visitor, actor, address) => finish(visitor, actor, { ...deps, address }),
    async unlink(actor, source, address) {
      const person = inBrowser(actor);
      await house.write('people', async (tables) => {
        const links = await linksOfPerson(tables, person.account);
        const standing = links.find((each) => each.source === source && each.endedOn === undefined);
        if (standing === undefined) {
          throw new Fault('not-found', `No account of ${source} is linked`, { parameter: 'source' });
        }
        await endLink(tables, { ...standing, ...unlink(standing, today(), 'removed') });
        const entry = { tenant: standing.tenant, action: 'learning.unlinked', object: person.account };
        const detail = { source, end: 'removed' };
        await noteIn(tables, { ...entry, detail, ...noteBy(person, address) }, house.now());
      });
      return own(actor);
    },
  };
}

async function finish(
  { provider, visit, claims }: Visitor,
  actor: Actor,
  deps: LearningDeps & { readonly address: string },
): Promise<Outcome> {
  const { returnTo, purpose, account, tenant } = visit;
  if (!isSource(purpose) || account === null || tenant === null) throw new Error(`no link is meant by ${purpose}`);
  // Whoever signed out meanwhile, or in as somebody else, links nothing.
  if (actor.kind !== 'person' || actor.account !== account) return { location: toOutcome(returnTo, 'signed-out') };
  checkMember(actor, tenant);
  const { house, address, rules, today } = deps;
  const facts = { person: actor, tenant, source: purpose, address };
  try {
    const proved = await claims();
    const profile = proved[provider.profileClaim];
    const told = proved[provider.emailClaim];
    const of = { profile: typeof profile === 'string' ? profile.trim().toLowerCase() : '', ...toAddress(told) };
    const decision = await house.write('people', (tables) =>
      linkProved(tables, { ...facts, ...of }, { rules, on: today(), now: house.now(), newId: house.newId }),
    );
    if (decision.kind === 'linked') return { location: toOutcome(returnTo, 'linked') };
    const nextDay = 'nextDay' in decision ? decision.nextDay : undefined;
    return { location: toOutcome(returnTo, decision.reason, nextDay) };
  } catch (error) {
    const failure = failureOf(error);
    if (failure === undefined) throw error;
    const { refused: reason, ...detail } = failure;
    await house.aside('people', (tables) => noteRefused(tables, { ...facts, reason, now: house.now() }));
    return { location: toOutcome(returnTo, reason), ...detail };
  }
}

function toAddress(told: unknown): { readonly knownAs?: string } {
  return typeof told === 'string' && told.length <= 254 ? { knownAs: told } : {};
}

/** ASC-7: somebody links to a company that they are in. */
function checkMember({ grants }: Person, tenant: string): void {
  if (grants.has(tenant)) return;
  throw new Fault('not-found', `There is no company "${tenant}" that you are in`, { parameter: 'tenant' });
}

/** ASC-4: the address that is known from the other learning account, where both are of the same provider. */
function hintFor(source: LearningSource, links: readonly KeptLink[], { providers }: ProviderJourneys) {
  const issuerOf = (kind: string) => providers.find((each) => each.kind === kind)?.issuer;
  const other = links.find((each) => each.source !== source && each.endedOn === undefined);
  if (other === undefined || issuerOf(other.source) !== issuerOf(source)) return undefined;
  return other.address ?? undefined;
}

function toSource(links: readonly KeptLink[], source: LearningSource, { creditLagDays }: LinkRules) {
  const mine = links.filter((each) => each.source === source);
  const standing = mine.find(({ endedOn }) => endedOn === undefined);
  const ended = mine.flatMap(({ tenant, linkedOn, endedOn, end }) =>
    endedOn === undefined ? [] : [{ tenant, linkedOn, endedOn, end: end ?? 'removed' }],
  );
  const link = standing && {
    profile: standing.profile,
    address: standing.address,
    tenant: standing.tenant,
    linkedOn: standing.linkedOn,
    countsFrom: addDays(standing.linkedOn, creditLagDays),
  };
  return { link: link ?? null, history: ended.toReversed() };
}

/** The way back with what happened. */
function toOutcome(returnTo: string, outcome: LinkOutcome, next?: Day): string {
  const here = 'http://here.invalid';
  const url = new URL(returnTo, here);
  url.searchParams.set('learning', outcome);
  if (next !== undefined) url.searchParams.set('next', next);
  return url.href.slice(here.length);
}
