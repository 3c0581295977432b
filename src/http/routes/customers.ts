import { customerList, customerListParameters } from '#contract/customers.ts';
import { isKnown, toEtag } from '../etag.ts';
import { defineRoute, nothing } from '../route.ts';

export const customersRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/customers',
  permission: 'reports.read',
  about: 'The customers that any data name, by name; `search` finds part of a name or the beginning of an id',
  query: customerListParameters,
  params: nothing,
  status: 200,
  answer: customerList,
  async handle({ app, query, request, reply }) {
    const list = await app.customers.list(query);
    if (isKnown(toEtag(list.tag), request, reply)) return reply.code(304).send();
    return list.read(request.signal);
  },
});
