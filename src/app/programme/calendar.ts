import { Fault } from '#base/fault.ts';
import { type CalendarDays, toICalendar } from '#delivery/icalendar.ts';
import { membershipName } from '#delivery/invoice.ts';
import { type CalendarEntry, calendarOf } from '#domain/programme/calendar.ts';
import { type Words, wordsIn } from '#drawing/words.ts';
import { accountById } from '#state/accounts.ts';
import type { Language } from '#text/index.ts';
import { hashSecret, newSecret } from '../people/secret.ts';
import { createDesk, type ProgrammeDesk } from './desk.ts';

/** The days that matter to a partner, for calendars (REN-3, REN-6, L-11, ENR-51, ENR-71). */
export interface ProgrammeCalendar {
  /** As iCalendar. @throws Fault as `ProgrammeDesk.tenantOf` */
  file(tenant: string | undefined): Promise<{ readonly tenant: string; readonly text: string }>;
  /**
   * An address that a calendar program reads it at, without cookies: with it one sees that calendar as the person may, and
   * nothing else. The one before stops working. @throws Fault `forbidden` for a token
   */
  makeFeed(tenant: string | undefined): Promise<{ readonly address: string }>;
  /** The calendar behind such an address. @throws Fault `not-found` when it is not good (any more) */
  feed(of: { readonly tenant: string; readonly secret: string }): Promise<string>;
}

export function createCalendar(desk: ProgrammeDesk): ProgrammeCalendar {
  return {
    async file(given) {
      const tenant = await desk.tenantOf('programme.read', given);
      return { tenant, text: await write(desk, tenant, await languageOf(desk, ownAccount(desk))) };
    },
    async makeFeed(given) {
      const tenant = await desk.tenantOf('programme.read', given);
      if (desk.actor.kind === 'person' && 'token' in desk.actor.by) {
        throw new Fault('forbidden', 'A token may not do this; sign in in a browser');
      }
      const secret = newSecret('psc_');
      const account = ownAccount(desk);
      await desk.records.of(tenant).programme.write(async (book) => {
        for (const { id, content } of await book.list('feed')) {
          if (content.account === account && !content.ended) await book.change('feed', id, { ...content, ended: true });
        }
        await book.add('feed', { account, madeOn: desk.today(), ended: false }, hashSecret(secret));
      });
      await desk.note(desk, { tenant, action: 'programme.calendar.address-made', object: account, detail: {} });
      return { address: `${desk.home()}/api/v1/programme/feeds/${tenant}/${secret}` };
    },
    async feed({ tenant, secret }) {
      const found = await desk.records.of(tenant).programme.find('feed', hashSecret(secret));
      const { account, ended } = found?.content ?? { account: '', ended: true };
      const actor = ended ? undefined : await desk.actorOfAccount(account);
      if (actor === undefined || !createDesk(desk, actor, desk.address).may('programme.read', tenant)) {
        throw new Fault('not-found', 'There is no calendar at this address (any more); make another one', {
          parameter: 'secret',
        });
      }
      return write(desk, tenant, await languageOf(desk, account));
    },
  };
}

function ownAccount({ actor }: ProgrammeDesk): string {
  return actor.kind === 'person' ? actor.account : actor.kind;
}

/** That of their profile. */
export async function languageOf({ records }: Pick<ProgrammeDesk, 'records'>, account: string): Promise<Language> {
  const found = await records.house.read<Awaited<ReturnType<typeof accountById>>>(undefined, (tables) =>
    accountById(tables, account),
  );
  return found?.language === 'nl' ? 'nl' : 'en';
}

async function write(desk: ProgrammeDesk, tenant: string, language: Language): Promise<string> {
  const day = desk.today();
  const rules = (await desk.rulesOn(day)).edition;
  const words = wordsIn(language);
  const entries = calendarOf(await desk.records.of(tenant).programme.list('enrolment'), { day, rules });
  const name = words.t('renewals.calendar.name', { tenant });
  const link = `${desk.home()}/programme?${new URLSearchParams({ tenant })}`;
  return toICalendar(
    entries.map((entry) => toDays(entry, tenant, words)),
    { name, at: desk.now(), link },
  );
}

function toDays({ id, kind, from, to, level, competency }: CalendarEntry, tenant: string, words: Words): CalendarDays {
  const what = level === null ? '' : membershipName({ level, competency }, words);
  const title = words.t(`renewals.calendar.${kind}`, { what });
  // Two partners in one calendar have different days of the same name.
  return { id: `${tenant}-${id}`, from, to, title, text: words.t(`renewals.calendar.text.${kind}`) };
}
