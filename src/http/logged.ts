import type { FastifyRequest } from 'fastify';

/** Parameters that are secrets, or bring one: the log shows that they were there. */
const secretParameters = ['link', 'code', 'state'];

/** What the log tells of a request: nothing that opens anything to whoever reads it. */
export function logged({ method, url, host, ip }: FastifyRequest): Record<string, unknown> {
  return { method, url: withoutSecrets(url), host, remoteAddress: ip };
}

function withoutSecrets(url: string): string {
  const [path = '', query] = url.split(/\?(.*)/s);
  if (query === undefined) return path;
  const parameters = new URLSearchParams(query);
  for (const name of secretParameters) if (parameters.has(name)) parameters.set(name, 'hidden');
  return `${path}?${parameters}`;
}
