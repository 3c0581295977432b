import { z } from 'zod';
import { productVersion } from '#app/place.ts';
import { defineRoute, nothing } from '../route.ts';

export const healthRoute = defineRoute({
  method: 'GET',
  path: '/healthz',
  permission: 'public',
  about: 'The process is alive',
  query: nothing,
  params: nothing,
  status: 200,
  answer: z.object({ status: z.literal('ok'), version: z.string() }),
  handle: async () => ({ status: 'ok' as const, version: productVersion }),
});
