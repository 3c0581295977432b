import type { z } from 'zod';
import type { Day } from '#base/day.ts';
import { Fault } from '#base/fault.ts';
import type { enrolment, enrolmentList } from '#contract/programme-membership.ts';
import { type Track, withTrack } from '#domain/programme/action-pack.ts';
import { benefitsOf } from '#domain/programme/benefits.ts';
import type { Enrolment } from '#domain/programme/book.ts';
import { benefitsEnd, membershipState } from '#domain/programme/enrolment.ts';
import { isBeingRenewed } from '#domain/programme/order.ts';
import type { ProgrammeRecord, ProgrammeWork } from '#state/programme-book.ts';
import type { ProgrammeDesk } from './desk.ts';
import { factsOf } from './facts.ts';
import { type Prospect, prospectOf } from './renewals-outcome.ts';

type Shown = z.output<typeof enrolment>;

/** Paid memberships and what their anniversaries bring (ENR-20 … ENR-45, REN). */
export interface Enrolments {
  /** Oldest first, those that ended too. */
  list(tenant: string | undefined): Promise<z.output<typeof enrolmentList>>;
  /** MAP-10, L-8. @throws Fault `conflict` when the other track was chosen, or it is no Action Pack that goes on */
  choose(tenant: string | undefined, id: string, track: Track): Promise<Shown>;
}

export function createEnrolments(desk: ProgrammeDesk): Enrolments {
  return {
    async list(given) {
      const tenant = await desk.tenantOf('programme.offers', given);
      return { tenant, enrolments: await shownOf(desk, tenant) };
    },
    async choose(given, id, track) {
      const tenant = await desk.tenantOf('programme.track', given);
      const rules = await desk.rulesOn(desk.today());
      await desk.write(tenant, async (book, decide) => {
        const { content } = demandPack(await book.find('enrolment', id), id);
        const chosen = withTrack(
          { boughtOn: content.attainedOn, ...(content.track && { track: content.track }) },
          track,
        );
        if (chosen === undefined) {
          const message = `The ${content.track} track was chosen; it can be changed with the next purchase or renewal`;
          throw new Fault('conflict', message, { parameter: 'track' });
        }
        if (content.track === track) return;
        await book.change('enrolment', id, { ...content, track });
        await useBenefits(content, book);
        const facts = { boughtOn: content.attainedOn, track: content.track, wanted: track };
        await decide({ kind: 'pack.track', about: id, facts, outcome: { track }, rules });
      });
      const shown = (await shownOf(desk, tenant)).find((one) => one.id === id);
      if (shown === undefined) throw new Error('an enrolment stays where it is');
      return shown;
    },
  };
}

/** Choosing the track is the first activation of benefits (MAP-10): from then on nothing is refunded (FEE-27). */
async function useBenefits({ order }: Enrolment, book: ProgrammeWork): Promise<void> {
  const bought = await book.find('order', order);
  if (bought !== undefined) await book.change('order', order, { ...bought.content, benefitUsed: true });
}

function demandPack(found: ProgrammeRecord<'enrolment'> | undefined, id: string): ProgrammeRecord<'enrolment'> {
  if (found === undefined) throw new Fault('not-found', `There is no enrolment "${id}"`, { parameter: 'id' });
  const { level, ended } = found.content;
  if (level === 'learning-action-pack' && ended === null) return found;
  throw new Fault('conflict', 'A track is chosen for an Action Pack that goes on', { parameter: 'id' });
}

async function shownOf(desk: ProgrammeDesk, tenant: string): Promise<Shown[]> {
  const day = desk.today();
  const {
    enrolment: enrolments,
    case: cases,
    order: orders,
  } = await desk.records.of(tenant).programme.gather(['enrolment', 'case', 'order']);
  // Read once for all of them.
  const goOn = enrolments.some(({ content }) => content.ended === null);
  const known = goOn ? { known: await factsOf(desk, tenant, day) } : {};
  const shown: Shown[] = [];
  for (const record of enrolments) {
    const prospect = await prospectOf(desk, { tenant, enrolment: record.content, day, ...known });
    const open = cases.find(({ content }) => content.state === 'open' && content.about === record.id);
    const around = { day, prospect, open: open?.id ?? null };
    shown.push(toShown(record, { ...around, isAwaited: isBeingRenewed(record.id, orders, day) }));
  }
  return shown;
}

interface Around {
  readonly day: Day;
  readonly prospect: Prospect;
  /** The case about it that waits for the operator. */
  readonly open: string | null;
  readonly isAwaited: boolean;
}

function toShown(
  { id, version, content }: ProgrammeRecord<'enrolment'>,
  { day, prospect, open, isAwaited }: Around,
): Shown {
  const { level, competency, attainedOn, anniversary, step, track, ended } = content;
  const { renewal, extension, outcome, requirementsMet } = prospect;
  const { edition } = prospect.today;
  const { opens, closes, window, decisionOn, reminders } = renewal;
  const state = membershipState(day, {
    ...{ anniversary, rules: edition, requirementsMet },
    isBeingRenewed: isAwaited,
  });
  return {
    ...{ id, version, level, competency, attainedOn, anniversary, step, track, ended },
    benefitsEnd: benefitsEnd(content, edition),
    status: ended === null ? state : 'ended',
    renewal: {
      ...{ opens, closes, decisionOn, outcome, reminders: [...reminders] },
      ...{ windowFrom: window.from, windowTo: window.to },
    },
    extension:
      extension === undefined ? null : { id: extension.id, note: extension.note, link: extension.link ?? null },
    benefits: benefitsOf(content).map((benefit) => ({ ...benefit })),
    case: open,
  };
}
