import type { Downloads, DownloadsDeps } from './downloads.ts';
import { createLook } from './look.ts';
import { createMaking } from './make.ts';
import { createShelf } from './shelf.ts';
import { createSteps } from './steps.ts';
import { createTemplates } from './templates.ts';

/** The downloads hub for one reader. */
export function createDownloads(deps: DownloadsDeps): Downloads {
  return {
    ...createLook(deps),
    ...createShelf(deps),
    ...createMaking(deps),
    ...createSteps(deps),
    templates: createTemplates(deps),
  };
}
