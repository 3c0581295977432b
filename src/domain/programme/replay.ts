import { isDay } from '#base/day.ts';
import { type ClaimLine, type ClaimState, claimStates, claimSteps, notYetVisible } from './claim.ts';
import { directorySlot } from './directory-calendar.ts';
import { type Edition, holds, type Level, levels } from './edition.ts';
import { enrolmentOf } from './enrolment.ts';
import { checkListing } from './listing.ts';
import { type OfferFacts, offersTo } from './offer.ts';
import { extensionFor } from './renewal.ts';
import { renewalOutcome } from './renewal-outcome.ts';
import { type PartnerFacts, renewalStandingOn } from './standing.ts';

type Facts = Readonly<Record<string, unknown>>;

/** A decision as far as it can be decided again: what was known, and the rules of that version. */
export interface Replayable {
  readonly kind: string;
  readonly facts: Facts;
  /** Undefined: the decision named none, or one that is not known. */
  readonly edition: Edition | undefined;
}

/**
 * Decides again, by the rule of the kind, from the facts and the rules that a decision names (ENR-7). What an operator
 * judged is no rule: of that it is said whether the rules allow it.
 * @returns undefined for a kind that no rule decides, or facts that are not those of it
 */
export function replay({ kind, facts, edition }: Replayable): Facts | undefined {
  return edition === undefined ? undefined : rules[kind]?.(facts, edition);
}

/** The kinds that rules decide. */
const rules: Readonly<Record<string, (facts: Facts, edition: Edition) => Facts | undefined>> = {
  'claim.in-review': (facts, edition) => claimAgain('in-review', facts, edition),
  'claim.accepted': (facts, edition) => claimAgain('accepted', facts, edition),
  'claim.rejected': (facts, edition) => claimAgain('rejected', facts, edition),
  'listing.accepted': listingAgain,
  'order.placed': orderAgain,
  'enrolment.begun': enrolmentAgain,
  'enrolment.renewed': renewalAgain,
};

/** ENR-63, ENR-64: a step that is allowed; what is accepted was visible by then. */
function claimAgain(state: ClaimState, { from, on, lines }: Facts, edition: Edition): Facts | undefined {
  const before = claimStates.find((one) => one === from);
  if (before === undefined || !isDayIn(on) || !Array.isArray(lines)) return undefined;
  const hidden = notYetVisible(parseLines(lines), on, edition);
  const isAllowed = claimSteps[before].includes(state) && (state !== 'accepted' || hidden.length === 0);
  return { state: isAllowed ? state : 'refused', notYetVisible: hidden };
}

/** ENR-73 … ENR-76: the wish is in order, and goes with the batch of its day. */
function listingAgain(facts: Facts, { directory }: Edition): Facts | undefined {
  const { on, displayName, country, url, domains } = facts;
  if (!isDayIn(on) || !areTexts(domains)) return undefined;
  if (typeof displayName !== 'string' || typeof country !== 'string' || typeof url !== 'string') return undefined;
  const confirmed = { aboutUs: true, noCompetitors: true, ownPage: true };
  const problems = checkListing({ displayName, country, url, ...confirmed }, domains);
  return {
    state: problems.length === 0 ? 'accepted' : 'refused',
    slot: directorySlot(on, directory.weeks),
  };
}

/** FEE-5, FEE-30 … FEE-36: whether it could be bought, and for how much. */
function orderAgain({ offer, competency, offerFacts }: Facts, edition: Edition): Facts | undefined {
  const known = parseOfferFacts(offerFacts);
  if (known === undefined) return undefined;
  const tile = offersTo(known, edition).find((one) => one.offer === offer && one.competency === competency);
  if (tile === undefined || !tile.open) {
    const refusals = tile?.refusals.map(({ id }) => id) ?? ['no-offer'];
    return { offer, competency, amount: null, refusals };
  }
  const { discountPercent, renews, upgrades, toPay } = tile;
  return { offer, competency, ...toPay, discountPercent, renews, upgrades };
}

