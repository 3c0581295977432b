import { z } from 'zod';
import { defineRoute, nothing } from '../route.ts';

export const readyRoute = defineRoute({
  method: 'GET',
  path: '/readyz',
  permission: 'public',
  about: 'The data can be read: 200, else 503',
  query: nothing,
  params: nothing,
  status: 200,
  answer: z.object({ status: z.literal('ready') }),
  async handle({ app }) {
    await app.checkReady();
    return { status: 'ready' as const };
  },
});
