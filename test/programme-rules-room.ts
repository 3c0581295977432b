import type { LightMyRequestResponse } from 'fastify';
import { expect } from 'vitest';
import { type EditionDraft, edition, editionList } from '#contract/programme-rules.ts';
import { type HttpRoom, httpRoom } from './http-room.ts';
import { type SeededPerson, seedPeople, signedIn } from './seeded-people.ts';

/** Two partners with their admins, somebody who may read nothing of the programme, and the operator. */
export const [ours, theirs] = ['partner-one', 'partner-two'] as const;

const people: readonly SeededPerson[] = [
  { account: 'operator', tenant: ours, grants: [], operator: true },
  { account: 'second-operator', tenant: ours, grants: [], operator: true },
  { account: 'admin', tenant: ours, grants: [{ role: 'MPA' }] },
  { account: 'viewer', tenant: ours, grants: [{ role: 'RV' }] },
  { account: 'other-admin', tenant: theirs, grants: [{ role: 'MPA' }] },
];

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

export interface RulesRoom extends HttpRoom {
  /** Asks an address below `programme` as somebody. */
  ask(method: Method, path: string, account: string, payload?: object): Promise<LightMyRequestResponse>;
  /** The newest version of an edition, to be changed. */
  draft(id: string): Promise<{ readonly version: number; readonly edition: EditionDraft }>;
  /** Writes an edition as the operator. @returns its version */
  put(draft: EditionDraft, version: number): Promise<number>;
}

/** An installation on 2021-05-20, in which the edition of 2021 holds. */
export async function rulesRoom(settings: object = {}): Promise<RulesRoom> {
  const room = httpRoom({ today: '2021-05-20', requestsPerMinute: 1_000_000, ...settings });
  await room.open();
  for (const tenant of [ours, theirs]) await room.bring(purchases(tenant), { tenant, dataset: 'CoursewarePurchases' });
  await room.close();
  await seedPeople(room.dir, people);
  await room.open();
  const ask: RulesRoom['ask'] = async (method, path, account, payload) =>
    room.server.inject({
      method,
      url: `/api/v1/programme/${path}`,
      headers: signedIn({ account }),
      ...(payload !== undefined && { payload }),
    });
  const whole: RulesRoom = Object.assign(Object.create(room), {
    ask,
    async draft(id: string) {
      const { editions } = editionList.parse((await ask('GET', 'editions', 'operator')).json());
      const found = editions.find((one) => one.edition.id === id);
      if (found === undefined) throw new Error(`there is no edition ${id}`);
      return { version: found.version, edition: found.edition };
    },
    async put(draft: EditionDraft, version: number) {
      const answer = await ask('PUT', `editions/${encodeURIComponent(draft.id)}`, 'operator', {
        version,
        edition: draft,
      });
      expect(answer.statusCode, answer.body).toBe(200);
      return edition.parse(answer.json()).version;
    },
  });
  return whole;
}

function purchases(tenant: string): string {
  const header =
    'PGAMpnId,MPNId,InvoiceNumber,InvoiceLine,InvoiceDate,DocumentKind,OmlpType,PurchaseUnits,KpiValue,Qualifying';
  return `${header}\n${tenant},4571013,CW1,1,2021-02-03,invoice,Digital courseware,10,12.5,1\n`;
}
