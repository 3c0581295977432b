import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashSecret } from '#app/people/secret.ts';
import type { Role } from '#domain/access/roles.ts';
import type { HouseTables } from '#state/house-access.ts';
import { createRecords } from '#state/records.ts';
import { copyEmptyRecords } from './records-template.ts';

/** Somebody who is signed in, in the simplest way there is: their rows stand in the tables. */
export interface SeededPerson {
  readonly account: string;
  readonly tenant: string;
  readonly grants: readonly { readonly role: Role; readonly locations?: readonly string[] }[];
  readonly operator?: true;
}

const longAgo = new Date('2024-01-01T00:00:00Z');
const farAhead = new Date('2099-01-01T00:00:00Z');

/** What shows that a request is the person's. */
export function signedIn({ account }: Pick<SeededPerson, 'account'>): {
  readonly cookie: string;
  readonly 'sec-fetch-site': string;
} {
  return { cookie: `partnerscope=secret-of-${account}`, 'sec-fetch-site': 'same-origin' };
}

/** What a program of the person shows. */
export function tokenOf({ account }: Pick<SeededPerson, 'account'>): { readonly authorization: string } {
  return { authorization: `Bearer ps_token-of-${account}` };
}

/** Finishes the set-up of a data folder that nobody has open, with these people in it. */
export async function seedPeople(dataDir: string, people: readonly SeededPerson[]): Promise<void> {
  const folder = join(dataDir, 'records');
  copyEmptyRecords(folder);
  const records = createRecords({
    place: { kind: 'folder', folder },
    now: () => longAgo.toISOString(),
    newId: () => crypto.randomUUID(),
  });
  try {
    await records.house.write('seed', async (tables) => {
      for (const person of people) await addPerson(tables, person);
    });
  } finally {
    await records.close();
  }
  writeFileSync(join(dataDir, 'set-up.json'), JSON.stringify({ finishedAt: longAgo.toISOString() }));
}

async function addPerson(tables: HouseTables, { account, tenant, grants, operator }: SeededPerson): Promise<void> {
  await tables
    .insertInto('accounts')
    .values({
      id: account,
      email: `${account}@example.com`,
      name: `The ${account}`,
      password: null,
      must_change_password: false,
      operator: operator ?? false,
      made_at: longAgo,
    })
    .execute();
  await tables
    .insertInto('members')
    .values({ tenant, account, joined_at: longAgo, viewer_overridden: false })
    .execute();
  for (const { role, locations } of grants) {
    const given = { origin: 'person', given_at: longAgo, given_by: null };
    await tables
      .insertInto('grants')
      .values({
        tenant,
        account,
        role,
        locations: locations === undefined ? null : JSON.stringify(locations),
        ...given,
      })
      .execute();
  }
  await tables
    .insertInto('sessions')
    .values({
      id: `session-${account}`,
      hash: hashSecret(`secret-of-${account}`),
      account,
      made_at: longAgo,
      seen_at: longAgo,
      expires_at: farAhead,
      agent: 'test',
      address: '127.0.0.1',
      way: 'password',
    })
    .execute();
  const times = { made_at: longAgo, used_at: null, expires_at: farAhead, ended_at: null };
  await tables
    .insertInto('tokens')
    .values({ id: `token-${account}`, hash: hashSecret(`ps_token-of-${account}`), account, name: 'seeded', ...times })
    .execute();
}
