import { Readable } from 'node:stream';
import { auditFilter } from '#contract/audit.ts';
import { noteExport } from '../export-note.ts';
import { defineRoute, file, nothing } from '../route.ts';

export const auditFileRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/audit.csv',
  permission: 'audit.read',
  about: 'Who did what, all of it, as CSV',
  query: auditFilter,
  params: nothing,
  status: 200,
  answer: file,
  async handle(call) {
    const { app, actor, query, reply } = call;
    const { mediaType, name, tenant, text } = await app.people.administration.audit.csv(actor, query);
    await noteExport(call, { tenant, object: 'audit', format: 'csv' });
    reply.header('cache-control', 'no-store');
    reply.header('content-disposition', `attachment; filename="${name}"`);
    return reply.type(mediaType).send(Readable.from(text()));
  },
});
