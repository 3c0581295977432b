import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '#app/config.ts';
import type { Credentials } from '#app/people/credentials.ts';
import { sessionLife } from '#app/people/sessions.ts';

/** The cookie of a session. The `__Host-` one is kept and sent over TLS only, where no other site can set it. */
export const cookieNames = { secure: '__Host-partnerscope', plain: 'partnerscope' } as const;

type Site = Pick<Config, 'publicUrl'>;

/** What the request brings to show who asks. */
export function credentialsOf({ headers }: Pick<FastifyRequest, 'headers'>, site: Site): Credentials {
  const bearer = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
  if (bearer !== undefined) return { bearer };
  const session = cookieOf(headers.cookie ?? '', cookieName(site));
  return session === undefined ? {} : { session };
}

/** Gives the browser its session. */
export function giveSessionCookie(reply: FastifyReply, secret: string, site: Site): void {
  writeCookie(reply, { value: secret, seconds: sessionLife.mostMs / 1000 }, site);
}

/** Has the browser forget its session. */
export function dropSessionCookie(reply: FastifyReply, site: Site): void {
  writeCookie(reply, { value: '', seconds: 0 }, site);
}

/** Whether people open the installation over TLS. */
export function isSecure({ publicUrl }: Site): boolean {
  return publicUrl?.startsWith('https://') ?? false;
}

/** Over TLS the plain one is not taken: whoever sits on the line could have put it there. */
function cookieName(site: Site): string {
  return isSecure(site) ? cookieNames.secure : cookieNames.plain;
}

/** No script reads it, and other sites do not bring it along but with a link that is followed (SEC-12). */
function writeCookie(
  reply: FastifyReply,
  { value, seconds }: { readonly value: string; readonly seconds: number },
  site: Site,
): void {
  const parts = [`${cookieName(site)}=${value}`, 'Path=/', 'HttpOnly', 'SameSite=Lax', `Max-Age=${seconds}`];
  if (isSecure(site)) parts.push('Secure');
  // Fastify adds to the cookies that are set already.
  reply.header('set-cookie', parts.join('; '));
}

function cookieOf(header: string, name: string): string | undefined {
  const pair = header.split(';').find((one) => one.trim().startsWith(`${name}=`));
  return pair?.trim().slice(name.length + 1) || undefined;
}
