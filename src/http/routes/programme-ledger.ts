import { ledger, ledgerParameters } from '#contract/programme.ts';
import { defineRoute, nothing } from '../route.ts';

export const programmeLedgerRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/programme/ledger',
  permission: 'programme.read',
  about: 'The invoice lines that KPIs are made of, page by page, and those that do not count, with the reason',
  query: ledgerParameters,
  params: nothing,
  status: 200,
  answer: ledger,
  async handle({ app, query, reply }) {
    reply.header('cache-control', 'no-store');
    return app.programme.ledger.list(query);
  },
});
