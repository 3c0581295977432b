import type { z } from 'zod';
import { applicationList, endedApplication, madeApplication } from '#contract/applications.ts';
import { issuedLink, issuedPassword, roster } from '#contract/house.ts';
import { madePerson } from '#contract/people.ts';
import { done, madeToken } from '#contract/profile.ts';
import type { HouseDesk } from './house-desk.ts';

/** Asks an address below /api/v1 of the running server. */
export type Ask = <Schema extends z.ZodType>(
  schema: Schema,
  path: string,
  init?: RequestInit,
) => Promise<z.output<Schema>>;

/** The desk of the server that holds the data folder. */
export function remoteHouseDesk(ask: Ask): HouseDesk {
  const post = <Schema extends z.ZodType>(schema: Schema, path: string, body: object) =>
    ask(schema, path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
  return {
    setUpLink: () => ask(issuedLink, '/set-up/links', { method: 'POST' }),
    accounts: () => ask(roster, '/house/accounts'),
    addOperator: (person) => post(issuedPassword, '/house/accounts', person),
    addPerson: (tenant, draft) => post(madePerson, `/people?${new URLSearchParams({ tenant })}`, draft),
    disable: async (email) => void (await post(done, '/house/accounts/disable', { email })),
    enable: async (email) => void (await post(done, '/house/accounts/enable', { email })),
    recover: (email) => post(issuedPassword, '/house/accounts/recover', { email }),
    async makeToken(draft) {
      const { secret, token } = await post(madeToken, '/house/tokens', draft);
      return { secret, expiresAt: token.expiresAt };
    },
    applications: (tenant) => ask(applicationList, `/applications${of(tenant)}`),
    addApplication: (tenant, draft) => post(madeApplication, `/applications${of(tenant)}`, draft),
    endApplication: (tenant, id) =>
      ask(endedApplication, `/applications/${encodeURIComponent(id)}${of(tenant)}`, { method: 'DELETE' }),
  };
}

function of(tenant: string | undefined): string {
  return tenant === undefined ? '' : `?${new URLSearchParams({ tenant })}`;
}
