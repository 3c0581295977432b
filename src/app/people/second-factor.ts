import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { Fault } from '#base/fault.ts';
import type { Actor, Person } from '#domain/access/actor.ts';
import { type Account, accountById } from '#state/accounts.ts';
import { noteIn } from '#state/audit.ts';
import type { HouseAccess, HouseTables } from '#state/house-access.ts';
import {
  pendingKey,
  setPendingKey,
  turnOffSecondFactor,
  turnOnSecondFactor,
  useRecoveryCode,
  useStep,
} from '#state/second-factors.ts';
import { noteBy } from './actor-note.ts';
import type { OwnPassword } from './own-password.ts';
import { hashSecret } from './secret.ts';
import { inBrowser } from './sessions.ts';

const stepMs = 30_000;
/** One step before and after: clocks of phones are not right to the second. */
const window = 1;
const recoveryCodes = 10;

/** Codes of an authenticator app beside the password. */
export interface SecondFactor {
  /** A new key, to be scanned or typed into an app; it holds once `turnOn` proved that the app has it. */
  propose(actor: Actor): Promise<{ readonly key: string; readonly uri: string }>;
  /** @returns the recovery codes, shown once @throws Fault `bad-parameter` for a wrong code */
  turnOn(actor: Actor, code: string, address: string): Promise<readonly string[]>;
  /** @throws Fault `bad-parameter` for a wrong password, `too-many` */
  turnOff(actor: Actor, password: string, address: string): Promise<void>;
}

export function createSecondFactor(access: HouseAccess, ownPassword: OwnPassword): SecondFactor {
  return {
    propose: (actor) => propose(access, inBrowser(actor)),
    turnOn: (actor, code, address) => turnOn(access, inBrowser(actor), { code, address }),
    async turnOff(actor, password, address) {
      const person = inBrowser(actor);
      await ownPassword.demand(person, password, { parameter: 'password', address });
      await access.write('people', async (tables) => {
        await turnOffSecondFactor(tables, person.account);
        await note(tables, person, { action: 'second-factor.off', address, now: access.now() });
      });
    },
  };
}

/**
 * Whether a code is good for the account now, and uses it up: a code of the app or a recovery code works once.
 * @param now UTC instant
 */
export async function useCode(tables: HouseTables, account: Account, code: string, now: string): Promise<boolean> {
  const given = code.replaceAll(/[\s-]/g, '').toLowerCase();
  if (account.totpKey === null) return false;
  const step = /^\d{6}$/.test(given) ? stepOf(account.totpKey, given, now) : undefined;
  if (step !== undefined) return useStep(tables, account.id, step);
  return useRecoveryCode(tables, { account: account.id, hash: hashSecret(given), now });
}

async function propose(access: HouseAccess, person: Person): Promise<{ readonly key: string; readonly uri: string }> {
  const key = new Secret({ size: 20 }).base32;
  await access.aside('people', async (tables) => {
    if ((await accountById(tables, person.account))?.totpKey != null) {
      throw new Fault('conflict', 'The second factor is on already; turn it off first to use another app');
    }
    await setPendingKey(tables, person.account, key);
  });
  return { key, uri: new TOTP({ issuer: 'Partnerscope', label: person.email, secret: key }).toString() };
}

async function turnOn(
  access: HouseAccess,
  person: Person,
  { code, address }: { readonly code: string; readonly address: string },
): Promise<readonly string[]> {
  const codes = Array.from({ length: recoveryCodes }, newRecoveryCode);
  await access.write('people', async (tables) => {
    const now = access.now();
    const key = await pendingKey(tables, person.account);
    if (key === null) throw new Fault('conflict', 'Ask for a key first, and enter it in the app');
    const step = stepOf(key, code.replaceAll(/\s/g, ''), now);
    if (step === undefined) {
      throw new Fault('bad-parameter', 'That code is not right; check the clock of the phone and try the next one', {
        parameter: 'code',
      });
    }
    const codeHashes = codes.map((one) => hashSecret(one.replaceAll('-', '')));
    await turnOnSecondFactor(tables, { account: person.account, key, step, codeHashes });
    await note(tables, person, { action: 'second-factor.on', address, now });
  });
  return codes;
}

/** The time step that a code belongs to; undefined when it is wrong or too old. */
function stepOf(key: string, code: string, now: string): number | undefined {
  const timestamp = Date.parse(now);
  const delta = new TOTP({ secret: key }).validate({ token: code, timestamp, window });
  return delta === null ? undefined : Math.floor(timestamp / stepMs) + delta;
}

/** 80 bits, in blocks that can be copied by hand. */
function newRecoveryCode(): string {
  const text = new Secret({ buffer: Uint8Array.from(randomBytes(10)).buffer }).base32.toLowerCase();
  return text.match(/.{4}/g)?.join('-') ?? text;
}

async function note(
  tables: HouseTables,
  person: Person,
  { action, address, now }: { readonly action: string; readonly address: string; readonly now: string },
): Promise<void> {
  await noteIn(tables, { tenant: null, action, object: person.account, detail: {}, ...noteBy(person, address) }, now);
}
