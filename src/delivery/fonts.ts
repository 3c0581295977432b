import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Roboto (Apache-2.0: Latin, Greek, Cyrillic) comes with pdfmake; nothing of the machine's own letters is used. */
const folder = join(dirname(createRequire(import.meta.url).resolve('pdfmake/package.json')), 'fonts', 'Roboto');

export const fontFiles = {
  normal: join(folder, 'Roboto-Regular.ttf'),
  bold: join(folder, 'Roboto-Medium.ttf'),
} as const;
