import { Fault } from '#base/fault.ts';
import type { Actor } from '#domain/access/actor.ts';
import { type Application, addApplication, applicationsOf, endApplication } from '#state/applications.ts';
import { noteIn } from '#state/audit.ts';
import type { HouseAccess } from '#state/house-access.ts';
import { noteBy } from './actor-note.ts';
import type { Doer } from './doer.ts';
import type { OwnTenants } from './own-tenants.ts';
import { hashSecret, newSecret, secretPrefixes } from './secret.ts';

const dayMs = 86_400_000;
const mostApplications = 50;

export interface NewApplication {
  readonly name: string;
  readonly days: number;
}

export interface IssuedApplication {
  readonly application: Application;
  /** Shown once and kept nowhere (SEC-13). */
  readonly secret: string;
}

/**
 * The programs that a tenant registered (RO-30). Each call throws Fault `not-found` for a tenant that is not the actor's,
 * `forbidden` without the right.
 */
export interface Applications {
  /** Those that did not end, newest first. */
  list(actor: Actor, tenant: string | undefined): Promise<readonly Application[]>;
  /** @throws Fault `too-large` when the tenant has too many, `conflict` before the installation is set up */
  add(doer: Doer, tenant: string | undefined, draft: NewApplication): Promise<IssuedApplication>;
  /** Its tokens are refused at once. @throws Fault `not-found` */
  end(doer: Doer, tenant: string | undefined, id: string): Promise<Pick<Application, 'id' | 'name'>>;
}

interface Deps {
  readonly house: HouseAccess;
  readonly own: OwnTenants;
  readonly isSetUp: () => Promise<boolean>;
}

export function createApplications({ house, own, isSetUp }: Deps): Applications {
  const choose = (actor: Actor, tenant: string | undefined) => own.choose(actor, 'applications.write', tenant);
  return {
    async list(actor, given) {
      const tenant = await choose(actor, given);
      return house.read<readonly Application[]>([], (tables) => applicationsOf(tables, tenant));
    },
    async add(doer, given, draft) {
      const tenant = await choose(doer.actor, given);
      if (!(await isSetUp())) {
        throw new Fault('conflict', 'Nobody has an account yet; set up sign-in first (partnerscope set-up)');
      }
      return add(house, { doer, tenant, draft });
    },
    async end({ actor, address }, given, id) {
      const tenant = await choose(actor, given);
      const name = await house.write('people', async (tables) => {
        const now = house.now();
        const ended = await endApplication(tables, { tenant, id, now });
        if (ended === undefined) return undefined;
        const note = { tenant, action: 'application.ended', object: id, detail: { name: ended } };
        await noteIn(tables, { ...note, ...noteBy(actor, address) }, now);
        return ended;
      });
      if (name !== undefined) return { id, name };
      throw new Fault('not-found', 'There is no such application; it may have ended', { parameter: 'id' });
    },
  };
}

function add(
  house: HouseAccess,
  { doer, tenant, draft }: { readonly doer: Doer; readonly tenant: string; readonly draft: NewApplication },
): Promise<IssuedApplication> {
  const { actor, address } = doer;
  return house.aside('people', async (tables) => {
    if ((await applicationsOf(tables, tenant)).length >= mostApplications) {
      throw new Fault('too-large', `There are ${mostApplications} applications already; end some first`);
    }
    const [now, secret] = [house.now(), newSecret(secretPrefixes.application)];
    const { name, days } = draft;
    const madeBy = actor.kind === 'person' ? actor.account : actor.kind;
    const expiresAt = new Date(Date.parse(now) + days * dayMs).toISOString();
    const row = { id: house.newId(), tenant, name, madeBy, expiresAt, hash: hashSecret(secret) };
    const application = await addApplication(tables, row, now);
    const note = { tenant, action: 'application.made', object: row.id, detail: { name, expiresAt } };
    await noteIn(tables, { ...note, ...noteBy(actor, address) }, now);
    return { application, secret };
  });
}
