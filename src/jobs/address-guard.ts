import ipaddr from 'ipaddr.js';

/** Decides which machines may be called. */
export interface AddressGuard {
  /** Whether this host may be called wherever its name leads. */
  trusts(host: string): boolean;
  /** Whether this address may be called: public, or named by the allow-list. */
  admits(address: string): boolean;
}

type Range = readonly [ipaddr.IPv4 | ipaddr.IPv6, number];

/** Public by its number, but it answers virtual machines about themselves. */
const metadata = '168.63.129.16';

/** Global unicast: everything else in IPv6 is special, or an IPv4 address in disguise. */
const globalUnicast: Range = ipaddr.parseCIDR('2000::/3');

/**
 * SEC-6, API-57: private, loopback, link-local, metadata, mapped, 6to4 and NAT64 addresses are refused, unless the
 * allow-list names them.
 * @param allowed hosts, addresses and address ranges (CIDR)
 */
export function createAddressGuard(allowed: readonly string[]): AddressGuard {
  const ranges = allowed.map(toRange).filter((range) => range !== undefined);
  const hosts = new Set(allowed.filter((entry) => toRange(entry) === undefined).map(plainHost));
  return {
    trusts: (host) => hosts.has(plainHost(host)),
    admits(address) {
      if (!ipaddr.isValid(address)) return false;
      const parsed = ipaddr.process(address);
      return isPublic(address, parsed) || ranges.some((range) => isWithin(parsed, range));
    },
  };
}

/** Whether an entry of an allow-list can be one: a host, an address or a range of them. */
export function isAllowEntry(text: string): boolean {
  return toRange(text) !== undefined || /^(?!\.)[\w-]+(\.[\w-]+)*$/.test(text);
}

function isPublic(address: string, parsed: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  if (parsed.range() !== 'unicast' || parsed.toString() === metadata) return false;
  // A mapped address is an IPv4 one to whoever wrote it down, and no name has a reason to lead there.
  return parsed.kind() === 'ipv4' ? !address.includes(':') : isWithin(parsed, globalUnicast);
}

function isWithin(address: ipaddr.IPv4 | ipaddr.IPv6, [base, bits]: Range): boolean {
  return address.kind() === base.kind() && address.match(base, bits);
}

function toRange(entry: string): Range | undefined {
  const text = entry.replace(/^\[|\]$/g, '');
  if (ipaddr.isValidCIDR(text)) return ipaddr.parseCIDR(text);
  // Short forms of IPv4 such as "10" are names to people.
  if (!ipaddr.IPv6.isValid(text) && !ipaddr.IPv4.isValidFourPartDecimal(text)) return undefined;
  const address = ipaddr.process(text);
  return [address, address.kind() === 'ipv4' ? 32 : 128];
}

function plainHost(host: string): string {
  return host.toLowerCase().replace(/\.$/, '');
}
