import { Fault } from '#base/fault.ts';
import type { Actor, Person } from '#domain/access/actor.ts';
import { accountById, setPassword } from '#state/accounts.ts';
import { noteIn } from '#state/audit.ts';
import type { HouseAccess } from '#state/house-access.ts';
import { endSessions } from '#state/sessions.ts';
import { noteBy } from './actor-note.ts';
import { checkPassword, hashPassword, isPassword } from './passwords.ts';
import { inBrowser } from './sessions.ts';
import type { Throttle } from './throttle.ts';

/** The password that somebody has. */
export interface OwnPassword {
  /**
   * Puts another in its place; the person's other sessions end.
   * @throws Fault `bad-parameter` when the present one is wrong or the next one breaks a rule, `too-many`
   */
  change(actor: Actor, passwords: { readonly current: string; readonly next: string }, address: string): Promise<void>;
  /** Has somebody who is signed in show that it is them. @throws Fault `bad-parameter`, `too-many` */
  demand(
    person: Person,
    password: string,
    from: { readonly parameter: string; readonly address: string },
  ): Promise<void>;
}

export function createOwnPassword(access: HouseAccess, throttle: Throttle): OwnPassword {
  const demand: OwnPassword['demand'] = async (person, password, { parameter, address }) => {
    const admission = await throttle.enter({ account: person.email, address });
    const hash = await access.read<string | null>(
      null,
      async (tables) => (await accountById(tables, person.account))?.password ?? null,
    );
    if (!(await isPassword(password, hash))) {
      throw new Fault('bad-parameter', 'That is not your password', { parameter });
    }
    await admission.succeeded();
  };
  return {
    demand,
    async change(actor, { current, next }, address) {
      const person = inBrowser(actor);
      await demand(person, current, { parameter: 'current', address });
      checkPassword(next, person.email, 'next');
      if (next === current) {
        throw new Fault('bad-parameter', 'That is the password you have; choose another', { parameter: 'next' });
      }
      const password = await hashPassword(next);
      await access.write('people', async (tables) => {
        const now = access.now();
        await setPassword(tables, { id: person.account, password, mustChange: false });
        await endSessions(tables, { account: person.account, except: person.by.session, now });
        const note = { tenant: null, action: 'password.changed', object: person.account, detail: {} };
        await noteIn(tables, { ...note, ...noteBy(person, address) }, now);
      });
    },
  };
}
