import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** How the secrets of programs begin, by which a program that got lost can be told what it lost. */
export const secretPrefixes = { token: 'ps_', application: 'pss_', access: 'psa_', refresh: 'psr_' } as const;

/** A secret that nobody guesses, to be shown once: 256 bits, safe in addresses and cookies. */
export function newSecret(prefix = ''): string {
  return `${prefix}${randomBytes(32).toString('base64url')}`;
}

/** What is kept of a secret: enough to know it again, of no use to whoever reads it (SEC-13). */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

/** Compares without telling by its time how much was right. */
export function sameSecret(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(hashSecret(one)), Buffer.from(hashSecret(other)));
}
