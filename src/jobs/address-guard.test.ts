import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAddressGuard, isAllowEntry } from './address-guard.ts';

describe('createAddressGuard', () => {
  const guard = createAddressGuard([]);

  it.each(['8.8.8.8', '2606:4700::1111', '193.0.6.139'])('API-57 admits the public address %s', (address) => {
    expect(guard.admits(address)).toBe(true);
  });

  it.each([
    ['loopback', '127.0.0.1'],
    ['all of loopback', '127.255.255.254'],
    ['private', '10.1.2.3'],
    ['private', '172.16.0.1'],
    ['private', '192.168.1.1'],
    ['this network', '0.0.0.0'],
    ['link-local, where clouds keep credentials', '169.254.169.254'],
    ['a metadata server with a public number', '168.63.129.16'],
    ['carrier grade NAT', '100.100.100.200'],
    ['broadcast', '255.255.255.255'],
    ['multicast', '224.0.0.1'],
    ['documentation', '192.0.2.1'],
    ['benchmarks', '198.18.0.1'],
    ['6to4 relays', '192.88.99.1'],
    ['loopback in IPv6', '::1'],
    ['no address', '::'],
    ['mapped', '::ffff:127.0.0.1'],
    ['mapped in hexadecimal', '::ffff:7f00:1'],
    ['mapped, even of a public address', '::ffff:8.8.8.8'],
    ['IPv4-compatible', '::7f00:1'],
    ['translated', '::ffff:0:127.0.0.1'],
    ['6to4', '2002:7f00:1::'],
    ['NAT64', '64:ff9b::a9fe:a9fe'],
    ['local NAT64', '64:ff9b:1::a00:1'],
    ['Teredo', '2001:0:1::1'],
    ['link-local in IPv6', 'fe80::1'],
    ['link-local with a zone', 'fe80::1%eth0'],
    ['site-local', 'fec0::1'],
    ['unique local, metadata', 'fd00:ec2::254'],
    ['multicast in IPv6', 'ff02::1'],
    ['documentation in IPv6', '2001:db8::1'],
    ['no address at all', 'localhost'],
    ['nothing', ''],
  ])('SEC-6 refuses %s: %s', (_, address) => {
    expect(guard.admits(address)).toBe(false);
  });

  it('API-57 admits what the allow-list names: addresses, ranges, and hosts whatever they lead to', () => {
    const open = createAddressGuard(['10.1.0.0/16', '127.0.0.1', 'fd00::/8', 'Build.Intern']);
    expect(['10.1.2.3', '127.0.0.1', 'fd12::1', '::ffff:10.1.2.3'].filter(open.admits)).toHaveLength(4);
    expect(['10.2.0.1', '127.0.0.2', 'fe80::1', '::1'].filter(open.admits)).toEqual([]);
    expect(['build.intern', 'BUILD.intern.'].filter(open.trusts)).toHaveLength(2);
    expect(['intern', 'x.build.intern', '127.0.0.1'].filter(open.trusts)).toEqual([]);
  });

  it('SEC-6 refuses every private address in every disguise', () => {
    const byte = fc.integer({ min: 0, max: 255 });
    const hex = (a: number, b: number) => ((a << 8) | b).toString(16);
    fc.assert(
      fc.property(fc.constantFrom(10, 127, 0), byte, byte, byte, (a, b, c, d) => {
        const low = `${hex(a, b)}:${hex(c, d)}`;
        const forms = [`${a}.${b}.${c}.${d}`, `::ffff:${low}`, `::${low}`, `64:ff9b::${low}`, `2002:${low}::1`];
        expect(forms.filter(guard.admits)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

describe('isAllowEntry', () => {
  it('API-57 takes hosts, addresses and ranges', () => {
    const good = ['build.intern', 'localhost', '10.0.0.1', '10.0.0.0/8', '::1', '[::1]', 'fd00::/8'];
    const bad = ['http://build.intern', 'build.intern:8080', '*.intern', '', '10.0.0.0/33', 'a b'];
    expect(good.filter(isAllowEntry)).toEqual(good);
    expect(bad.filter(isAllowEntry)).toEqual([]);
  });
});
