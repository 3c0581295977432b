import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface LockedPackage {
  readonly version?: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly hasInstallScript?: boolean;
  readonly link?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, LockedPackage> };
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, Record<string, string>>;
const packages = Object.entries(lock.packages).filter(([path]) => path !== '');

/** Licences that an Apache-2.0 product may ship or build with; a new one is a decision. */
const welcome =
  /^\(?(MIT|MIT-0|ISC|Apache-2\.0|BSD-2-Clause|BSD-3-Clause|0BSD|Zlib|Unlicense|CC0-1\.0|CC-BY-4\.0|BlueOak-1\.0\.0|Python-2\.0|MPL-2\.0)\b/;

/** The first line of the licence of a package whose manifest names none: `MIT License` is MIT. */
function licenceFile(path: string): string {
  return existsSync(`${path}/LICENSE`) ? (readFileSync(`${path}/LICENSE`, 'utf8').split('\n')[0] ?? '') : '';
}

describe('the lockfile', () => {
  it('SEC-16 pins every package by content', () => {
    expect(packages.filter(([, { integrity, link }]) => !integrity && !link).map(([path]) => path)).toEqual([]);
  });

  it('SEC-16 holds every package another one names, also those of other systems: "npm ci" refuses it otherwise', () => {
    const known = new Set(packages.map(([path]) => path.replace(/^.*node_modules\//, '')));
    const named = packages.flatMap(([, { dependencies, optionalDependencies }]) =>
      Object.keys({ ...dependencies, ...optionalDependencies }),
    );
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });

  it('SEC-16 names exact versions only', () => {
    const wanted = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) =>
      Object.entries(manifest[kind] ?? {}),
    );
    expect(wanted.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });

  it('SEC-16 needs no install script to work', () => {
    const scripted = packages.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path);
    // fsevents is for watching files on macOS while developing, and is optional.
    expect(scripted.filter((path) => !/\/fsevents$/.test(path))).toEqual([]);
  });

  it('SEC-16 holds only licences that are welcome', () => {
    const others = packages
      .filter(([path, { license }]) => !welcome.test(license ?? licenceFile(path)))
      .map(([path, { license }]) => `${path}: ${license}`);
    expect(others).toEqual([]);
  });
});
