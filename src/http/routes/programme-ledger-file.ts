import { Readable } from 'node:stream';
import { ledgerParameters } from '#contract/programme.ts';
import { noteExport } from '../export-note.ts';
import { defineRoute, file, nothing } from '../route.ts';

export const programmeLedgerFileRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/programme/ledger/file',
  permission: 'programme.read',
  about: 'The lines of the ledger as CSV, all of them',
  query: ledgerParameters.omit({ limit: true, offset: true }),
  params: nothing,
  status: 200,
  answer: file,
  async handle(call) {
    const { app, query, request, reply } = call;
    const { tenant, name, mediaType, text } = await app.programme.ledger.file(query);
    await noteExport(call, { tenant, object: 'programme-ledger', format: 'csv' });
    reply.header('content-disposition', `attachment; filename="${name}"`).header('cache-control', 'no-store');
    return reply.type(mediaType).send(Readable.from(text(request.signal)));
  },
});
