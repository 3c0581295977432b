import { createHmac } from 'node:crypto';

/** What a receiver is told: that something was made, and where it is; never the data themselves. */
export interface WebhookEvent {
  /** `page.made`, `alert.began`, `alert.over` or `test`. */
  readonly event: string;
  readonly tenant: string;
  readonly report: { readonly id: string; readonly name: string; readonly kind: string };
  /** UTC instants. */
  readonly execution: { readonly id: string; readonly dueAt: string; readonly endedAt: string | null };
  /** Where the file can be had; null when there is none or it has expired. */
  readonly link: string | null;
}

/** A request as it goes out; a try that comes again has the same `Partnerscope-Delivery`. */
export interface WebhookRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export const webhookHeaders = {
  delivery: 'partnerscope-delivery',
  timestamp: 'partnerscope-timestamp',
  signature: 'partnerscope-signature',
} as const;

/**
 * Signs an event with the secret that its receiver knows: HMAC-SHA256 over the second it is sent at, a dot and the body,
 * so that neither can be changed and an old one be told (docs/sendings.md).
 * @param at milliseconds since 1970
 */
export function signedWebhook(
  event: WebhookEvent,
  { secret, delivery, at }: { readonly secret: string; readonly delivery: string; readonly at: number },
): WebhookRequest {
  const body = JSON.stringify(event);
  const timestamp = String(Math.floor(at / 1000));
  return {
    body,
    headers: {
      'content-type': 'application/json',
      [webhookHeaders.delivery]: delivery,
      [webhookHeaders.timestamp]: timestamp,
      [webhookHeaders.signature]: `v1=${signatureOf(secret, timestamp, body)}`,
    },
  };
}

function signatureOf(secret: string, timestamp: string, body: string): string {
  return createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
}
