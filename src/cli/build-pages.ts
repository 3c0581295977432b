import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { installFolder, pagesFolder } from '#app/place.ts';
import { Fault } from '#base/fault.ts';

/** What the pages are made of. */
export const sources: readonly string[] = [
  'src/web',
  'src/contract',
  'src/model',
  'src/domain',
  'src/chart',
  'src/text',
  'src/base',
  'vite.config.ts',
  'package-lock.json',
];
const stampFile = 'built-from.sha256';
const compressible = /\.(js|css|html|json|svg)$/;
const worthCompressing = 1024;

/**
 * Builds the web pages, compressed beside each file, when they are missing or their sources have changed.
 * @param tell is told before the build starts, which takes a while
 */
export async function buildPages(tell: (message: string) => void): Promise<void> {
  const wanted = await fingerprint();
  if ((await builtFrom()) === wanted) return;
  tell('building the web pages, this takes a moment');
  await bundle();
  await compressFiles(pagesFolder);
  await mkdir(pagesFolder, { recursive: true });
  await writeFile(stampPath(), wanted);
}

async function bundle(): Promise<void> {
  const { build } = await import('vite');
  const mode = process.env.NODE_ENV;
  // Any other value bundles React's development build.
  process.env.NODE_ENV = 'production';
  try {
    // Silent: standard output belongs to the verb.
    await build({ configFile: join(installFolder, 'vite.config.ts'), logLevel: 'silent' });
  } catch (cause) {
    const message =
      'the web pages could not be built; run "npm run build" to see why, or set PARTNERSCOPE_PAGES=existing';
    throw new Fault('unavailable', message, { cause, detail: String(cause) });
  } finally {
    if (mode === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = mode;
  }
}

/** Changes when any source does; contents, because a checkout changes times at will. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const path of await filesIn(join(installFolder, source))) {
      hash
        .update(relative(installFolder, path))
        .update('\0')
        .update(await readFile(path))
        .update('\0');
    }
  }
  return hash.digest('hex');
}

async function builtFrom(): Promise<string | undefined> {
  const complete = existsSync(join(pagesFolder, 'index.html')) && existsSync(stampPath());
  return complete ? await readFile(stampPath(), 'utf8') : undefined;
}

async function compressFiles(folder: string): Promise<void> {
  for (const path of await filesIn(folder)) {
    const content = await readFile(path);
    if (!compressible.test(path) || content.length < worthCompressing) continue;
    await writeFile(`${path}.br`, await toBrotli(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }));
    await writeFile(`${path}.gz`, await toGzip(content, { level: 9 }));
  }
}

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/** The file itself, or every file below the folder, by name; tests are no source. */
async function filesIn(path: string): Promise<string[]> {
  if (!existsSync(path)) return [];
  const entries = await readdir(path, { withFileTypes: true, recursive: true }).catch(() => undefined);
  if (entries === undefined) return [path];
  const files = entries.filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'));
  return files.map((entry) => join(entry.parentPath, entry.name)).sort();
}

/** Among the pages: a build by other means empties their folder, and the stamp goes with it. */
function stampPath(): string {
  return join(pagesFolder, stampFile);
}
