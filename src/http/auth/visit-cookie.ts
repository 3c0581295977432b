import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '#app/config.ts';
import { isSecure } from './credentials.ts';

/** What a browser keeps while its person is at a sign-in provider. */
const names = { secure: '__Host-partnerscope-visit', plain: 'partnerscope-visit' } as const;
const seconds = 600;

type Site = Pick<Config, 'publicUrl'>;

const nameFor = (site: Site) => (isSecure(site) ? names.secure : names.plain);

/** Undefined for a browser that did not leave for a provider lately. */
export function visitOf({ headers }: FastifyRequest, site: Site): string | undefined {
  const wanted = `${nameFor(site)}=`;
  const pair = (headers.cookie ?? '').split(';').find((one) => one.trim().startsWith(wanted));
  return pair?.trim().slice(wanted.length) || undefined;
}

/** It comes along when the provider sends the browser back with a link, and no script reads it (SEC-12). */
export function giveVisitCookie(reply: FastifyReply, value: string, site: Site): void {
  const parts = [`${nameFor(site)}=${value}`, 'Path=/', 'HttpOnly', 'SameSite=Lax', `Max-Age=${seconds}`];
  reply.header('set-cookie', [...parts, ...(isSecure(site) ? ['Secure'] : [])].join('; '));
}

/** Where people reach this installation; without an address of its own it answers on this machine only. */
export function originOf({ headers }: FastifyRequest, { publicUrl }: Site): string {
  // Ports that go without saying are left out, as providers compare the address letter by letter.
  return new URL(publicUrl ?? `http://${headers.host ?? 'localhost'}`).origin;
}
