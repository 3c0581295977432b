import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';
import { Fault } from '#base/fault.ts';

/**
 * Domains that a partner proved to own, as host names: lower case, without doubles, in the letters that addresses use
 * (ENR-75). Whatever lies under one is the partner's too.
 * @throws Fault `bad-parameter` naming each that is none, with the reason
 */
export function parseDomains(given: readonly string[]): readonly string[] {
  const read = given.map((text) => ({ text, host: toHost(text.trim().toLowerCase()) }));
  const wrong = read.flatMap(({ text, host }) => ('reason' in host ? [`"${text.slice(0, 80)}" ${host.reason}`] : []));
  if (wrong.length > 0) throw new Fault('bad-parameter', `domains: ${wrong.join('; ')}`, { parameter: 'domains' });
  return [...new Set(read.flatMap(({ host }) => ('name' in host ? [host.name] : [])))];
}

type Host = { readonly name: string } | { readonly reason: string };

function toHost(text: string): Host {
  if (text === '') return { reason: 'is empty' };
  if (text.includes('://')) return { reason: 'has a scheme; write the host name alone, for example example.com' };
  if (/[/?#@\\]/.test(text)) return { reason: 'has more than a host name; write it alone, for example example.com' };
  if (isIP(text.replace(/^\[|\]$/g, '')) !== 0) return { reason: 'is an IP address; a host name is allowed' };
  if (text.includes(':')) return { reason: 'has a port; leave it out' };
  if (text.includes('*')) return { reason: 'has a wildcard; what lies under a domain belongs to it already' };
  if (text.endsWith('.')) return { reason: 'ends with a dot; leave it out' };
  const name = domainToASCII(text);
  const labels = name.split('.');
  const isName = name.length <= 253 && labels.every((label) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label));
  if (name === '' || !isName)
    return { reason: 'is no host name; letters, digits and hyphens between dots are allowed' };
  if (labels.length < 2) return { reason: 'is a top-level name; write the domain, for example example.com' };
  if (/^(\d+|0x[0-9a-f]*)$/.test(labels.at(-1) ?? '')) return { reason: 'is an IP address; a host name is allowed' };
  return { name };
}
