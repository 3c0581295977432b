import { z } from 'zod';
import { plainText, versionNumber } from './record.ts';

/** A page to be kept; `search` is the query of its address with the `?`, empty for the page as it opens. */
export const viewDraft = z.strictObject({
  name: plainText('name', 100),
  report: z.string(),
  search: z.string().max(4000, 'the address is too long: at most 4000 characters').default(''),
});

/** A changed view, with the version it was changed from. */
export const viewChange = z.strictObject({ ...viewDraft.shape, version: versionNumber });

/** A kept page; `at` is the UTC instant of its last change. */
export const view = z.object({
  id: z.string(),
  tenant: z.string(),
  name: z.string(),
  report: z.string(),
  search: z.string(),
  at: z.string(),
  version: z.number(),
});

/** By name. */
export const viewList = z.object({ views: z.array(view) });

export type ViewDraft = z.output<typeof viewDraft>;
export type ViewChange = z.output<typeof viewChange>;
export type View = z.infer<typeof view>;
