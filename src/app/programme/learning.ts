import type { Day } from '#base/day.ts';
import { monthOfDay } from '#base/month.ts';
import { trainingCompletions } from '#catalog/datasets/training-completions.ts';
import { creditsOf } from '#domain/association/credit.ts';
import { defaultLinkRules, type Link } from '#domain/association/link.ts';
import type { Edition } from '#domain/programme/edition.ts';
import { isSameName } from '#domain/programme/kpi-ledger.ts';
import type { PassedExam } from '#domain/programme/standing.ts';
import { toInsightsQuery } from '#query/insights.ts';
import type { CheckedQuery } from '#query/language/checked.ts';
import { fullScope, scopeInsights } from '#query/scope.ts';
import { type KeptLink, linksOfTenant } from '#state/learning-links.ts';
import type { Cell } from '#store/store.ts';
import type { ProgrammeParts } from './desk.ts';

/** What the people of a partner learned, of those who linked their learning account to it (ASC-12). */
export interface LinkedLearning {
  /** How many people are linked on the day. */
  readonly people: number;
  /** Those of them who hold a valid trainer's certification, by account. */
  readonly trainers: readonly LinkedTrainer[];
  readonly exams: readonly PassedExam[];
}

export interface LinkedTrainer {
  readonly account: string;
  /** Ids of the person in the certifications, without case. */
  readonly references: readonly string[];
  /** The last day that a certification of theirs is valid; null: no end is known. */
  readonly until: Day | null;
}

type Parts = Pick<ProgrammeParts, 'config' | 'records' | 'store'>;

/**
 * Trainers and exams of linked people (ENR-25, ENR-34, L-17): always of linked people alone, whatever the company's
 * reports show; from the lag after completion and link on (ASC-11).
 */
export async function linkedLearning(
  parts: Parts,
  tenant: string,
  of: { readonly day: Day; readonly edition: Edition },
): Promise<LinkedLearning> {
  const links = await parts.records.house.read<readonly KeptLink[]>([], (tables) => linksOfTenant(tables, tenant));
  const rules = { ...defaultLinkRules, creditLagDays: parts.config.creditLagDays };
  const asThen = links.map((link) => standingOn(link, of.day));
  const credits = new Map(creditsOf(asThen, of.day, rules).map(({ profile, upTo }) => [profile, upTo]));
  const owners = new Map(asThen.map(({ profile, person }) => [profile.trim().toLowerCase(), person]));
  const people = new Set([...credits.keys()].map((profile) => owners.get(profile))).size;
  if (people === 0) return { people, trainers: [], exams: [] };
  const completed: Completion[] = [];
  for await (const completion of completions(parts, tenant, of.day)) {
    const profile = completion.ids.find((id) => credits.has(id));
    const upTo = profile === undefined ? undefined : credits.get(profile);
    const account = profile === undefined ? undefined : owners.get(profile);
    if (upTo !== undefined && account !== undefined && completion.day <= upTo)
      completed.push({ ...completion, account });
  }
  return { people, trainers: trainersOf(completed, of), exams: examsOf(completed) };
}

/** The link as it was on the day: one that ended later stood then. */
function standingOn(link: KeptLink, day: Day): Link {
  const { endedOn, end, ...begun } = link;
  if (endedOn === undefined || endedOn > day) return begun;
  return { ...begun, endedOn, ...(end !== undefined && { end }) };
}

interface ToldCompletion {
  readonly ids: readonly string[];
  readonly isExam: boolean;
  readonly id: string;
  readonly title: string;
  readonly day: Day;
  readonly expires: Day | null;
  readonly status: string;
}

interface Completion extends ToldCompletion {
  readonly account: string;
}

const personColumns = ['AADUserId', 'MCPID', 'CorpEmail', 'Email'] as const;
const factColumns = [
  'TrainingType',
  'TrainingActivityId',
  'TrainingTitle',
  'TrainingCompletionDate',
  'ExpirationDate',
  'ActivationStatus',
] as const;
const selected = [...factColumns, ...personColumns];
const onType = { kind: 'column', name: 'TrainingType' } as const;
const question: CheckedQuery = {
  dataset: trainingCompletions.name,
  select: selected.map((name) => ({ kind: 'column', name, use: 'plain' })),
  grouped: false,
  distinct: false,
  where: [{ kind: 'list', on: onType, negated: false, as: 'text', values: ['Exam', 'Certification'] }],
  having: [],
  orderBy: [],
};

/** Exams and certifications, whoever's; read in batches, so that nothing holds them all. */
async function* completions({ store }: Parts, tenant: string, today: Day): AsyncGenerator<ToldCompletion> {
  const query = toInsightsQuery(question, { dataset: trainingCompletions, today });
  const { scoped } = scopeInsights(query, trainingCompletions, fullScope(tenant));
  for await (const { rows } of store.streamInsights(scoped)) yield* rows.map(toCompletion);
}

function toCompletion([type, id, title, day, expires, status, ...ids]: readonly Cell[]): ToldCompletion {
  return {
    ids: ids.map((one) => text(one).toLowerCase()).filter((one) => one !== ''),
    isExam: text(type).toLowerCase() === 'exam',
    id: text(id),
    title: text(title),
    day: text(day),
    expires: expires === null || expires === undefined ? null : text(expires),
    status: text(status).toLowerCase(),
  };
}

const text = (cell: Cell | undefined) => (cell === null || cell === undefined ? '' : String(cell).trim());

/** One exam by each name: its id where it has one, else its title. People are numbered: who they are is not needed. */
function examsOf(completed: readonly Completion[]): PassedExam[] {
  const accounts = [...new Set(completed.map(({ account }) => account))].sort();
  return completed
    .filter(({ isExam, id, title }) => isExam && (id !== '' || title !== ''))
    .map(({ account, id, title, day }) => ({
      person: `person ${accounts.indexOf(account) + 1}`,
      exam: id === '' ? title : id,
      ...(title !== '' && { title }),
      month: monthOfDay(day),
    }));
}

function trainersOf(
  completed: readonly Completion[],
  { day, edition }: { readonly day: Day; readonly edition: Edition },
) {
  const isTrainers = ({ id, title }: Completion) =>
    edition.trainerCertifications.some((name) => isSameName(name, title) || isSameName(name, id));
  const held = completed.filter((one) => !one.isExam && isTrainers(one) && isValid(one, day));
  return [...Map.groupBy(held, ({ account }) => account)].map(
    ([account, certificates]): LinkedTrainer => ({
      account,
      references: [...new Set(certificates.flatMap(({ ids }) => ids))],
      until: latest(certificates.map(({ expires }) => expires)),
    }),
  );
}

/** Valid on a day: not expired then, and not taken away; "expired" without a day tells no more than that it is. */
function isValid({ expires, status }: ToldCompletion, day: Day): boolean {
  if (expires !== null && expires < day) return false;
  return status === '' || status === 'active' || (status === 'expired' && expires !== null);
}

/** Null is without end. */
function latest(days: readonly (Day | null)[]): Day | null {
  return days.reduce(
    (one, other) => (one === null || other === null ? null : one > other ? one : other),
    days[0] ?? null,
  );
}
