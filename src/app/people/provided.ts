import { defaultLinkRules } from '#domain/association/link.ts';
import type { HouseAccess } from '#state/house-access.ts';
import type { Config } from '../config.ts';
import { createLearnerRules, type LearnerRules } from './learner-rules.ts';
import { createLearning, type Learning } from './learning.ts';
import { createOwnTenants } from './own-tenants.ts';
import { createProviderSignIn, type ProviderSignIn } from './provider-sign-in.ts';
import { createProviderJourneys, type ProviderJourneys } from './provider-visit.ts';
import { readProviders } from './providers.ts';

/** What people have at providers: an identity to sign in with, and learning accounts to link. */
export interface Providers {
  readonly signIn: ProviderSignIn;
  readonly learning: Learning;
  /** Takes back whoever was sent to a provider, for either. */
  readonly arrive: ProviderJourneys['arrive'];
}

interface Deps {
  readonly config: Config;
  readonly house: HouseAccess;
  readonly isSetUp: () => Promise<boolean>;
  readonly dataTenants: () => Promise<readonly string[]>;
}

/** @throws Fault `bad-parameter` for a file of providers that is not right */
export function createProvided(deps: Deps): { readonly providers: Providers; readonly learnerRules: LearnerRules } {
  const { config, house, isSetUp } = deps;
  const journeys = createProviderJourneys({ house, providers: readProviders(config.providers) });
  const today = () => config.today ?? house.now().slice(0, 10);
  const rules = { ...defaultLinkRules, creditLagDays: config.creditLagDays };
  const signIn = createProviderSignIn({ house, journeys, isSetUp });
  const learning = createLearning({ house, journeys, rules, today });
  const isAlone = config.databaseUrl === undefined;
  const learnerRules = createLearnerRules({ house, tenants: createOwnTenants(deps), rules, today, isSetUp, isAlone });
  return { providers: { signIn, learning, arrive: journeys.arrive }, learnerRules };
}
