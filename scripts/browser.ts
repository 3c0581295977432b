import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installPackage } from './debian-package.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge'];
const places = [
  '/usr/bin',
  '/usr/local/bin',
  '/snap/bin',
  '/opt/google/chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** A Chromium or Chrome on this machine: `CHROMIUM_PATH`, the search path, then the usual places. */
export function findBrowser(): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...places];
  const candidates = folders.flatMap((folder) => [...names.map((name) => join(folder, name)), folder]);
  return [process.env.CHROMIUM_PATH ?? '', ...candidates].find(isProgram);
}

/** Finds a browser, or installs Debian's where this process may. */
export function ensureBrowser(): string | undefined {
  const found = findBrowser();
  if (found !== undefined) return found;
  installPackage('chromium');
  return findBrowser();
}

function isProgram(path: string): boolean {
  if (!names.some((name) => path.toLowerCase().endsWith(name)) && path !== process.env.CHROMIUM_PATH) return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch (cause) {
    if (cause instanceof Error) return false;
    throw cause;
  }
}
