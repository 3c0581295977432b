import { createReadStream } from 'node:fs';
import { z } from 'zod';
import { noteExport } from '../export-note.ts';
import { defineRoute, file, nothing } from '../route.ts';

export const importRejectsRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/imports/:id/rejects',
  permission: 'data.import',
  about: 'Every rejected row of an import with its problems, as CSV',
  query: nothing,
  params: z.strictObject({ id: z.string() }),
  status: 200,
  answer: file,
  async handle(call) {
    const { app, params, reply } = call;
    const path = await app.rejectsFile(params.id);
    const { tenant } = await app.imports.status(params.id);
    await noteExport(call, { tenant, object: `rejects of ${params.id}`, format: 'csv' });
    reply.header('content-disposition', 'attachment; filename="rejects.csv"');
    return reply.type('text/csv; charset=utf-8').send(createReadStream(path));
  },
});
