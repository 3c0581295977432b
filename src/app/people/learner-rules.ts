import { randomBytes } from 'node:crypto';
import type { Day } from '#base/day.ts';
import type { LearningCounts, TenantSettings } from '#contract/learning.ts';
import type { Actor } from '#domain/access/actor.ts';
import { creditsOf } from '#domain/association/credit.ts';
import type { LinkRules } from '#domain/association/link.ts';
import { type LearnerSight, learnerSight } from '#query/learner-sight.ts';
import { noteIn } from '#state/audit.ts';
import type { HouseAccess, HouseTables } from '#state/house-access.ts';
import { type LinkedMember, linkedMembers, linksOfTenant } from '#state/learning-links.ts';
import { defaultSettings, type KeptSettings, putSettings, settingsOf } from '#state/tenant-settings.ts';
import { noteBy } from './actor-note.ts';
import type { Doer } from './doer.ts';
import type { OwnTenants } from './own-tenants.ts';

/** What the admins of a company see and decide about its learners. */
export interface LearnerRules {
  /** How many have linked a learning account, and who has not (LRN-50). @throws Fault as `OwnTenants.choose` */
  counts(actor: Actor, tenant: string | undefined): Promise<LearningCounts>;
  /** @throws Fault as `OwnTenants.choose` */
  settings(actor: Actor, tenant: string | undefined): Promise<TenantSettings>;
  /** @throws Fault as `OwnTenants.choose` */
  change(doer: Doer, tenant: string | undefined, settings: TenantSettings): Promise<TenantSettings>;
  /**
   * How reports count and call the learners of a company today; undefined where nothing is decided.
   * @throws Fault `unavailable`: without knowing what to hide nothing is shown
   */
  sightOf(tenant: string): Promise<LearnerSight | undefined>;
}

interface Deps {
  readonly house: HouseAccess;
  readonly tenants: OwnTenants;
  readonly rules: LinkRules;
  readonly today: () => Day;
  /** While nobody has an account there is nobody to hide from, and nobody is linked. */
  readonly isSetUp: () => Promise<boolean>;
  /** No other process writes to the records: what was read holds until this one writes. */
  readonly isAlone: boolean;
}

export function createLearnerRules(deps: Deps): LearnerRules {
  const { house, tenants } = deps;
  const read = (tenant: string) => house.read(defaultSettings, (tables) => settingsOf(tables, tenant));
  return {
    async counts(actor, given) {
      const tenant = await tenants.choose(actor, 'learning.counts', given);
      const people = await house.read<readonly LinkedMember[]>([], (tables) => linkedMembers(tables, tenant));
      const notLinked = people.filter(({ isLinked }) => !isLinked);
      return {
        people: people.length,
        linked: people.length - notLinked.length,
        notLinked: notLinked.map(({ isLinked: _, ...person }) => person),
      };
    },
    async settings(actor, given) {
      return toShown(await read(await tenants.choose(actor, 'tenant.settings', given)));
    },
    async change({ actor, address }, given, wanted) {
      const tenant = await tenants.choose(actor, 'tenant.settings', given);
      const kept = await house.write('people', async (tables) => {
        const before = await settingsOf(tables, tenant);
        const settings = { ...wanted, pseudonymKey: keyFor(wanted, before) };
        await putSettings(tables, { tenant, settings, now: house.now() });
        const detail = changes(before, wanted);
        const entry = { tenant, action: 'settings.changed', object: null, detail, ...noteBy(actor, address) };
        if (Object.keys(detail).length > 0) await noteIn(tables, entry, house.now());
        return settings;
      });
      return toShown(kept);
    },
    sightOf: remembered(deps),
  };
}

/** Of each company what was read last, as long as nothing was written since. */
function remembered(deps: Deps): LearnerRules['sightOf'] {
  const known = new Map<string, { readonly mark: string; readonly sight: LearnerSight | undefined }>();
  return async (tenant) => {
    if (!(await deps.isSetUp())) return undefined;
    const on = deps.today();
    const mark = `${deps.house.version()} ${on}`;
    const before = known.get(tenant);
    if (deps.isAlone && before?.mark === mark) return before.sight;
    const sight = await deps.house.read<LearnerSight | undefined>(undefined, (tables) =>
      read(tables, tenant, { ...deps, on }),
    );
    known.set(tenant, { mark, sight });
    return sight;
  };
}

async function read(
  tables: HouseTables,
  tenant: string,
  { on, rules }: { readonly on: Day; readonly rules: LinkRules },
): Promise<LearnerSight | undefined> {
  const { linkedCompletionsOnly, learnerNames, smallestGroup, pseudonymKey } = await settingsOf(tables, tenant);
  return learnerSight({
    ...(learnerNames === 'pseudonyms' && pseudonymKey !== null && { pseudonymKey }),
    ...(linkedCompletionsOnly && { linked: creditsOf(await linksOfTenant(tables, tenant), on, rules) }),
    smallestGroup,
  });
}

function keyFor({ learnerNames }: TenantSettings, { pseudonymKey }: KeptSettings): string | null {
  return learnerNames === 'pseudonyms' ? (pseudonymKey ?? randomBytes(32).toString('hex')) : pseudonymKey;
}

function toShown({ linkedCompletionsOnly, learnerNames, smallestGroup }: KeptSettings): TenantSettings {
  return { linkedCompletionsOnly, learnerNames, smallestGroup };
}

/** What is different now, for the log. */
function changes(before: KeptSettings, now: TenantSettings): Record<string, unknown> {
  const old = new Map<string, unknown>(Object.entries(toShown(before)));
  const different = Object.entries(now).filter(([name, value]) => old.get(name) !== value);
  return Object.fromEntries(different.map(([name, value]) => [name, { from: old.get(name), to: value }]));
}
