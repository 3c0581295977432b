import { Fault } from '#base/fault.ts';
import { type Actor, isOperator, rolesOf } from '#domain/access/actor.ts';
import { mayDo } from '#domain/access/permission.ts';
import { parseRole } from '#domain/access/roles.ts';
import { noteIn } from '#state/audit.ts';
import type { HouseAccess } from '#state/house-access.ts';
import { setViewAs } from '#state/sessions.ts';
import { refusalOf } from '../reader.ts';
import { noteBy } from './actor-note.ts';
import { inBrowser } from './sessions.ts';

/** Whose view is wanted; locations absent: of the whole company. */
export interface WantedView {
  readonly tenant: string;
  /** Codes or full names. */
  readonly roles: readonly string[];
  readonly locations?: readonly string[] | undefined;
}

/** Looking as somebody else would: it narrows what an admin sees, changes nothing and is noted. */
export interface ViewingAs {
  /** @throws Fault `forbidden`, `not-found` for a tenant that is not theirs, `bad-parameter` for an unknown role */
  start(actor: Actor, wanted: WantedView, address: string): Promise<void>;
  end(actor: Actor, address: string): Promise<void>;
}

export function createViewAs(access: HouseAccess): ViewingAs {
  return {
    async start(actor, { tenant, roles: named, locations }, address) {
      const person = inBrowser(actor);
      demandIn(actor, tenant);
      const roles = [...new Set(named.map((role) => parseRole(role, 'roles')))];
      const view = { tenant, roles, ...(locations !== undefined && { locations }) };
      await access.write('people', async (tables) => {
        await setViewAs(tables, person.by.session, view);
        const note = { tenant, action: 'view-as.started', object: person.account };
        const detail = { roles, locations: locations ?? null };
        await noteIn(tables, { ...note, detail, ...noteBy(person, address) }, access.now());
      });
    },
    async end(actor, address) {
      const person = inBrowser(actor);
      if (person.viewAs === undefined) return;
      const tenant = person.viewAs.tenant ?? null;
      await access.write('people', async (tables) => {
        await setViewAs(tables, person.by.session, null);
        const note = { tenant, action: 'view-as.ended', object: person.account, detail: {} };
        await noteIn(tables, { ...note, ...noteBy(person, address) }, access.now());
      });
    },
  };
}

function demandIn(actor: Actor, tenant: string): void {
  const roles = rolesOf(actor, tenant);
  if (isOperator(actor) || mayDo('view-as', roles)) return;
  if (roles.length > 0) throw refusalOf(actor, 'view-as');
  throw new Fault('not-found', `There is no tenant "${tenant}"`, { parameter: 'tenant' });
}
