import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '#base/fault.ts';
import { onDisk, writeAtomically } from '#lake/disk.ts';
import { addAccount, hasAccounts } from '#state/accounts.ts';
import { noteIn } from '#state/audit.ts';
import type { HouseAccess, HouseTables } from '#state/house-access.ts';
import { addLink, goodLink, useLink } from '#state/one-time-links.ts';
import type { Records } from '#state/records.ts';
import type { Config } from '../config.ts';
import { checkPassword, hashPassword } from './passwords.ts';
import { hashSecret, newSecret, sameSecret } from './secret.ts';
import { type Arrival, startSession } from './sessions.ts';

const linkLifeMs = 24 * 3_600_000;
const closed = 'This installation is set up already; sign in, or ask its operator for an account';

/** The first admin: made once, after which the house is closed for ever (SEC-11). */
export interface SetUp {
  /** @throws Fault `unavailable` when the records cannot be reached */
  isFinished(): Promise<boolean>;
  /** Whether a program shows the key of the data folder: being on this machine is not enough to make the first admin. */
  holdsKey(bearer: string | undefined): boolean;
  /**
   * A link that makes the first admin, once; those made before stop working.
   * @throws Fault `conflict` when somebody has an account already
   */
  makeLink(): Promise<IssuedLink>;
  /** Until when a link works; undefined when it does not. */
  check(link: string): Promise<string | undefined>;
  /**
   * Makes the first admin, an operator, who is signed in at once.
   * @returns the secret of the session
   * @throws Fault `forbidden` for a link that does not work (any more), `bad-parameter` for a weak password
   */
  finish(link: string, admin: FirstAdmin, arrival: Omit<Arrival, 'way'>): Promise<string>;
  /**
   * Closes the house as part of the transaction that makes the first account. The mark is on disk before the account is:
   * whenever the process ends, the house is closed, or as open as it was, and never open with people in it.
   */
  close(tables: HouseTables): Promise<void>;
}

export interface IssuedLink {
  /** The secret in it. */
  readonly link: string;
  /** UTC instant. */
  readonly expiresAt: string;
}

export interface FirstAdmin {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

interface Deps {
  readonly records: Records;
  readonly dataDir: string;
  readonly localKey: string;
  readonly config: Pick<Config, 'databaseUrl'>;
}

/** Whether the set-up may be finished, as far as can be said without the records. */
export function mayBeSetUp({ data, databaseUrl }: Pick<Config, 'data' | 'databaseUrl'>): boolean {
  return databaseUrl !== undefined || existsSync(markIn(data));
}

const markIn = (dataDir: string): string => join(dataDir, 'set-up.json');

/**
 * It is finished when the data folder says so: an installation does not open because its records went away. Where several
 * processes share a PostgreSQL server, each with a folder of its own, an account there says the same.
 */
export function createSetUp({ records, dataDir, localKey, config }: Deps): SetUp {
  const access = records.house;
  const mark = markIn(dataDir);
  let finished = false;
  const close: SetUp['close'] = async () => {
    if (existsSync(mark)) return;
    const text = `${JSON.stringify({ finishedAt: access.now() })}\n`;
    await onDisk(dataDir, () => writeAtomically(mark, text, 0o600));
  };
  return {
    close,
    async isFinished() {
      finished ||= existsSync(mark) || (config.databaseUrl !== undefined && (await access.read(false, hasAccounts)));
      return finished;
    },
    holdsKey: (bearer) => bearer !== undefined && sameSecret(bearer, localKey),
    makeLink: () => makeLink(access, close),
    check: (link) =>
      access.read<string | undefined>(undefined, async (tables) => {
        if (await hasAccounts(tables)) return undefined;
        const found = await goodLink(tables, { hash: hashSecret(link), purpose: 'set-up', now: access.now() });
        return found?.expiresAt;
      }),
    finish: (link, admin, arrival) => finish(access, { link, admin, arrival, close }),
  };
}

async function makeLink(access: HouseAccess, close: SetUp['close']): Promise<IssuedLink> {
  const link = newSecret();
  const expiresAt = new Date(Date.parse(access.now()) + linkLifeMs).toISOString();
  const made = await access.write('people', async (tables) => {
    if (await hasAccounts(tables)) {
      // The mark may have been lost, by hand or by half a backup.
      await close(tables);
      return false;
    }
    await addLink(tables, { hash: hashSecret(link), purpose: 'set-up', account: null, expiresAt }, access.now());
    return true;
  });
  if (!made) throw new Fault('conflict', closed);
  return { link, expiresAt };
}

interface Finishing {
  readonly link: string;
  readonly admin: FirstAdmin;
  readonly arrival: Omit<Arrival, 'way'>;
  readonly close: SetUp['close'];
}

async function finish(access: HouseAccess, { link, admin, arrival, close }: Finishing): Promise<string> {
  const search = { hash: hashSecret(link), purpose: 'set-up' } as const;
  const now = access.now();
  // Asked before the password is hashed, so that guessing costs the guesser and not us; settled in the transaction.
  const good = await access.read(false, async (tables) => (await goodLink(tables, { ...search, now })) !== undefined);
  if (!good) throw refusal();
  checkPassword(admin.password, admin.email);
  const password = await hashPassword(admin.password);
  return access.write('people', async (tables) => {
    if ((await hasAccounts(tables)) || (await useLink(tables, { ...search, now })) === undefined) throw refusal();
    const id = access.newId();
    const { name, email } = admin;
    await addAccount(tables, { id, name, email, password, mustChangePassword: false, operator: true }, now);
    const who = { actor: id, actorName: name, address: arrival.address };
    await noteIn(tables, { tenant: null, action: 'set-up.finished', object: id, detail: { email }, ...who }, now);
    const secret = await startSession(tables, id, { ...arrival, way: 'password' }, access);
    await close(tables);
    return secret;
  });
}

function refusal(): Fault {
  const message = 'This set-up link does not work: it was used, is older than a day, or a newer one was made';
  return new Fault('forbidden', `${message}. Print another with "partnerscope set-up"`, { parameter: 'link' });
}
