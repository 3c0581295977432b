import { z } from 'zod';
import { paymentNotice, paymentNoticeParameters } from '#contract/programme-membership.ts';
import { defineRoute, nothing } from '../route.ts';

export const programmePaymentNotifyRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/programme/payments/notify',
  permission: 'public',
  about: 'Lets the payment gateway say that something happened; it is asked what (docs/programme.md)',
  query: paymentNoticeParameters,
  params: nothing,
  body: paymentNotice,
  status: 202,
  answer: z.object({ asked: z.boolean() }),
  async handle({ app, query, body, request }) {
    await app.programme.membership.payments.notified(query, { ...body, headers: request.headers });
    return { asked: true };
  },
});
