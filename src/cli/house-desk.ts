import type { App } from '#app/app.ts';
import type { ApplicationDraft, ApplicationList, EndedApplication, MadeApplication } from '#contract/applications.ts';
import type { HouseTokenDraft, IssuedLink, IssuedPassword, OperatorDraft, Roster } from '#contract/house.ts';
import type { MadePerson, PersonDraft } from '#contract/people.ts';

/** What the command line does about people, at the machine itself. */
export interface HouseDesk {
  /** @throws Fault `conflict` when somebody has an account already */
  setUpLink(): Promise<IssuedLink>;
  accounts(): Promise<Roster>;
  addOperator(person: OperatorDraft): Promise<IssuedPassword>;
  /** Makes a person of a tenant (RO-19). @throws Fault `conflict` before the set-up */
  addPerson(tenant: string, draft: PersonDraft): Promise<MadePerson>;
  disable(email: string): Promise<void>;
  enable(email: string): Promise<void>;
  recover(email: string): Promise<IssuedPassword>;
  /** @returns the secret of a new token, shown once */
  makeToken(draft: HouseTokenDraft): Promise<{ readonly secret: string; readonly expiresAt: string }>;
  /** @throws Fault `bad-parameter` when no tenant is named and there are several */
  applications(tenant?: string): Promise<ApplicationList>;
  /** @returns with the secret, shown once @throws Fault `conflict` before the set-up */
  addApplication(tenant: string | undefined, draft: ApplicationDraft): Promise<MadeApplication>;
  /** @throws Fault `not-found` */
  endApplication(tenant: string | undefined, id: string): Promise<EndedApplication>;
}

/** The desk of this process, which holds the data folder itself. */
export function localHouseDesk({ people: { administration, roster, setUp, tokens } }: App): HouseDesk {
  return {
    setUpLink: () => setUp.makeLink(),
    accounts: async () => ({ accounts: [...(await roster.list())] }),
    addOperator: (person) => roster.addOperator(person),
    addPerson: (tenant, draft) => administration.people.add({ actor: { kind: 'house' }, address: null }, tenant, draft),
    disable: (email) => roster.disable(email),
    enable: (email) => roster.enable(email),
    recover: (email) => roster.recover(email),
    async makeToken({ email, ...draft }) {
      const { secret, token } = await tokens.makeFor(email, draft);
      return { secret, expiresAt: token.expiresAt };
    },
    applications: async (tenant) => ({
      applications: [...(await administration.applications.list({ kind: 'house' }, tenant))],
    }),
    addApplication: (tenant, draft) =>
      administration.applications.add({ actor: { kind: 'house' }, address: null }, tenant, draft),
    endApplication: (tenant, id) =>
      administration.applications.end({ actor: { kind: 'house' }, address: null }, tenant, id),
  };
}
