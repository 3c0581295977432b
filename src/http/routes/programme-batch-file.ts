import { Readable } from 'node:stream';
import { z } from 'zod';
import { noteExport } from '../export-note.ts';
import { defineRoute, file, nothing } from '../route.ts';

export const programmeBatchFileRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/programme/batches/:month/file',
  permission: 'programme.operate',
  about: 'A batch of the directory as CSV: one that was sent, or what goes with the next',
  query: nothing,
  params: z.strictObject({ month: z.string() }),
  status: 200,
  answer: file,
  async handle(call) {
    const { app, params, reply } = call;
    const { name, mediaType, text } = await app.programme.batches.file(params.month);
    await noteExport(call, { tenant: null, object: `directory of ${params.month}`, format: 'csv' });
    reply.header('cache-control', 'no-store').header('content-disposition', `attachment; filename="${name}"`);
    return reply.type(mediaType).send(Readable.from(text()));
  },
});
