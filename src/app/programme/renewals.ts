import { addDays } from '#base/day.ts';
import type { Order } from '#domain/programme/book.ts';
import type { Edition } from '#domain/programme/edition.ts';
import { payableUntil } from '#domain/programme/fee.ts';
import { isBeingRenewed } from '#domain/programme/order.ts';
import { renewalOf } from '#domain/programme/renewal.ts';
import type { ProgrammeRecord } from '#state/programme-book.ts';
import type { Mailer } from '../mailer.ts';
import { createDesk, type ProgrammeDesk, type ProgrammeParts } from './desk.ts';
import { endEnrolment } from './enrolments-end.ts';
import { writeFor } from './enrolments-writing.ts';
import { createPayments } from './payments.ts';
import { remind } from './reminders.ts';
import { prospectOf } from './renewals-outcome.ts';
import type { Rules } from './rule-book.ts';

/** What the programme does by itself; done twice, or by two processes at once, it is done once. */
export interface RenewalWork {
  /**
   * Decides what anniversaries allow, ends what was not renewed, reminds, asks the gateway what became of payments.
   * @param stop ends it between two partners: the rest is done the next time
   */
  run(stop?: AbortSignal): Promise<void>;
}

type Enrolled = ProgrammeRecord<'enrolment'>;

export function createRenewalWork(
  parts: ProgrammeParts,
  { mailer, tell }: { readonly mailer: Mailer; readonly tell: (what: string) => void },
): RenewalWork {
  const desk = createDesk(parts, { kind: 'house' }, null);
  /** The trouble of one partner is not that of the others. */
  const each = async (tenant: string, work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      tell(`programme of ${tenant}: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  return {
    async run(stop) {
      const rules = (await desk.rules()).on(desk.today());
      for (const { tenant, id } of await openCards(desk)) {
        if (stop?.aborted) return;
        await each(tenant, () => createPayments(desk).settle(tenant, id));
      }
      if (rules === undefined) return;
      const held = (await desk.records.programme.all('enrolment')).filter(({ content }) => content.ended === null);
      for (const record of held) {
        if (stop?.aborted) return;
        await each(record.tenant, () => look(desk, { record, rules, mailer }));
      }
    },
  };
}

/** How long after an order has expired the gateway is still asked for its money, in days. */
const lateDays = 14;

/** Card orders that nobody told the end of: people close their browser, notices get lost. */
async function openCards({ config, records, today }: ProgrammeDesk): Promise<readonly ProgrammeRecord<'order'>[]> {
  if (config.paymentUrl === undefined) return [];
  const isAsked = ({ state, payment, orderedOn }: Order) =>
    state === 'open' && payment !== null && today() <= addDays(payableUntil(orderedOn), lateDays);
  return (await records.programme.all('order')).filter(({ content }) => isAsked(content));
}

interface Looking {
  readonly record: Enrolled;
  readonly rules: Rules;
  readonly mailer: Mailer;
}

async function look(desk: ProgrammeDesk, { record, rules, mailer }: Looking): Promise<void> {
  const day = desk.today();
  const { decisionOn, closes, reminders } = renewalOf(record.content.anniversary, rules.edition);
  // Most are months away from anything.
  if (day < (reminders[0] ?? decisionOn)) return;
  if (record.content.competency !== null && day >= decisionOn) await decideRenewal(desk, record);
  if (day > closes) return endUnlessRenewed(desk, record, rules);
  await remind(desk, mailer, {
    record,
    edition: rules.edition,
    isExtended: await isExtended(desk, record, rules.edition),
  });
}

async function isExtended(desk: ProgrammeDesk, { tenant, content }: Enrolled, edition: Edition): Promise<boolean> {
  if (content.competency === null || edition.extensions.length === 0) return false;
  return (await prospectOf(desk, { tenant, enrolment: content, day: desk.today() })).extension !== undefined;
}

/** REN-10, L-11: what the months that decide allow, once for every anniversary. */
async function decideRenewal(desk: ProgrammeDesk, { tenant, id, content }: Enrolled): Promise<void> {
  const { level, competency, anniversary } = content;
  const errand = ['decision', id, anniversary].join(':');
  if ((await desk.records.of(tenant).programme.find('errand', errand)) !== undefined) return;
  const prospect = await prospectOf(desk, { tenant, enrolment: content, day: desk.today() });
  const extension = prospect.extension?.id ?? null;
  await writeFor(desk, tenant, async ({ book, decide, day }) => {
    if ((await book.find('errand', errand)) !== undefined) return;
    await book.add('errand', { state: 'done', tries: 1, on: day }, errand);
    const facts = {
      on: prospect.by,
      anniversary,
      held: { competency, level },
      extension,
      facts: prospect.facts ?? null,
    };
    const outcome = { level: prospect.outcome, extension };
    await decide({ kind: 'enrolment.renewed', about: id, facts, outcome, rules: prospect.rules });
  });
}

/** REN-4, REN-10: nothing bought by the end of the window, nothing is left. A transfer on its way is waited for. */
async function endUnlessRenewed(desk: ProgrammeDesk, { tenant, id }: Enrolled, rules: Rules): Promise<void> {
  await writeFor(desk, tenant, async (writing) => {
    const record = await writing.book.find('enrolment', id);
    if (record === undefined || record.content.ended !== null) return;
    if (isBeingRenewed(id, await writing.book.list('order'), writing.day)) return;
    // The day does not depend on when somebody looked.
    const { closes } = renewalOf(record.content.anniversary, rules.edition);
    await endEnrolment(record, { on: addDays(closes, 1), why: 'lost' }, { ...writing, rules });
  });
}
