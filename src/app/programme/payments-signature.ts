import { createHmac } from 'node:crypto';
import { sameSecret } from '../people/secret.ts';

/** What requests between the product and the gateway are signed with (docs/programme.md). */
export const signatureHeaders = {
  timestamp: 'partnerscope-timestamp',
  signature: 'partnerscope-signature',
} as const;

/** How old a signed request may be, and how far clocks may be apart. */
const freshMs = 5 * 60_000;

/** HMAC-SHA256 over the second it is sent at, a dot and what is said, so that neither can be changed. */
export function signed(said: string, { secret, at }: { readonly secret: string; readonly at: number }) {
  const timestamp = String(Math.floor(at / 1000));
  return {
    [signatureHeaders.timestamp]: timestamp,
    [signatureHeaders.signature]: `v1=${signatureOf(secret, timestamp, said)}`,
  };
}

/** Whether somebody who knows the secret said this a moment ago. */
export function isSigned(
  said: string,
  of: {
    readonly headers: Readonly<Record<string, unknown>>;
    readonly secret: string;
    readonly now: number;
  },
): boolean {
  const timestamp = String(of.headers[signatureHeaders.timestamp] ?? '');
  const given = String(of.headers[signatureHeaders.signature] ?? '');
  const isFresh = /^\d{1,12}$/.test(timestamp) && Math.abs(Number(timestamp) * 1000 - of.now) <= freshMs;
  return sameSecret(given, `v1=${signatureOf(of.secret, timestamp, said)}`) && isFresh;
}

function signatureOf(secret: string, timestamp: string, said: string): string {
  return createHmac('sha256', secret).update(`${timestamp}.${said}`).digest('hex');
}
