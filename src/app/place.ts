import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** Where the product is installed. */
export const installFolder = fileURLToPath(new URL('../../', import.meta.url));

/** Where the built web pages lie. */
export const pagesFolder = fileURLToPath(new URL('../../dist/web', import.meta.url));

const manifest = z.object({ version: z.string() });

/** The product's version, as package.json says it. */
export const productVersion = manifest.parse(
  JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')),
).version;
