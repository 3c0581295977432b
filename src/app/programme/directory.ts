import type { z } from 'zod';
import { countryCode } from '#base/country.ts';
import { Fault } from '#base/fault.ts';
import type { listingDecision, listingDraft, listingList } from '#contract/programme-claims.ts';
import type { Listing } from '#domain/programme/book.ts';
import { directorySlot } from '#domain/programme/directory-calendar.ts';
import { membershipState } from '#domain/programme/enrolment.ts';
import { plainAddress } from '#domain/programme/landing-page.ts';
import { checkListing, liveStates, nextSlot, standingOf } from '#domain/programme/listing.ts';
import { isBeingRenewed } from '#domain/programme/order.ts';
import type { ProgrammeBook, ProgrammeRecord, ProgrammeWork } from '#state/programme-book.ts';
import type { Decide, ProgrammeDesk } from './desk.ts';
import { leaveListing } from './directory-leave.ts';
import { type Sent, sentOf } from './directory-sent.ts';
import { type ListingAnswer, toListing } from './directory-shown.ts';
import { keptProfile } from './profile.ts';
import type { RuleBook, Rules } from './rule-book.ts';

type Draft = z.output<typeof listingDraft>;
type Decision = z.output<typeof listingDecision>;
type Listed = ProgrammeRecord<'listing'>;

/** What partners ask of the Learning Partner directory (ENR-70 … ENR-77). */
export interface Directory {
  /** @throws Fault `bad-parameter` naming every problem, `conflict` for who is not enrolled or has a listing already */
  ask(tenant: string | undefined, draft: Draft): Promise<ListingAnswer>;
  /** Newest first, and the batch that goes next; without a tenant the operator gets those of all partners. */
  list(tenant: string | undefined): Promise<z.output<typeof listingList>>;
  /** @throws Fault `conflict` when it was decided meanwhile or does not hold any more, `bad-parameter` without a reason */
  decide(tenant: string | undefined, id: string, decision: Decision): Promise<ListingAnswer>;
  /** Takes a listing out: at once before it was sent, else with the next batch. @throws Fault `not-found` */
  withdraw(tenant: string | undefined, id: string): Promise<ListingAnswer>;
}

export function createDirectory(desk: ProgrammeDesk): Directory {
  const bookOf = (tenant: string) => desk.records.of(tenant).programme;
  return {
    async ask(given, draft) {
      const tenant = await desk.tenantOf('programme.ask', given);
      const [sent, rules] = await Promise.all([sentOf(desk), desk.rules()]);
      demandListing(draft, (await keptProfile(bookOf(tenant))).domains);
      const kept = await bookOf(tenant).write(async (book) => {
        await demandEnrolled(book, rules, sent.today);
        demandNoOther(await book.list('listing'), sent);
        return book.add('listing', toContent(draft, desk));
      });
      const detail = { displayName: kept.content.displayName, url: kept.content.url };
      await desk.note(desk, { tenant, action: 'programme.listing.requested', object: kept.id, detail });
      return toListing(kept, sent);
    },
    async list(given) {
      const [sent, rules] = await Promise.all([sentOf(desk), desk.rules()]);
      const kept =
        desk.operates && given === undefined
          ? await desk.records.programme.all('listing')
          : await bookOf(await desk.tenantOf('programme.read', given)).list('listing');
      const now = rules.on(sent.today);
      return {
        listings: kept.map((one) => toListing(one, sent)).reverse(),
        next: now === undefined ? null : nextOf(sent),
        links: (now?.edition.texts.links ?? []).map((link) => ({ ...link })),
      };
    },
    async decide(given, id, decision) {
      desk.demandOperator();
      const tenant = await desk.tenantOf('programme.operate', given);
      if (decision.state === 'rejected' && decision.reason === '') throw noReason();
      const [sent, rules] = await Promise.all([sentOf(desk), desk.rules()]);
      const after = await desk.write(tenant, (book, decide) =>
        decideIn({ book, decide }, { id, decision, rules, sent }),
      );
      return toListing(after, sent);
    },
    async withdraw(given, id) {
      const tenant = await desk.tenantOf('programme.ask', given);
      const sent = await sentOf(desk);
      const after = await bookOf(tenant).write(async (book) => {
        const found = await book.find('listing', id);
        if (found === undefined) throw missing(id);
        return leaveListing(book, found);
      });
      const detail = { state: after.content.state };
      await desk.note(desk, { tenant, action: 'programme.listing.left', object: id, detail });
      return toListing(after, sent);
    },
  };
}

