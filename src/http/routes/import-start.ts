import { importStatus } from '#contract/imports.ts';
import { importParameters } from '#contract/request.ts';
import { defineRoute, nothing } from '../route.ts';
import { receiveImport } from '../upload.ts';

export const importStartRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/imports',
  permission: 'data.import',
  about: 'Hands a file over for import: the body is the file, or a form (multipart) whose fields stand before the file',
  query: importParameters,
  params: nothing,
  status: 202,
  answer: importStatus,
  takesFile: true,
  async handle({ app, query, request, reply }) {
    const status = await receiveImport(request, query, app);
    reply.header('location', `/api/v1/imports/${status.id}`);
    return status;
  },
});
