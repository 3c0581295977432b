import type { App } from '#app/app.ts';
import type { Session } from '#contract/session.ts';
import type { Actor } from '#domain/access/actor.ts';

/** Who asks, and what opens to them, as it is told. */
export async function sessionAnswer({ people }: App, actor: Actor): Promise<Session> {
  const { state, person, tenants, viewAs } = await people.standing(actor);
  return {
    state,
    local: true,
    providers: people.providers.signIn.offered.map(({ id, name }) => ({ id, name })),
    person,
    tenants: tenants.map(({ grants, pages, permissions, ...tenant }) => ({
      ...tenant,
      pages: [...pages],
      permissions: [...permissions],
      grants: grants.map(({ role, locations, origin }) => ({
        role,
        origin,
        locations: locations ? [...locations] : null,
      })),
    })),
    viewAs: viewAs && {
      tenant: viewAs.tenant,
      roles: [...viewAs.roles],
      locations: viewAs.locations && [...viewAs.locations],
    },
  };
}
