import { addDays, isDay } from '#base/day.ts';
import type { Edition, Period, RequirementSet } from './edition.ts';
import { checkParts, type EditionProblem } from './edition-parts.ts';

export type { EditionProblem };

/** Everything wrong with a list of editions: overlaps, gaps, reversed periods, numbers out of bounds, doubles (ENR-7). */
export function checkEditions(editions: readonly Edition[]): EditionProblem[] {
  return [...editions.flatMap(checkEdition), ...checkChain(editions)];
}

function checkEdition(edition: Edition): EditionProblem[] {
  const at = (where: string, reason: string): EditionProblem => ({ edition: edition.id, where, reason });
  const { refreshDay, renewal, discountPercent } = edition;
  const found: (EditionProblem | undefined)[] = [
    periodProblem(edition.period, (reason) => at('period', reason)),
    edition.id.trim() === '' ? at('id', 'is empty; decisions name the edition by it') : undefined,
    edition.name.trim() === '' ? at('name', 'is empty') : undefined,
    isWithin(refreshDay, 1, 28) ? undefined : at('refreshDay', `is ${refreshDay}; a whole day from 1 to 28 is allowed`),
    ...Object.entries(renewal).map(([name, days]) =>
      isWithin(days, 0, 365) ? undefined : at(`renewal.${name}`, `is ${days}; whole days from 0 to 365 are allowed`),
    ),
    renewal.opensAfterDays <= renewal.closesAfterDays
      ? undefined
      : at('renewal', 'the window closes before it opens; opensAfterDays must not exceed closesAfterDays'),
    discountPercent >= 0 && discountPercent <= 100
      ? undefined
      : at('discountPercent', `is ${discountPercent}; 0 to 100 is allowed`),
    ...edition.requirementSets.flatMap((set) => checkSet(set, (where, reason) => at(where, reason))),
    ...edition.extensions.map((extension) =>
      periodProblem(extension, (reason) => at(`extensions.${extension.id}`, reason)),
    ),
  ];
  return [...found.filter((problem) => problem !== undefined), ...checkSets(edition), ...checkParts(edition)];
}

type At = (where: string, reason: string) => EditionProblem;

function checkSet(set: RequirementSet, at: At): (EditionProblem | undefined)[] {
  const where = `requirementSets.${set.id}`;
  const thresholds = { kpi: set.kpi, trainers: set.trainers, exams: set.exams, revenueUsd: set.revenueUsd };
  const wholes = { trainers: set.trainers, exams: set.exams };
  return [
    periodProblem(set.period, (reason) => at(where, reason)),
    ...Object.entries(thresholds).map(([name, value]) =>
      value === undefined || (Number.isFinite(value) && value >= 0)
        ? undefined
        : at(`${where}.${name}`, `is ${value}; a number from 0 up is allowed, or nothing while it is not known`),
    ),
    ...Object.entries(wholes).map(([name, value]) =>
      value === undefined || value < 0 || Number.isInteger(value)
        ? undefined
        : at(`${where}.${name}`, `is ${value}; people and exams are counted whole`),
    ),
  ];
}

/** Two sets that would both fit one case with equal right. */
function checkSets(edition: Edition): EditionProblem[] {
  const key = ({ level, competency, region }: RequirementSet) => JSON.stringify([level, competency, region]);
  const doubled = [...Map.groupBy(edition.requirementSets, ({ id }) => id)].filter(([, sets]) => sets.length > 1);
  const names = doubled.map(([id]) => ({
    edition: edition.id,
    where: `requirementSets.${id}`,
    reason: 'two sets have this id; give one another',
  }));
  const cases = [...Map.groupBy(edition.requirementSets, key).values()].flatMap((sets) =>
    overlaps(sets.map(({ id, period }) => ({ id, period }))).map(([one, other]) => ({
      edition: edition.id,
      where: `requirementSets.${other}`,
      reason: `holds at the same time as ${one} for the same level, competency and region; end one before the other begins`,
    })),
  );
  return [...names, ...cases];
}

/** Editions must follow one another without overlap and without a day that none holds. */
function checkChain(editions: readonly Edition[]): EditionProblem[] {
  // Periods without existing days are told already, and would be compared as they are not.
  const named = editions
    .map(({ id, period }) => ({ id, period }))
    .filter(({ period }) => periodProblem(period, (reason) => ({ edition: '', where: '', reason })) === undefined);
  const double = overlaps(named).map(([one, other]) => ({
    edition: other,
    where: 'period',
    reason: `overlaps the edition ${one}; end one the day before the other begins`,
  }));
  const inOrder = [...named].sort((a, b) => (a.period.from < b.period.from ? -1 : 1));
  const gaps = inOrder.flatMap((edition, i): EditionProblem[] => {
    const end = inOrder[i - 1]?.period.to;
    if (end === undefined || !isDay(end) || addDays(end, 1) >= edition.period.from) return [];
    const [from, to] = [addDays(end, 1), addDays(edition.period.from, -1)];
    return [{ edition: edition.id, where: 'period', reason: `no edition holds from ${from} to ${to}` }];
  });
  return [...double, ...gaps];
}

interface Dated {
  readonly id: string;
  readonly period: Period;
}

function overlaps(dated: readonly Dated[]): [string, string][] {
  const inOrder = [...dated].sort((a, b) => (a.period.from < b.period.from ? -1 : 1));
  return inOrder.flatMap((one, i) =>
    inOrder
      .slice(i + 1)
      .filter((other) => one.period.to === undefined || other.period.from <= one.period.to)
      .map((other): [string, string] => [one.id, other.id]),
  );
}

function periodProblem({ from, to }: Period, at: (reason: string) => EditionProblem): EditionProblem | undefined {
  const bad = [from, ...(to === undefined ? [] : [to])].find((day) => !isDay(day));
  if (bad !== undefined) return at(`"${bad}" is no existing day; write YYYY-MM-DD`);
  return to !== undefined && to < from ? at(`ends on ${to}, before it begins on ${from}`) : undefined;
}

const isWithin = (value: number, least: number, most: number) =>
  Number.isInteger(value) && value >= least && value <= most;
