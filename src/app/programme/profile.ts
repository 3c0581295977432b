import type { z } from 'zod';
import { countryCode } from '#base/country.ts';
import { Fault } from '#base/fault.ts';
import type { partnerProfile, profileStatusWrite, profileWrite } from '#contract/programme-rules.ts';
import type { PartnerProfile } from '#domain/programme/book.ts';
import type { ProgrammeBook, ProgrammeRecord } from '#state/programme-book.ts';
import type { ProgrammeDesk } from './desk.ts';
import { parseDomains } from './profile-domains.ts';

/** What a partner is known by: the partner writes who it is, the operator what was checked (MAP-2, MAP-6, MAP-13, ENR-75). */
export interface ProfileDesk {
  /** @throws Fault as `ProgrammeDesk.tenantOf` */
  read(tenant: string | undefined): Promise<Shown>;
  /** @throws Fault `conflict` when it was written meanwhile, `bad-parameter` */
  write(tenant: string | undefined, change: z.output<typeof profileWrite>): Promise<Shown>;
  /** @throws Fault as `write`, `forbidden` for everybody but the operator */
  check(tenant: string | undefined, change: z.output<typeof profileStatusWrite>): Promise<Shown>;
}
type Shown = z.output<typeof partnerProfile>;

/** The one profile of a partner stands under this id. */
const id = 'profile';

const unwritten: PartnerProfile = {
  name: '',
  country: null,
  region: null,
  isMember: false,
  isVerified: false,
  domains: [],
  taxId: null,
  isTaxExempt: false,
  billTo: null,
  soldTo: null,
};

/** The profile as it is written down; of a partner nobody wrote anything of, one that says nothing. */
export async function keptProfile(book: Pick<ProgrammeBook, 'find'>): Promise<PartnerProfile> {
  return (await book.find('profile', id))?.content ?? unwritten;
}

export function createProfiles(desk: ProgrammeDesk): ProfileDesk {
  return {
    async read(given) {
      const tenant = await desk.tenantOf('programme.read', given);
      return toShown(tenant, await desk.records.of(tenant).programme.find('profile', id));
    },
    async write(given, { version, profile }) {
      const tenant = await desk.tenantOf('programme.enrol', given);
      const own = { ...profile, country: toCountry(profile.country), ...emptied(profile) };
      const record = await desk.write(tenant, async (book) => put(book, version, (before) => ({ ...before, ...own })));
      const detail = { version: record.version, country: own.country };
      await desk.note(desk, { tenant, action: 'programme.profile.written', object: id, detail });
      return toShown(tenant, record);
    },
    async check(given, { version, profile }) {
      desk.demandOperator();
      const tenant = await desk.tenantOf('programme.operate', given);
      const checked = { ...profile, region: profile.region || null, domains: parseDomains(profile.domains) };
      const record = await desk.write(tenant, async (book, decide) => {
        const after = await put(book, version, (before) => ({ ...before, ...checked }));
        const facts = { version: after.version };
        await decide({ kind: 'profile.checked', about: id, facts, outcome: checked, rules: null });
        return after;
      });
      return toShown(tenant, record);
    },
  };
}

type Work = Parameters<Parameters<ProgrammeBook['write']>[0]>[0];

async function put(
  book: Work,
  version: number,
  change: (before: PartnerProfile) => PartnerProfile,
): Promise<ProgrammeRecord<'profile'>> {
  const before = await book.find('profile', id);
  if (before !== undefined) return book.change('profile', id, change(before.content), version);
  if (version === 0) return book.add('profile', change(unwritten), id);
  const message = `Nothing was written down of this partner yet, and the change was made from version ${version}; load it again`;
  throw new Fault('conflict', message, { parameter: 'version' });
}

/** What is left empty is not known. */
function emptied({ taxId, billTo, soldTo }: Pick<PartnerProfile, 'taxId' | 'billTo' | 'soldTo'>) {
  return { taxId: taxId || null, billTo: billTo || null, soldTo: soldTo || null };
}

function toCountry(country: string | null): string | null {
  if (country === null || countryCode(country) === country) return country;
  throw new Fault('bad-parameter', `country: "${country}" is no country; write its ISO 3166 code, for example NL`, {
    parameter: 'country',
  });
}

function toShown(tenant: string, record: ProgrammeRecord<'profile'> | undefined): Shown {
  const { domains, ...profile } = record?.content ?? unwritten;
  return { tenant, version: record?.version ?? 0, ...profile, domains: [...domains] };
}
