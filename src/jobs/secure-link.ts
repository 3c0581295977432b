import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Instant, instantText, readInstant } from '#domain/schedule/instant.ts';
import type { LinkParts } from './jobs.ts';

/** Where the files of runs are opened by a link (API-49). */
export const linkFolder = '/insights/v1/mpn/files';

/** The path of a link that nobody can make without the key. */
export function linkPath(executionId: string, expiresAt: Instant, key: string): string {
  const expiry = expiryText(expiresAt);
  return [linkFolder, executionId, expiry, signatureOf(executionId, expiry, key)].join('/');
}

/**
 * Whether a link is one of ours, as it was made, and has not run out (SEC-5).
 * @returns the moment at which it runs out; undefined when it is not good
 */
export function checkLink(
  { executionId, expiry, signature }: LinkParts,
  { key, now }: { readonly key: string; readonly now: Instant },
): Instant | undefined {
  const wanted = Buffer.from(signatureOf(executionId, expiry, key));
  const given = Buffer.from(signature);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return undefined;
  const expiresAt = readExpiry(expiry);
  return expiresAt !== undefined && now < expiresAt ? expiresAt : undefined;
}

/** The second a file expires in, without signs that an address would escape: `20240715T100000Z`. */
export function expiryText(expiresAt: Instant): string {
  return instantText(expiresAt).replaceAll(/[-:]/g, '');
}

function readExpiry(text: string): Instant | undefined {
  const parts = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/.exec(text);
  if (parts === null) return undefined;
  const [, year, month, day, hour, minute, second] = parts;
  return readInstant(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

function signatureOf(executionId: string, expiry: string, key: string): string {
  return createHmac('sha256', Buffer.from(key, 'base64url')).update(`${executionId}\n${expiry}`).digest('base64url');
}
