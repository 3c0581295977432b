import { Fault } from '#base/fault.ts';
import type { ProgrammeStatus } from '#contract/programme.ts';
import type { PartnerRow, PartnersParameters } from '#contract/programme-rules.ts';
import { levels } from '#domain/programme/edition.ts';
import type { ProgrammeRecord } from '#state/programme-book.ts';
import type { Records } from '#state/records.ts';
import type { ProgrammeDesk } from './desk.ts';

/** Where a partner stands, in short. */
export type PartnerFigures = Pick<PartnerRow, 'best' | 'held' | 'status' | 'anniversary' | 'kpi'>;

/** Where nothing is known. */
const noFigures: PartnerFigures = { best: null, held: null, status: 'none', anniversary: null, kpi: 0 };

/** All partners at a glance, for the operator. */
export interface PartnerOverview {
  /** @throws Fault `forbidden` for everybody else */
  list(parameters: PartnersParameters): Promise<Overview>;
}
interface Overview {
  readonly today: string;
  readonly partners: PartnerRow[];
  readonly total: number;
}

/** Partners whose figures are worked out at the same time: others want the engine too. */
const atOnce = 4;
/** Figures also hang on who is linked, which leaves no mark here: after this long they are worked out anew. */
const freshForMs = 10 * 60_000;

interface Kept {
  readonly mark: string;
  readonly at: number;
  /** Those who ask at the same time wait for the same. */
  readonly figures: Promise<PartnerFigures>;
}

/** Of every house in this process, by partner. */
const keptFigures = new WeakMap<Records, Map<string, Kept>>();

/** @param figuresOf works out where one partner stands today */
export function createPartners(
  desk: ProgrammeDesk,
  figuresOf: (tenant: string) => Promise<PartnerFigures>,
): PartnerOverview {
  return {
    async list({ search, status, sort, limit, offset }) {
      desk.demandOperator();
      const known = await knownPartners(desk);
      const wanted = known.filter((partner) => isNamed(partner, search));
      const marks = await marksOf(desk);
      const rows = await eachOf(wanted, async (partner) =>
        rowOf(partner, () => keptOr(partner.tenant, { desk, marks, figuresOf })),
      );
      const shown = rows.filter((row) => hasStatus(row, status)).sort(orders[sort]);
      return { today: desk.today(), partners: shown.slice(offset, offset + limit), total: shown.length };
    },
  };
}

/** A partner's status in short: the highest level it holds and the next anniversary of one that goes on. */
export function toFigures({ best, enrolments, kpi }: ProgrammeStatus): PartnerFigures {
  const held = enrolments.toSorted((a, b) => levels.indexOf(b.level) - levels.indexOf(a.level));
  const live = enrolments
    .filter(({ status }) => status !== 'lost')
    .sort((a, b) => (a.anniversary < b.anniversary ? -1 : 1));
  const worst = (['at-risk', 'renewable', 'active', 'lost'] as const).find((one) =>
    enrolments.some(({ status }) => status === one),
  );
  return {
    best: best?.level ?? null,
    held: held.find(({ status }) => status !== 'lost')?.level ?? null,
    status: worst ?? 'none',
    anniversary: live[0]?.anniversary ?? null,
    kpi: kpi.total,
  };
}

type Partner = Pick<PartnerRow, 'tenant' | 'name' | 'openCases' | 'openClaims'>;

async function knownPartners({ tenants, records: { programme } }: ProgrammeDesk): Promise<Partner[]> {
  const [all, profiles, cases, claims] = await Promise.all([
    tenants.all(),
    programme.all('profile'),
    programme.all('case'),
    programme.all('claim'),
  ]);
  const names = new Map(profiles.map(({ tenant, content: { name } }) => [tenant, name === '' ? null : name]));
  const openCases = countOf(cases.filter(({ content: { state } }) => state === 'open'));
  const openClaims = countOf(claims.filter(({ content: { state } }) => state === 'submitted' || state === 'in-review'));
  return all.map((tenant) => ({
    tenant,
    name: names.get(tenant) ?? null,
    openCases: openCases.get(tenant) ?? 0,
    openClaims: openClaims.get(tenant) ?? 0,
  }));
}

function countOf(records: readonly Pick<ProgrammeRecord<'claim'>, 'tenant'>[]): ReadonlyMap<string, number> {
  const groups = Map.groupBy(records, ({ tenant }) => tenant);
  return new Map([...groups].map(([tenant, own]) => [tenant, own.length]));
}

function isNamed({ tenant, name }: Partner, search = ''): boolean {
  const wanted = search.trim().toLowerCase();
  return [tenant, name ?? ''].some((text) => text.toLowerCase().includes(wanted));
}

/** One partner's trouble is told in its row and hides no other. */
async function rowOf(partner: Partner, figures: () => Promise<PartnerFigures>): Promise<PartnerRow> {
  try {
    return { ...partner, ...(await figures()), trouble: null };
  } catch (error) {
    const trouble = error instanceof Fault ? error.message : 'The figures could not be worked out';
    return { ...partner, ...noFigures, trouble };
  }
}

/** What is written down of partners, and the rules and the day that all are measured by. */
async function marksOf(desk: ProgrammeDesk): Promise<(tenant: string) => Promise<string>> {
  const [own, { current }] = await Promise.all([desk.records.programme.marks(), desk.rules()]);
  const today = desk.today();
  const rules = current.map(({ edition, version }) => `${edition.id}.${version}`).join(' ');
  return async (tenant) => JSON.stringify([today, rules, own.get(tenant) ?? '', await desk.store.version(tenant)]);
}

async function keptOr(
  tenant: string,
  {
    desk,
    marks,
    figuresOf,
  }: {
    readonly desk: ProgrammeDesk;
    readonly marks: (tenant: string) => Promise<string>;
    readonly figuresOf: (tenant: string) => Promise<PartnerFigures>;
  },
): Promise<PartnerFigures> {
  const kept = keptFigures.get(desk.records) ?? new Map<string, Kept>();
  keptFigures.set(desk.records, kept);
  const [mark, at] = [await marks(tenant), Date.parse(desk.now())];
  const known = kept.get(tenant);
  if (known !== undefined && known.mark === mark && at - known.at < freshForMs) return known.figures;
  const figures = figuresOf(tenant);
  const entry = { mark, at, figures };
  kept.set(tenant, entry);
  // Trouble passes: it is looked at anew the next time.
  figures.catch(() => kept.get(tenant) === entry && kept.delete(tenant));
  return figures;
}

/** A few at a time, in their order. */
async function eachOf<Item, Done>(items: readonly Item[], work: (item: Item) => Promise<Done>): Promise<Done[]> {
  const done = new Map<number, Done>();
  const waiting = items.entries();
  const worker = async () => {
    for (const [i, item] of waiting) done.set(i, await work(item));
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return items.flatMap((_, i) => done.get(i) ?? []);
}

function hasStatus({ status, trouble }: PartnerRow, wanted: PartnersParameters['status']): boolean {
  if (wanted === undefined) return true;
  return wanted === 'trouble' ? trouble !== null : trouble === null && status === wanted;
}

const byTenant = (a: PartnerRow, b: PartnerRow) => (a.tenant < b.tenant ? -1 : 1);
const never = '9999-12-31';

const orders: Readonly<Record<PartnersParameters['sort'], (a: PartnerRow, b: PartnerRow) => number>> = {
  tenant: byTenant,
  anniversary: (a, b) => (a.anniversary ?? never).localeCompare(b.anniversary ?? never) || byTenant(a, b),
  kpi: (a, b) => b.kpi - a.kpi || byTenant(a, b),
};
