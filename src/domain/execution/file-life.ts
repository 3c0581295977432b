import { dayMs, type Instant } from '../schedule/instant.ts';

/** Days that a generated file stays and that its link opens it (DL-3, DL-25, API-49, A-17). */
export const fileDays = 14;

/** `reportExpiryTime`: from this moment on the link opens nothing and the file may be deleted. */
export function expiryOf(generatedAt: Instant, days = fileDays): Instant {
  return generatedAt + days * dayMs;
}

export function isExpired(expiresAt: Instant, now: Instant): boolean {
  return now >= expiresAt;
}

/** What a caller is told about the file of a completed run; a link that has run out is not shown as one that opens. */
export function linkOf<L>(file: { readonly expiresAt: Instant; readonly link: L }, now: Instant): L | undefined {
  return isExpired(file.expiresAt, now) ? undefined : file.link;
}
