import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseConfig } from '#app/config.ts';
import { createProvided } from '#app/people/provided.ts';
import type { Actor, Person } from '#domain/access/actor.ts';
import type { Grant } from '#domain/access/grant.ts';
import { isRole, type Role } from '#domain/access/roles.ts';
import { addAccount } from '#state/accounts.ts';
import { auditOf, type KeptAuditEntry } from '#state/audit.ts';
import { join as joinTenant, putGrant } from '#state/members.ts';
import type { RecordsPlace } from '#state/place.ts';
import { createRecords, type Records } from '#state/records.ts';
import { type IdentityProvider, startIdentityProvider } from './identity-provider.ts';

/** The people of an installation, its records at a place, beside a real provider. */
export interface ProviderRoom extends AsyncDisposable {
  readonly idp: IdentityProvider;
  readonly records: Records;
  readonly provided: ReturnType<typeof createProvided>;
  setNow(now: string): void;
  addPerson(of: { name: string; tenant?: string; roles?: readonly Role[]; operator?: boolean }): Promise<Person>;
  /** Goes to the provider and comes back. */
  signIn(
    subject: string,
    more?: Partial<Going>,
  ): Promise<Awaited<ReturnType<ReturnType<typeof createProvided>['providers']['signIn']['finish']>>>;
  grantsOf(
    account: string,
  ): Promise<readonly { tenant: string; role: string; origin: string; locations: readonly string[] | null }[]>;
  /** Oldest first. */
  audit(): Promise<readonly KeptAuditEntry[]>;
}

interface Going {
  readonly provider: string;
  readonly returnTo: string;
  /** What happens to the address that the product sends the browser to, and to the one it comes back to. */
  readonly there: (location: URL) => void;
  readonly back: (address: URL) => void;
  /** The cookie of the browser that comes back. */
  readonly browser: string;
}

export const origin = 'https://insights.example';
export const coming = { origin, browser: undefined, agent: 'a browser', address: '192.0.2.7' };

const ids = ['work', 'learn', 'university'];

export async function providerRoom(
  place: RecordsPlace,
  entries: Readonly<Record<string, object>>,
): Promise<ProviderRoom> {
  const clients = ids.map((id) => ({ id, redirectUris: [`${origin}/api/v1/sign-in/${id}/return`] }));
  const idp = await startIdentityProvider(clients);
  const dir = mkdtempSync(join(tmpdir(), 'partnerscope-providers-'));
  const file = join(dir, 'providers.json');
  const client = (id: string) => ({ id, name: id, issuer: idp.issuer, clientId: id, clientSecret: idp.secret });
  writeFileSync(file, JSON.stringify(Object.entries(entries).map(([id, more]) => ({ ...client(id), ...more }))));
  let now = '2024-03-01T12:00:00Z';
  const records = createRecords({ place, now: () => now, newId: randomUUID });
  const { house } = records;
  const config = parseConfig({}, { PARTNERSCOPE_PROVIDERS: file });
  const provided = createProvided({
    config,
    house,
    isSetUp: async () => true,
    dataTenants: async () => ['one', 'two'],
  });
  const { signIn, arrive } = provided.providers;
  return {
    idp,
    records,
    provided,
    setNow: (moment) => {
      now = moment;
    },
    addPerson: (of) => addPerson(records, of),
    async signIn(subject, { provider = 'work', returnTo = '/reports/customers', there, back, browser } = {}) {
      const gone = await signIn.start(provider, returnTo, coming);
      if ('refused' in gone) return { kind: 'refused', reason: gone.refused };
      const location = new URL(gone.location);
      there?.(location);
      const address = await idp.signIn(location.href, subject);
      back?.(address);
      const kept = browser ?? gone.browser;
      const visitor = await arrive({ provider, origin, browser: kept, answer: address.searchParams });
      return signIn.finish(visitor, coming);
    },
    async grantsOf(account) {
      const rows = await house.read<readonly Row[]>([], (tables) =>
        tables
          .selectFrom('grants')
          .selectAll()
          .where('account', '=', account)
          .orderBy('tenant')
          .orderBy('role')
          .execute(),
      );
      return rows.map(({ tenant, role, origin: by, locations }) => ({ tenant, role, origin: by, locations }));
    },
    audit: async () => (await auditOf(house).list({ limit: 1000 })).toReversed(),
    async [Symbol.asyncDispose]() {
      await records.close();
      await idp.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

interface Row {
  readonly tenant: string;
  readonly role: string;
  readonly origin: string;
  readonly locations: readonly string[] | null;
}

async function addPerson(
  { house }: Records,
  {
    name,
    tenant,
    roles = [],
    operator = false,
  }: { name: string; tenant?: string; roles?: readonly Role[]; operator?: boolean },
): Promise<Person> {
  const email = `${name}@contoso.example`;
  const id = await house.write('people', async (tables) => {
    const plain = { password: null, mustChangePassword: false, operator };
    const made = await addAccount(tables, { id: randomUUID(), email, name, ...plain }, house.now());
    if (tenant === undefined) return made.id;
    await joinTenant(tables, { tenant, account: made.id }, house.now());
    for (const role of roles) {
      await putGrant(tables, { tenant, account: made.id }, { grant: { role }, by: 'nobody', now: house.now() });
    }
    return made.id;
  });
  return personOf({ id, name, email, operator, tenants: tenant === undefined ? {} : { [tenant]: roles } });
}

/** Somebody at a browser. */
export function personOf(of: {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly operator?: boolean;
  readonly tenants: Readonly<Record<string, readonly string[]>>;
}): Person {
  const grants = Object.entries(of.tenants).map(([tenant, roles]): [string, readonly Grant[]] => [
    tenant,
    roles.filter(isRole).map((role) => ({ role, origin: 'person' })),
  ]);
  const { id: account, name, email, operator = false } = of;
  const by = { session: 'the-session' };
  return { kind: 'person', account, name, email, operator, mustChangePassword: false, by, grants: new Map(grants) };
}

export const house: Actor = { kind: 'house' };
