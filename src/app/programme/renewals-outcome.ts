import type { Day } from '#base/day.ts';
import type { Enrolment } from '#domain/programme/book.ts';
import type { Extension, Level } from '#domain/programme/edition.ts';
import { type Held, membershipState } from '#domain/programme/enrolment.ts';
import { extensionFor, type Renewal, renewalOf } from '#domain/programme/renewal.ts';
import { renewalOutcome } from '#domain/programme/renewal-outcome.ts';
import {
  type LevelStanding,
  type PartnerFacts,
  type Requirement,
  renewalStandingOn,
} from '#domain/programme/standing.ts';
import type { ProgrammeRecord } from '#state/programme-book.ts';
import type { ProgrammeDesk } from './desk.ts';
import { factsOf, type KnownFacts } from './facts.ts';
import type { RuleBook, Rules } from './rule-book.ts';

/** What an anniversary is looked at with. */
interface Outlook {
  readonly renewal: Renewal;
  readonly extension: Extension | undefined;
  /** Whether the months that decide are all known, or nothing is asked of them (L-11, ENR-16). */
  readonly isDecided: boolean;
  /** The day it is seen from: the decision day once that has come. */
  readonly by: Day;
  /** What is looked at; absent where nothing is asked. */
  readonly facts: PartnerFacts | undefined;
  /** Those of the day it is decided by, and those that say when. */
  readonly rules: Rules;
  readonly today: Rules;
}

/** A membership with what its anniversary brings. */
export interface Prospect extends Outlook {
  /** What the months that decide allow, as far as they are known (REN-10). */
  readonly outcome: Level;
  /** Of its own level; empty where nothing is asked. */
  readonly requirements: readonly Requirement[];
  readonly requirementsMet: boolean;
}

/**
 * What a membership may be renewed as, seen from a day: by the months that decide once they are known (REN-9, REN-10).
 * @param known of the same day, where it was read already
 */
export async function prospectOf(
  desk: ProgrammeDesk,
  of: { readonly tenant: string; readonly enrolment: Enrolment; readonly day: Day; readonly known?: KnownFacts },
): Promise<Prospect> {
  const { tenant, enrolment, day, known } = of;
  const [today, book] = await Promise.all([known?.rules ?? desk.rulesOn(day), desk.rules()]);
  const renewal = renewalOf(enrolment.anniversary, today.edition);
  const extension = extensionOf(book, enrolment);
  const isKnown = renewal.decisionOn <= day;
  // The trainer of an Action Pack is asked for today. What was decided before there were rules is looked at with those of today.
  const isPast = enrolment.competency !== null && isKnown && book.on(renewal.decisionOn) !== undefined;
  const by = isPast ? renewal.decisionOn : day;
  const around = { renewal, extension, by, today };
  if (extension !== undefined || enrolment.ended !== null) {
    const rules = by === day ? today : await desk.rulesOn(by);
    return prospectFrom(enrolment, { ...around, isDecided: true, facts: undefined, rules });
  }
  const { rules, facts } = by === day && known !== undefined ? known : await factsOf(desk, tenant, by);
  return prospectFrom(enrolment, { ...around, isDecided: isKnown || enrolment.competency === null, facts, rules });
}

/** The same from other facts, which the simulator has. */
export function prospectFrom(enrolment: Enrolment, outlook: Outlook): Prospect {
  const { level, competency, anniversary } = enrolment;
  const { facts, by, rules } = outlook;
  if (facts === undefined) return { ...outlook, outcome: level, requirements: [], requirementsMet: true };
  const { levels } = renewalStandingOn(by, { facts, edition: rules.edition, anniversary });
  const own = levels.find((one) => isOf(one, enrolment));
  return {
    ...outlook,
    outcome: renewalOutcome(levels, { competency: competency ?? '', level }),
    requirements: own?.requirements ?? [],
    requirementsMet: own?.eligible === true,
  };
}

/** Under a points edition a level is of no competency and stands for all. */
function isOf(standing: LevelStanding, { level, competency }: Enrolment): boolean {
  return standing.level === level && (standing.competency === competency || standing.competency === null);
}

/** ENR-15 … ENR-18: requirements are waived by the rules of the anniversary, the fee is not. */
function extensionOf(book: RuleBook, { anniversary, competency }: Enrolment): Extension | undefined {
  const edition = book.on(anniversary)?.edition;
  if (edition === undefined || competency === null) return undefined;
  return extensionFor(anniversary, { kind: 'competency', name: competency }, edition.extensions);
}

/** A membership as the offers see it. */
export function heldOf(
  { id, content }: ProgrammeRecord<'enrolment'>,
  of: {
    readonly day: Day;
    readonly rules: Rules;
    readonly prospect: Prospect | undefined;
    readonly isBeingRenewed: boolean;
  },
): Held {
  const { level, competency, anniversary } = content;
  const { day, rules, prospect, isBeingRenewed } = of;
  const { opens, decisionOn } = renewalOf(anniversary, rules.edition);
  const requirementsMet = prospect === undefined || prospect.requirementsMet;
  const state = membershipState(day, { anniversary, rules: rules.edition, requirementsMet, isBeingRenewed });
  const outcome = prospect?.isDecided ? prospect.outcome : null;
  return { id, level, competency, state, opens, decisionOn, outcome };
}
