import { addDays, type Day } from '#base/day.ts';
import { toReminderMail } from '#delivery/reminder-mail.ts';
import type { Edition } from '#domain/programme/edition.ts';
import { type Renewal, renewalOf } from '#domain/programme/renewal.ts';
import type { ProgrammeRecord } from '#state/programme-book.ts';
import { type RoleHolder, roleHolders } from '#state/role-holders.ts';
import type { Mailer } from '../mailer.ts';
import type { ProgrammeDesk } from './desk.ts';

/** A reminder that was missed is sent later, but not when nobody would make sense of it any more. */
const latestDays = 14;

/** What is written to whoever looks after a membership. */
interface Reminding {
  readonly record: ProgrammeRecord<'enrolment'>;
  readonly renewal: Renewal;
  readonly when: 'before' | 'after';
  readonly isExtended: boolean;
}

/**
 * Mails the reminders of a membership that are due (REN-3) to its partner's MPN partner, global and account admins: each of
 * them once, however many processes look and however long none did.
 */
export async function remind(
  desk: ProgrammeDesk,
  mailer: Mailer,
  of: { readonly record: ProgrammeRecord<'enrolment'>; readonly edition: Edition; readonly isExtended: boolean },
): Promise<void> {
  if (!mailer.isOffered) return;
  const { record, edition, isExtended } = of;
  const renewal = renewalOf(record.content.anniversary, edition);
  for (const [index, on] of renewal.reminders.entries()) {
    if (!isDue(on, desk.today())) continue;
    const when = index === 0 ? 'before' : 'after';
    const holders = await roleHolders(desk.records.house, { tenant: record.tenant, roles: ['MPA', 'GA', 'AA'] });
    for (const holder of holders) await remindOne(desk, mailer, { record, renewal, when, isExtended, holder });
  }
}

/** Whether a reminder of that day is to be sent on another. */
export function isDue(on: Day, day: Day): boolean {
  return on <= day && day <= addDays(on, latestDays);
}

async function remindOne(
  desk: ProgrammeDesk,
  mailer: Mailer,
  reminding: Reminding & { readonly holder: RoleHolder },
): Promise<void> {
  const { record, when, holder } = reminding;
  const { tenant, content } = record;
  const id = ['reminder', record.id, content.anniversary, when, holder.account].join(':');
  if (!(await take(desk, tenant, id))) return;
  const outcome = await mailer.send(mailOf(desk, reminding), { address: holder.email, id: id.replaceAll(':', '.') });
  const status = outcome === 'no-answer' ? 400 : outcome.status;
  // What a mail server refuses for good is not asked again.
  const state = status < 400 ? 'done' : status < 500 ? 'waiting' : 'failed';
  await put(desk, { tenant, id }, state);
  if (state !== 'done') return;
  const detail = { when, anniversary: content.anniversary, account: holder.account };
  await desk.note(desk, { tenant, action: 'programme.reminder.sent', object: record.id, detail });
}

/** How long somebody who took it may be silent before another one takes it over. */
const patienceMs = 10 * 60_000;

/** Takes an errand on, so that nobody else does it. @returns false when it is done, or somebody is at it */
async function take(desk: ProgrammeDesk, tenant: string, id: string): Promise<boolean> {
  const on = desk.today();
  return desk.records.of(tenant).programme.write(async (book) => {
    const known = await book.find('errand', id);
    if (known === undefined) {
      await book.add('errand', { state: 'begun', tries: 1, on }, id);
      return true;
    }
    const { state, tries } = known.content;
    const isLeft = state === 'begun' && Date.parse(desk.now()) - Date.parse(known.changedAt) > patienceMs;
    if (state !== 'waiting' && !isLeft) return false;
    await book.change('errand', id, { state: 'begun', tries: tries + 1, on }, known.version);
    return true;
  });
}

async function put(
  { records, today }: ProgrammeDesk,
  { tenant, id }: { readonly tenant: string; readonly id: string },
  state: 'waiting' | 'done' | 'failed',
): Promise<void> {
  await records.of(tenant).programme.write(async (book) => {
    const known = await book.find('errand', id);
    if (known !== undefined) await book.change('errand', id, { ...known.content, state, on: today() });
  });
}

function mailOf(desk: ProgrammeDesk, reminding: Reminding & { readonly holder: RoleHolder }) {
  const { record, renewal, when, isExtended, holder } = reminding;
  const { level, competency, anniversary } = record.content;
  const { opens, closes, decisionOn, window } = renewal;
  const link = `${desk.home()}/programme/offers?${new URLSearchParams({ tenant: record.tenant })}`;
  return toReminderMail({
    ...{ tenant: record.tenant, when, level, competency, anniversary, opens, closes, decisionOn, window, isExtended },
    language: holder.language === 'nl' ? 'nl' : 'en',
    link: desk.config.publicUrl === undefined ? undefined : link,
  });
}
