import { z } from 'zod';
import { customerAdoption, customerParameters } from '#contract/customers.ts';
import { isKnown, toEtag } from '../etag.ts';
import { defineRoute } from '../route.ts';

export const customerAdoptionRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/customers/:customerId/adoption',
  permission: 'reports.read',
  about: 'How one customer uses its licences, why usage passes 100 %, and what may help',
  query: customerParameters,
  params: z.strictObject({ customerId: z.string().max(200) }),
  status: 200,
  answer: customerAdoption,
  async handle({ app, query, params, request, reply }) {
    const page = await app.customers.adoption(params.customerId, query);
    if (isKnown(toEtag(page.tag), request, reply)) return reply.code(304).send();
    return page.read(request.signal);
  },
});
