import { z } from 'zod';
import { importStatus } from '#contract/imports.ts';
import { defineRoute, nothing } from '../route.ts';

export const importUndoRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/imports/:id/undo',
  permission: 'data.import',
  about: 'Takes an import back, by the id of the import or of its delivery',
  query: nothing,
  params: z.strictObject({ id: z.string() }),
  status: 200,
  answer: importStatus,
  handle: async ({ app, params }) => app.imports.undo(params.id),
});
