/**
 * Where somebody goes after signing in: an address of this site, or its first page when it is none. An address such as
 * `//elsewhere` or `/\elsewhere` would lead away.
 */
export function toReturn(wanted: string | undefined): string {
  if (wanted === undefined || !/^\/(?![/\\])/.test(wanted)) return '/';
  const home = 'http://home.invalid';
  const { origin, pathname, search, hash } = new URL(wanted, home);
  if (origin !== home || pathname.startsWith('//')) return '/';
  return isEntrance(pathname) ? '/' : pathname + search + hash;
}

const entrances: readonly string[] = ['/sign-in', '/set-up', '/invitation', '/directory'];

/** Pages that somebody who has not signed in sees. */
export function isEntrance(path: string): boolean {
  return entrances.includes(path);
}
