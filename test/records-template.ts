import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const cache = fileURLToPath(new URL('../node_modules/.cache/', import.meta.url));
const maker = fileURLToPath(new URL('../src/state/make-folder.ts', import.meta.url));
const migrations = new URL('../src/state/migrations/', import.meta.url);
const manifest = new URL('../node_modules/@electric-sql/pglite/package.json', import.meta.url);

/** Puts an empty database at `folder`, as the product makes it; made once per version of the engine and of the tables, which takes seconds. */
export function copyEmptyRecords(folder: string): void {
  const { version } = JSON.parse(readFileSync(manifest, 'utf8'));
  const template = join(cache, `records-${version}-${tablesDigest()}`);
  if (!existsSync(template)) make(template);
  cpSync(template, folder, { recursive: true });
}

function tablesDigest(): string {
  const digest = createHash('sha256');
  for (const name of readdirSync(migrations).sort()) digest.update(readFileSync(new URL(name, migrations)));
  return digest.digest('hex').slice(0, 12);
}

/** Several test files may do this at once: the first one to be ready puts its own in place. */
function make(template: string): void {
  mkdirSync(cache, { recursive: true });
  const draft = mkdtempSync(`${template}.draft-`);
  execFileSync(process.execPath, [maker, draft]);
  try {
    renameSync(draft, template);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(template)) throw error;
  }
}
