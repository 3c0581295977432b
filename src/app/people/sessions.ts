import { Fault } from '#base/fault.ts';
import type { Actor, Person } from '#domain/access/actor.ts';
import { accountById } from '#state/accounts.ts';
import { noteIn } from '#state/audit.ts';
import type { HouseAccess, HouseTables } from '#state/house-access.ts';
import { addSession, endSession, endSessionByHash, endSessions, type Session, sessionsOf } from '#state/sessions.ts';
import { noteBy } from './actor-note.ts';
import { hashSecret, newSecret } from './secret.ts';

const hour = 3_600_000;
/** A session ends when it was not used for the one, and in any case after the other. */
export const sessionLife = { idleMs: 12 * hour, mostMs: 14 * 24 * hour } as const;

/** How and from where somebody came in. */
export interface Arrival {
  /** `password`, or the provider that was signed in with. */
  readonly way: string;
  /** What the browser calls itself. */
  readonly agent: string;
  readonly address: string;
  /** Secret of the session that the browser had until now: it ends. */
  readonly replaces?: string;
}

export interface OwnSession extends Session {
  /** The one that asks. */
  readonly current: boolean;
}

/** The browsers in which people have signed in. */
export interface Sessions {
  /**
   * Starts one for an account.
   * @returns its secret, which goes into the cookie and is kept nowhere
   * @throws Fault `signed-out` when the account is disabled or gone
   */
  start(account: string, arrival: Arrival): Promise<string>;
  /** Ends the one that asks. */
  end(actor: Actor, address: string): Promise<void>;
  /** The person's own, newest first. */
  list(actor: Actor): Promise<readonly OwnSession[]>;
  /** Ends one of the person's own. @throws Fault `not-found` */
  endOne(actor: Actor, id: string, address: string): Promise<void>;
  /** Ends all of the person's own but the one that asks. */
  endOthers(actor: Actor, address: string): Promise<void>;
}

export function createSessions(access: HouseAccess): Sessions {
  return {
    start: (account, arrival) => access.write('people', (tables) => startSession(tables, account, arrival, access)),
    async end(actor, address) {
      if (actor.kind !== 'person' || !('session' in actor.by)) return;
      await endOne(access, { person: actor, id: actor.by.session, address });
    },
    async list(actor) {
      const { account, by } = ownerOf(actor);
      const current = 'session' in by ? by.session : undefined;
      const found = await access.read<readonly Session[]>([], (tables) => sessionsOf(tables, account, access.now()));
      return found.map((session) => ({ ...session, current: session.id === current }));
    },
    async endOne(actor, id, address) {
      if (await endOne(access, { person: inBrowser(actor), id, address })) return;
      throw new Fault('not-found', 'There is no such session; it may have ended', { parameter: 'id' });
    },
    async endOthers(actor, address) {
      const person = inBrowser(actor);
      await access.write('people', async (tables) => {
        const now = access.now();
        const ended = await endSessions(tables, { account: person.account, except: person.by.session, now });
        const note = { tenant: null, action: 'session.ended', object: null, detail: { others: ended } };
        if (ended > 0) await noteIn(tables, { ...note, ...noteBy(person, address) }, now);
      });
    },
  };
}

/** Until when a session that is used now lasts. */
export function expiryOf(madeAt: string, seenAt: string): string {
  const [made, seen] = [Date.parse(madeAt), Date.parse(seenAt)];
  return new Date(Math.min(seen + sessionLife.idleMs, made + sessionLife.mostMs)).toISOString();
}

/** Starts a session in a transaction that does more. @returns its secret */
export async function startSession(
  tables: HouseTables,
  account: string,
  arrival: Arrival,
  { now: clock, newId }: Pick<HouseAccess, 'now' | 'newId'>,
): Promise<string> {
  const { way, agent, address, replaces } = arrival;
  const [now, id, secret] = [clock(), newId(), newSecret()];
  const found = await accountById(tables, account);
  if (found === undefined || found.disabled) throw new Fault('signed-out', 'This account cannot sign in');
  if (replaces !== undefined) await endSessionByHash(tables, hashSecret(replaces), now);
  const kept = { id, hash: hashSecret(secret), account, way, address, agent: toAgent(agent) };
  await addSession(tables, { ...kept, expiresAt: expiryOf(now, now) }, now);
  const who = { actor: account, actorName: found.name, address };
  await noteIn(tables, { tenant: null, action: 'session.started', object: id, detail: { way }, ...who }, now);
  return secret;
}

/** Somebody with an account. @throws Fault `forbidden`, `signed-out` */
export function ownerOf(actor: Actor): Person {
  if (actor.kind === 'person') return actor;
  if (actor.kind === 'nobody') throw new Fault('signed-out', 'Sign in first');
  throw new Fault('forbidden', 'There is no profile at the machine itself; sign in with an account');
}

/** A person who sits at a browser: what a token of theirs may not do is done by them alone. @throws Fault `forbidden` */
export function inBrowser(actor: Actor): Person & { readonly by: { readonly session: string } } {
  const person = ownerOf(actor);
  const { by } = person;
  if ('session' in by) return { ...person, by };
  throw new Fault('forbidden', 'A token may not change this; sign in in a browser');
}

async function endOne(
  access: HouseAccess,
  { person, id, address }: { readonly person: Person; readonly id: string; readonly address: string },
): Promise<boolean> {
  return access.write('people', async (tables) => {
    const now = access.now();
    if (!(await endSession(tables, { account: person.account, id, now }))) return false;
    const note = { tenant: null, action: 'session.ended', object: id, detail: {} };
    await noteIn(tables, { ...note, ...noteBy(person, address) }, now);
    return true;
  });
}

/** What came from outside is a label. */
function toAgent(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, ' ').slice(0, 200);
}
