import type { Actor, Person, ViewAs } from '#domain/access/actor.ts';
import { type AutoAssignment, autoRole, withAutoGrants } from '#domain/access/assignment.ts';
import { isRole } from '#domain/access/roles.ts';
import { actorsOf, type KnownPerson, type StandingPerson } from '#state/actors.ts';
import { touchApplication } from '#state/applications.ts';
import type { HouseAccess } from '#state/house-access.ts';
import { touchSession } from '#state/sessions.ts';
import { touchToken } from '#state/tokens.ts';
import type { Credentials } from './credentials.ts';
import { createKnownSecrets } from './known-secrets.ts';
import { hashSecret, secretPrefixes } from './secret.ts';
import { expiryOf } from './sessions.ts';

/** Being in use is written down at most this often. */
const touchMs = 5 * 60_000;

interface Deps {
  readonly access: HouseAccess;
  readonly holdsKey: (bearer: string) => boolean;
  readonly rule: AutoAssignment;
  readonly isSetUp: () => Promise<boolean>;
  /** No other process writes the records, so what was read holds until this one writes. */
  readonly alone: boolean;
}

type Kind = 'session' | 'token' | 'access';

export interface ActorFinder {
  /** As whom a request comes. While no set-up was finished that is the house, for only this machine can ask. */
  actorOf(credentials: Credentials): Promise<Actor>;
  /**
   * As whom a stored report of an account runs: the person as they are now (SEC-5), nobody when they can do nothing any
   * more; `house` stands for whoever sat at the machine, as long as no set-up was finished.
   */
  actorOfAccount(account: string): Promise<Actor>;
  /** A name for whom these were good before, without asking again: it opens nothing. */
  metAs(credentials: Credentials): string | undefined;
}

export function createActorFinder(deps: Deps): ActorFinder {
  const { find, metAs } = createFinder(deps);
  const actorOf: ActorFinder['actorOf'] = async ({ session, bearer }) => {
    if (bearer !== undefined && deps.holdsKey(bearer)) return { kind: 'house' };
    if (!(await deps.isSetUp())) return { kind: 'house' };
    if (bearer !== undefined) return toActor(await find(kindOf(bearer), bearer), 'token', deps.rule);
    if (session !== undefined) return toActor(await find('session', session), 'session', deps.rule);
    return { kind: 'nobody' };
  };
  const actors = actorsOf(deps.access);
  const actorOfAccount: ActorFinder['actorOfAccount'] = async (account) => {
    if (account === 'house') return (await deps.isSetUp()) ? { kind: 'nobody' } : { kind: 'house' };
    const found = await actors.byAccount(account);
    return found === undefined ? { kind: 'nobody' } : toPerson(found, { token: 'report' }, deps.rule);
  };
  return { actorOf, actorOfAccount, metAs };
}

/** Which kind a program brings is told by how it begins. */
function kindOf(bearer: string): Kind {
  return bearer.startsWith(secretPrefixes.access) ? 'access' : 'token';
}

function createFinder({ access, alone }: Deps) {
  const actors = actorsOf(access);
  const readers = { session: actors.bySession, token: actors.byToken, access: actors.byAccessToken };
  const known = createKnownSecrets(access);
  const met = createMet();
  const find = async (kind: Kind, secret: string): Promise<KnownPerson | undefined> => {
    // Of all kinds in one memory; the same secret as another kind is another one.
    const hash = hashSecret(secret);
    const key = `${kind}/${hash}`;
    const asked = access.version();
    const held = alone ? known.find(key) : undefined;
    const found = held ?? (await readers[kind](hash));
    if (found === undefined) return undefined;
    met.keep(key, found.id);
    const touched = await touch(access, kind, found);
    if (touched !== held) known.keep(key, touched, asked);
    return touched;
  };
  const metAs = ({ session, bearer }: Credentials) => {
    const secret = bearer ?? session;
    if (secret === undefined) return undefined;
    return met.find(`${bearer === undefined ? 'session' : kindOf(bearer)}/${hashSecret(secret)}`);
  };
  return { find, metAs };
}

/** The names of who was met, of the last few thousand. */
function createMet(most = 5000) {
  const names = new Map<string, string>();
  return {
    find: (key: string) => names.get(key),
    keep(key: string, name: string): void {
      if (names.has(key)) return;
      names.set(key, name);
      const [oldest] = names.keys();
      if (names.size > most && oldest !== undefined) names.delete(oldest);
    },
  };
}

/** Notes now and then that somebody is there; a session lasts longer by it. */
async function touch(access: HouseAccess, kind: Kind, person: KnownPerson): Promise<KnownPerson> {
  const { id, madeAt, seenAt } = person;
  const now = access.now();
  if (seenAt !== null && Date.parse(now) - seenAt.getTime() < touchMs) return person;
  const longer = kind === 'session' ? expiryOf(madeAt.toISOString(), now) : '';
  const expiresAt = [longer, person.expiresAt.toISOString()].sort().at(-1) ?? '';
  const touched = { ...person, seenAt: new Date(now), expiresAt: new Date(expiresAt) };
  try {
    await access.aside('seen', (tables) => {
      if (kind === 'session') return touchSession(tables, { id, seenAt: now, expiresAt });
      return person.application === undefined
        ? touchToken(tables, id, now)
        : touchApplication(tables, person.application, now);
    });
    return touched;
  } catch {
    // A disk that takes nothing more does not keep people from reading: the session just ends when it would have.
    return person;
  }
}

function toActor(found: KnownPerson | undefined, by: 'session' | 'token', rule: AutoAssignment): Actor {
  if (found === undefined) return { kind: 'nobody' };
  const { id, application, viewAs } = found;
  if (application !== undefined) return { ...toPerson(found, { token: id, application }, rule), operator: false };
  const person = toPerson(found, by === 'session' ? { session: id } : { token: id }, rule);
  return viewAs === null ? person : { ...person, viewAs: toViewAs(viewAs, rule) };
}

function toPerson(
  { account, name, email, operator, mustChangePassword, memberships }: StandingPerson,
  by: Person['by'],
  rule: AutoAssignment,
): Person {
  return {
    kind: 'person',
    account,
    name,
    email,
    operator,
    mustChangePassword,
    by,
    grants: new Map(
      memberships.map(({ tenant, grants, viewerOverridden: overridden, partnerAdminSince }) => [
        tenant,
        withAutoGrants(grants, rule, { overridden, ...(partnerAdminSince !== undefined && { partnerAdminSince }) }),
      ]),
    ),
  };
}

/** Who looks as an MPN partner admin looks as what the rule makes of one (RO-15). */
function toViewAs({ tenant, roles, locations }: NonNullable<KnownPerson['viewAs']>, rule: AutoAssignment): ViewAs {
  const auto = autoRole(rule);
  const seen = roles.filter(isRole).flatMap((role) => (role === 'MPA' && auto !== undefined ? [role, auto] : [role]));
  return {
    roles: [...new Set(seen)],
    ...(tenant !== undefined && { tenant }),
    ...(locations !== undefined && { locations }),
  };
}