/** FEE-31, MAP-11, REN-5: when it begins and when its anniversary is. */
function enrolmentAgain(facts: Facts, edition: Edition): Facts | undefined {
  const { offer, competency, orderedOn, paidOn, renews, before } = facts;
  const bought = offers.find((one) => one === offer);
  const name = typeof competency === 'string' ? competency : null;
  if (bought === undefined || !isDayIn(orderedOn) || !isDayIn(paidOn)) return undefined;
  const level: Level = bought === 'action-pack' ? 'learning-action-pack' : bought;
  const held = { level, competency: name, order: '', step: null, track: null, ended: null };
  const renewed = renews !== null && isDayIn(before) ? { ...held, attainedOn: before, anniversary: before } : undefined;
  const order = { offer: bought, competency: name, orderedOn };
  const { attainedOn, anniversary } = enrolmentOf(order, { id: '', paidOn, rules: edition, renewed });
  return { level, competency: name, attainedOn, anniversary };
}

const offers = ['action-pack', 'silver', 'gold'] as const;

/**
 * REN-9, REN-10: what the months that decide allow; under an extension the requirements are waived and the level stays
 * (ENR-16).
 */
function renewalAgain(facts: Facts, edition: Edition): Facts | undefined {
  const { on, anniversary } = facts;
  const held = parseHeld(facts.held);
  if (held === undefined || !isDayIn(on) || !isDayIn(anniversary)) return undefined;
  const extension = extensionAgain(facts, { held, anniversary, edition });
  const partner = parsePartnerFacts(facts.facts);
  if (extension !== null) return { level: held.level, extension };
  if (partner === undefined) return undefined;
  const { levels: reached } = renewalStandingOn(on, { facts: partner, edition, anniversary });
  return { level: renewalOutcome(reached, held), extension };
}

interface HeldLevel {
  readonly competency: string;
  readonly level: Level;
}

/** The extension of the anniversary; that of another edition, which held then, is taken as it was noted. */
function extensionAgain(
  { extension }: Facts,
  { held, anniversary, edition }: { readonly held: HeldLevel; readonly anniversary: string; readonly edition: Edition },
): string | null {
  if (!holds(edition.period, anniversary)) return typeof extension === 'string' ? extension : null;
  const own = { kind: 'competency', name: held.competency } as const;
  return extensionFor(anniversary, own, edition.extensions)?.id ?? null;
}

/** Whether a replay says what was decided then: nothing that both tell may differ, and something both must tell. */
export function saysTheSame(replayed: Facts, outcome: Facts): boolean {
  const told = Object.keys(replayed).filter((name) => name in outcome);
  return told.length > 0 && told.every((name) => isSame(replayed[name], outcome[name]));
}

/** Kept facts come back with their names in another order. */
function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other;
  const [mine, theirs] = [new Map(Object.entries(one)), new Map(Object.entries(other))];
  return (
    mine.size === theirs.size && [...mine].every(([name, value]) => theirs.has(name) && isSame(value, theirs.get(name)))
  );
}

function isDayIn(value: unknown): value is string {
  return typeof value === 'string' && isDay(value);
}

function areTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

/** Lines were checked before they were kept. */
function parseLines(lines: readonly unknown[]): readonly ClaimLine[] {
  return lines.filter((line) => typeof line === 'object' && line !== null && 'month' in line) as ClaimLine[];
}

/** Facts are kept as the rule got them. */
function parseOfferFacts(value: unknown): OfferFacts | undefined {
  const isWhole = hasLists(value, ['levels', 'held', 'ordered']);
  return isWhole ? (value as OfferFacts) : undefined;
}

function parseHeld(value: unknown): HeldLevel | undefined {
  if (typeof value !== 'object' || value === null || !('level' in value) || !('competency' in value)) return undefined;
  const level = levels.find((one) => one === value.level);
  return level === undefined || typeof value.competency !== 'string'
    ? undefined
    : { level, competency: value.competency };
}

function parsePartnerFacts(value: unknown): PartnerFacts | undefined {
  const isWhole = hasLists(value, ['purchases', 'exams', 'commitments', 'surveys']);
  return isWhole ? (value as PartnerFacts) : undefined;
}

function hasLists(value: unknown, names: readonly string[]): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const parts = new Map(Object.entries(value));
  return names.every((name) => Array.isArray(parts.get(name)));
}
