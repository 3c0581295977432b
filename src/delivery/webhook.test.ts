import { describe, expect, it } from 'vitest';
import { signedWebhook, type WebhookEvent } from './webhook.ts';

const event: WebhookEvent = {
  event: 'page.made',
  tenant: 'contoso',
  report: { id: 'r1', name: 'Customers, each Monday', kind: 'page' },
  execution: { id: 'e1', dueAt: '2024-04-15T07:00:00Z', endedAt: '2024-04-15T07:00:09Z' },
  link: 'https://insights.example.com/file',
};
const sent = { secret: 'psw_secret', delivery: 'n1', at: Date.parse('2024-04-15T07:00:10.900Z') };

/** The signature as browsers reckon it. */
async function reckoned(secret: string, text: string): Promise<string> {
  const bytes = new TextEncoder();
  const key = await crypto.subtle.importKey('raw', bytes.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ]);
  return Buffer.from(await crypto.subtle.sign('HMAC', key, bytes.encode(text))).toString('hex');
}

describe('signedWebhook', () => {
  it('signs the second and the body, as another program reckons it', async () => {
    const { headers, body } = signedWebhook(event, sent);
    expect(JSON.parse(body)).toEqual(event);
    expect(headers).toMatchObject({ 'partnerscope-timestamp': '1713164410', 'partnerscope-delivery': 'n1' });
    expect(headers['partnerscope-signature']).toBe(`v1=${await reckoned('psw_secret', `1713164410.${body}`)}`);
  });

  it('signs anew at another time, for another body and with another secret', () => {
    const signatures = [
      signedWebhook(event, sent),
      signedWebhook(event, { ...sent, at: sent.at + 1000 }),
      signedWebhook({ ...event, link: null }, sent),
      signedWebhook(event, { ...sent, secret: 'psw_other' }),
    ].map(({ headers }) => headers['partnerscope-signature']);
    expect(new Set(signatures).size).toBe(4);
    expect(signedWebhook(event, sent)).toEqual(signedWebhook(event, sent));
  });
});
