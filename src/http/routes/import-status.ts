import { z } from 'zod';
import { importStatus } from '#contract/imports.ts';
import { defineRoute, nothing } from '../route.ts';

export const importStatusRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/imports/:id',
  permission: 'imports.read',
  about: 'Progress of an import and, at its end, the receipt or why it failed',
  query: nothing,
  params: z.strictObject({ id: z.string() }),
  status: 200,
  answer: importStatus,
  handle: async ({ app, params }) => app.imports.status(params.id),
});
