import { randomInt } from 'node:crypto';
import { Fault } from '#base/fault.ts';
import { isCommon } from './common-passwords.ts';
import { isOutdated, matchesPhc, toPhc } from './phc.ts';
import { createTurns } from './turns.ts';

export const passwordLength = { least: 12, most: 256 } as const;

/** Each hash takes some ten megabytes: a flood of sign-ins waits or is sent away, the reports go on. */
const inTurn = createTurns({ atWork: 2, waiting: 64 });

/**
 * What is kept of a password.
 * @throws Fault `unavailable` when too many are being hashed
 */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => toPhc(normal(password)));
}

/**
 * Whether the password is right. Without a hash to compare with (nobody has the address, or signs in otherwise) it takes
 * as long and is wrong, so that the time tells nothing (SEC-12).
 * @throws Fault `unavailable` when too many are being checked
 */
export async function isPassword(password: string, hash: string | null): Promise<boolean> {
  // Nothing longer was ever taken; hashing it would only cost.
  const tried = normal(password).slice(0, passwordLength.most + 1);
  const matches = await inTurn(async () => matchesPhc(tried, hash ?? (await nobodysHash())));
  return hash !== null && matches;
}

/** Whether a hash is to be made anew at the next chance, because the parameters changed since. */
export const isOutdatedHash: (hash: string) => boolean = isOutdated;

/**
 * The rules for a password that somebody chooses.
 * @param parameter how the request calls it
 * @throws Fault `bad-parameter` saying which rule it breaks, never the password
 */
export function checkPassword(password: string, email: string, parameter = 'password'): void {
  const broken = brokenRule(normal(password), email.toLowerCase());
  if (broken !== undefined) throw new Fault('bad-parameter', broken, { parameter });
}

/** A password for somebody else, to be shown once and changed at first use (RO-19): five blocks of four, 99 bits. */
export function newTemporaryPassword(): string {
  const block = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');
  return Array.from({ length: 5 }, block).join('-');
}

/** Without those that look alike when read aloud or on paper. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';

let unknown: Promise<string> | undefined;

/** The hash of a password that nobody has. */
function nobodysHash(): Promise<string> {
  unknown ??= toPhc(newTemporaryPassword());
  return unknown;
}

/** The same characters typed on another system are the same password. */
function normal(password: string): string {
  return password.normalize('NFKC');
}

function brokenRule(password: string, email: string): string | undefined {
  const length = [...password].length;
  const { least, most } = passwordLength;
  if (length < least) return `The password is too short; use at least ${least} characters`;
  if (length > most) return `The password is too long; use at most ${most} characters`;
  const said = password.toLowerCase();
  const [name = ''] = email.split('@');
  if (said === email || said === name || (name.length >= least - 4 && said.includes(name))) {
    return 'The password is your e-mail address; choose one that nobody would try first';
  }
  return isCommon(said) ? 'The password is among those that are tried first; choose another' : undefined;
}
