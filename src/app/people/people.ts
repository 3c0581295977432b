import type { Actor } from '#domain/access/actor.ts';
import type { Records } from '#state/records.ts';
import { autoAssignmentOf, type Config } from '../config.ts';
import { type Administration, createAdministration } from './administration.ts';
import type { Credentials } from './credentials.ts';
import { createActorFinder } from './find-actor.ts';
import { createInvitations, type Invitations } from './invitations.ts';
import type { LearnerRules } from './learner-rules.ts';
import { createOwnPassword, type OwnPassword } from './own-password.ts';
import { createOwnTenants, type OwnTenants } from './own-tenants.ts';
import { createPasswordDoor } from './password-door.ts';
import { createProfiles, type Profiles } from './profile.ts';
import { createProvided, type Providers } from './provided.ts';
import { createRoster, type Roster } from './roster.ts';
import { createSecondFactor, type SecondFactor } from './second-factor.ts';
import { createSessions, type Sessions } from './sessions.ts';
import { createSetUp, type SetUp } from './set-up.ts';
import { createSignIn, type SignIn } from './sign-in.ts';
import { createStanding, type Standing } from './standing.ts';
import type { TenantData } from './tenant-data.ts';
import { createThrottle } from './throttle.ts';
import { createTokenGrants, type TokenGrants } from './token-grants.ts';
import { createTokens, type Tokens } from './tokens.ts';
import { createViewAs, type ViewingAs } from './view-as.ts';

/** The people of the installation. */
export interface People {
  /**
   * Whether a first admin was made; from then on everybody signs in, and the server may listen beyond loopback.
   * @throws Fault `unavailable` when that cannot be known
   */
  isSetUp(): Promise<boolean>;
  /**
   * As whom a request comes; nobody when what it brings is not good, or not any more.
   * @throws Fault `unavailable` when the records cannot be reached
   */
  actorOf(credentials: Credentials): Promise<Actor>;
  /**
   * As whom a stored report of an account runs: the person as they are now, nobody when they can do nothing any more. The
   * account `house` is the house while no set-up was finished, and nobody after it.
   * @throws Fault `unavailable` when the records cannot be reached
   */
  actorOfAccount(account: string): Promise<Actor>;
  /** A name for whom credentials were good before, without asking again: to count requests by, it opens nothing. */
  metAs(credentials: Credentials): string | undefined;
  /** What an actor is shown of themselves. */
  standing(actor: Actor): Promise<Standing>;
  readonly setUp: SetUp;
  readonly signIn: SignIn;
  readonly sessions: Sessions;
  readonly invitations: Invitations;
  readonly profiles: Profiles;
  readonly ownPassword: OwnPassword;
  readonly secondFactor: SecondFactor;
  readonly tokens: Tokens;
  /** What applications and people are given together (API-11). */
  readonly tokenGrants: TokenGrants;
  readonly viewAs: ViewingAs;
  readonly roster: Roster;
  readonly administration: Administration;
  readonly providers: Providers;
  readonly learnerRules: LearnerRules;
  /** The tenants of somebody, with data or without. */
  readonly ownTenants: OwnTenants;
}

export interface PeopleDeps {
  readonly config: Config;
  readonly records: Records;
  readonly dataDir: string;
  /** Known to whoever may read the data folder. */
  readonly localKey: string;
  readonly tenantData: TenantData;
  /** The tenants that data were loaded for. */
  readonly dataTenants: () => Promise<readonly string[]>;
  /** UTC instant. */
  readonly now: () => string;
}

export function createPeople(deps: PeopleDeps): People {
  const { config, records, dataTenants } = deps;
  const access = records.house;
  const autoAssignment = autoAssignmentOf(config);
  const setUp = createSetUp(deps);
  const isSetUp = setUp.isFinished;
  const throttle = createThrottle();
  const door = createPasswordDoor(access, throttle);
  const ownPassword = createOwnPassword(access, throttle);
  const profiles = createProfiles(access);
  const ownTenants = createOwnTenants({ house: access, dataTenants: deps.tenantData.tenants });
  const alone = config.databaseUrl === undefined;
  return {
    isSetUp,
    ...createActorFinder({ access, rule: autoAssignment, isSetUp, alone, holdsKey: setUp.holdsKey }),
    standing: createStanding({ access, profiles, isSetUp, dataTenants, autoAssignment }),
    setUp,
    signIn: createSignIn(access, door),
    sessions: createSessions(access),
    invitations: createInvitations(access),
    profiles,
    ownPassword,
    secondFactor: createSecondFactor(access, ownPassword),
    tokens: createTokens(access),
    tokenGrants: createTokenGrants({ access, door, throttle, isSetUp }),
    ownTenants,
    viewAs: createViewAs(access),
    administration: createAdministration({
      house: access,
      data: deps.tenantData,
      rule: autoAssignment,
      publicUrl: config.publicUrl,
      isSetUp,
    }),
    roster: createRoster(access, setUp),
    ...createProvided({ config, house: access, isSetUp, dataTenants }),
  };
}
