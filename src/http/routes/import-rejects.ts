import { createReadStream } from 'node:fs';
import { z } from 'zod';
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
  async handle({ app, params, reply }) {
    const path = await app.rejectsFile(params.id);
    reply.header('content-disposition', 'attachment; filename="rejects.csv"');
    return reply.type('text/csv; charset=utf-8').send(createReadStream(path));
  },
});
