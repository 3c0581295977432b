import { z } from 'zod';
import { importStatus } from '#contract/imports.ts';
import { defineRoute, nothing } from '../route.ts';

export const importCancelRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/imports/:id/cancel',
  permission: 'data.import',
  about: 'Stops a running import; nothing of it stays',
  query: nothing,
  params: z.strictObject({ id: z.string() }),
  status: 200,
  answer: importStatus,
  handle: async ({ app, params }) => app.imports.cancel(params.id),
});
