/**
 * What keeps an address from being the landing page of a partner (ENR-74, ENR-75); undefined: nothing. It is https, and its
 * host is one of the verified domains or lies under one. Names are compared as machines know them (punycode), so letters
 * that only look alike are another host.
 */
export function landingPageProblem(url: string, domains: readonly string[]): string | undefined {
  const written = /^https:\/\/([^/?#]*)/i.exec(url);
  if (written === null) return 'write an address that begins with https://';
  if (/[\s\p{C}\\]/u.test(url)) return 'blanks, backslashes and invisible characters are not allowed in it';
  return authorityProblem(written[1] ?? '') ?? hostProblem(hostOf(url), domains);
}

/** An address that was found good, as machines write it. */
export function plainAddress(url: string): string {
  return new URL(url).href;
}

/** What stands between `https://` and the path holds a name and nothing else. */
function authorityProblem(authority: string): string | undefined {
  if (authority === '') return 'this is no address of a host';
  if (authority.includes('@')) return 'a user name or password is not allowed in it';
  if (/^\[|:.*:/.test(authority)) return 'write the name of the host, not an IP address';
  if (authority.includes(':')) return 'a port is not allowed in it';
  if (authority.includes('%')) return 'the host is not allowed to hold % signs';
  // Those that browsers take for a dot, too.
  if (/[.\u3002\uFF0E\uFF61]$/.test(authority)) return 'leave out the dot after the host';
  return undefined;
}

function hostProblem(host: string | undefined, domains: readonly string[]): string | undefined {
  if (host === undefined) return 'this is no address of a host';
  if (isNumeric(host)) return 'write the name of the host, not an IP address';
  const owned = domains.map(domainOf).filter((domain) => domain !== undefined);
  if (owned.some((domain) => host === domain || host.endsWith(`.${domain}`))) return undefined;
  if (owned.length === 0) return `${host} cannot be checked: no domain of yours is verified yet (ENR-75)`;
  return `${host} is none of your verified domains and lies under none of them: ${owned.join(', ')} (ENR-75)`;
}

/** A whole top-level domain belongs to nobody. */
function domainOf(written: string): string | undefined {
  const host = hostOf(`https://${written.trim().replace(/\.$/, '')}`);
  const isName = host !== undefined && !isNumeric(host) && /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(host);
  return isName ? host : undefined;
}

function hostOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).hostname : undefined;
}

/** 2130706433 and 0x7f.1 are addresses, too, and are written so once they are parsed. */
function isNumeric(host: string): boolean {
  return /^\[|^[\d.]+$/.test(host);
}
