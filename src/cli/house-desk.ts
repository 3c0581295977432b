import type { App } from '#app/app.ts';
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
  };
}
