import type { FastifyRequest } from 'fastify';

/** Parameters that are secrets, or bring one: the log shows that they were there. */
const secretParameters = ['link', 'code', 'state'];

/** What the log tells of a request: nothing that opens anything to whoever reads it. */
export function logged({
  method,
  url,
  host,
  ip,
}: Pick<FastifyRequest, 'method' | 'url' | 'host' | 'ip'>): Record<string, unknown> {
  return { method, url: withoutSecrets(url), host, remoteAddress: ip };
}

/** Secure links and addresses of calendars are their paths: the last part is what nobody can guess (API-49, SEC-13). */
const signature = /^(\/insights\/v1\/mpn\/files\/[^/]*\/[^/]*\/|\/api\/v1\/programme\/feeds\/[^/]*\/).+$/s;

function withoutSecrets(url: string): string {
  const [address = '', query] = url.split(/\?(.*)/s);
  const path = address.replace(signature, '$1hidden');
  if (query === undefined) return path;
  const parameters = new URLSearchParams(query);
  for (const name of secretParameters) if (parameters.has(name)) parameters.set(name, 'hidden');
  return `${path}?${parameters}`;
}
