import { programmeAddress } from '#contract/programme-membership.ts';
import { tenantParameter } from '#contract/request.ts';
import { dispositionOf } from '../disposition.ts';
import { noteExport } from '../export-note.ts';
import { defineRoute, file } from '../route.ts';

export const programmeOrderInvoiceRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/programme/orders/:id/invoice',
  permission: 'programme.invoice',
  about: 'The invoice of a paid order, as PDF',
  query: tenantParameter,
  params: programmeAddress,
  status: 200,
  answer: file,
  async handle(call) {
    const { app, query, params, reply } = call;
    const { tenant, name, bytes } = await app.programme.membership.invoice(query.tenant, params.id);
    await noteExport(call, { tenant, object: `programme order ${params.id}`, format: 'pdf' });
    reply.header('content-disposition', dispositionOf(name)).header('cache-control', 'no-store');
    return reply.type('application/pdf').send(Buffer.from(bytes));
  },
});