/** @throws Fault `bad-parameter` */
function demandListing(draft: Draft, domains: readonly string[]): void {
  const noCountry = countryCode(draft.country) !== draft.country;
  const problems = [
    ...(noCountry ? [{ field: 'country', reason: `"${draft.country}" is no country (ISO 3166)` }] : []),
    ...checkListing(draft, domains),
  ];
  const [first] = problems;
  if (first === undefined) return;
  const message = problems.map(({ field, reason }) => `${field}: ${reason}`).join('; ');
  throw new Fault('bad-parameter', message, { parameter: first.field });
}

function toContent({ displayName, country, url }: Draft, desk: ProgrammeDesk): Listing {
  const undecided = { acceptedOn: null, batchMonth: null, reason: null };
  const by = { requestedOn: desk.today(), by: desk.name };
  return { displayName, country, url: plainAddress(url), state: 'requested', ...by, ...undecided };
}

/**
 * ENR-77: an enrolment of any level, neither ended nor lost.
 * @throws Fault `conflict`
 */
async function demandEnrolled(book: Pick<ProgrammeBook, 'list'>, rules: RuleBook, today: string): Promise<void> {
  const edition = rules.on(today)?.edition;
  const orders = await book.list('order');
  const isHeld = ({ id, content: { ended, anniversary } }: ProgrammeRecord<'enrolment'>) => {
    if (ended !== null || edition === undefined) return ended === null;
    const around = { requirementsMet: true, isBeingRenewed: isBeingRenewed(id, orders, today) };
    return membershipState(today, { anniversary, rules: edition, ...around }) !== 'lost';
  };
  if ((await book.list('enrolment')).some(isHeld)) return;
  const message = 'Only learning partners that are enrolled stand in the directory; enrol first (ENR-77)';
  throw new Fault('conflict', message, { parameter: 'tenant' });
}

function demandNoOther(known: readonly Listed[], sent: Sent): void {
  const stateOf = ({ id, content }: Listed) => standingOf({ id, ...content }, sent.batches);
  const other = known.find((one) => liveStates.includes(stateOf(one)));
  if (other === undefined) return;
  const message = `"${other.content.displayName}" is ${stateOf(other)} already; take it out first to ask for another`;
  throw new Fault('conflict', message, { parameter: 'url' });
}

interface Deciding {
  readonly id: string;
  readonly decision: Decision;
  readonly rules: RuleBook;
  readonly sent: Sent;
}

/** What was asked is asked again when it is accepted: domains and enrolments may be gone by then. */
async function decideIn(
  { book, decide }: { readonly book: ProgrammeWork; readonly decide: Decide },
  { id, decision: { state, reason, version }, rules, sent }: Deciding,
): Promise<Listed> {
  const before = await book.find('listing', id);
  if (before === undefined) throw missing(id);
  const { content } = before;
  const acceptedOn = state === 'accepted' ? sent.today : null;
  const next = { ...content, state, reason: reason || null, acceptedOn };
  const after = await book.change('listing', id, next, version);
  if (content.state !== 'requested') throw decidedAlready(content);
  const { domains } = await keptProfile(book);
  if (state === 'accepted') {
    demandListing({ ...content, aboutUs: true, noCompetitors: true, ownPage: true }, domains);
    await demandEnrolled(book, rules, sent.today);
  }
  const now: Rules | null = rules.on(sent.today) ?? null;
  const { displayName, country, url, requestedOn } = content;
  const facts = { on: sent.today, weeks: sent.rule, displayName, country, url, requestedOn, domains };
  const slot = state === 'accepted' ? directorySlot(sent.today, sent.rule) : null;
  const outcome = { state, reason: reason || null, slot };
  await decide({ kind: `listing.${state}`, about: id, facts, outcome, rules: now });
  return after;
}

/** The batch that goes with what is accepted today. */
function nextOf(sent: Sent): z.output<typeof listingList>['next'] {
  const { batchMonth, batchFrom, batchTo, visibleBy } = nextSlot(sent.today, sent.batches, sent.rule);
  return { batchMonth, batchFrom, batchTo, visibleBy };
}

function noReason(): Fault {
  return new Fault('bad-parameter', 'reason: tell the partner why it is refused', { parameter: 'reason' });
}

function missing(id: string): Fault {
  return new Fault('not-found', `There is no listing "${id.slice(0, 80)}" of this partner`, { parameter: 'id' });
}

function decidedAlready({ state }: Listing): Fault {
  return new Fault('conflict', `The listing is ${state} already; load it again`, { parameter: 'state' });
}
