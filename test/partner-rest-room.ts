import { expect } from 'vitest';
import { partnerError, partnerTable } from '#contract/partner-rest.ts';
import { type HttpRoom, httpRoom } from './http-room.ts';
import { activity, azureUse, licences, resellers, subscriptions, tenant } from './partner-rest-data.ts';

export const deployment = '/partner/v1/analytics/commercial/deployment/license';
export const usage = '/partner/v1/analytics/commercial/usage/license';
export const azureUsage = '/partner/v1/analytics/usage/azure';
export const indirectResellers = '/partner/v1/analytics/indirectresellers';
export const subscriptionList = '/partner/v1/analytics/subscriptions';

/** An installation with the data of one partner, and how a client of the Partner Center REST API reads it. */
export function partnerRestRoom(env: Readonly<Record<string, string>> = {}) {
  const room = httpRoom({ today: '2024-07-10' }, env);
  const read = async (url: string): Promise<unknown> => {
    const answer = await room.get(url);
    expect(answer.statusCode, `${url} ${answer.body}`).toBe(200);
    return answer.json();
  };
  return {
    room,
    read,
    async open() {
      await room.open();
      await room.bring(licences, { tenant, dataset: 'LicenseEntitlements' });
      await room.bring(activity, { tenant, dataset: 'LicenseActivity' });
      await room.bring(subscriptions, { tenant, dataset: 'SeatsSubscriptionsAndRevenue' });
      await room.bring(azureUse, { tenant, dataset: 'AzureUsage' });
      await room.bring(resellers, { tenant, dataset: 'ResellerPerformance' });
    },
    table: async (path: string, asked: Readonly<Record<string, string>> = {}) =>
      partnerTable.parse(await read(`${path}?${new URLSearchParams(asked)}`)),
    refused: (url: string, status: number, headers: Readonly<Record<string, string>> = {}) =>
      refusalOf(room, url, { status, headers }),
  };
}

async function refusalOf(
  room: HttpRoom,
  url: string,
  { status, headers }: { readonly status: number; readonly headers: Readonly<Record<string, string>> },
) {
  const answer = await room.get(url, headers);
  expect(answer.statusCode, answer.body).toBe(status);
  expect(answer.headers['content-type']).toMatch(/^application\/json/);
  expect(answer.headers['ms-requestid']).toBeTypeOf('string');
  const body = partnerError.parse(answer.json());
  expect(body).toMatchObject({ code: String(status), source: 'Partnerscope' });
  return body;
}
