import type { RawRow } from './customers.ts';

/**
 * The Microsoft Learn report written straight from docs/spec/reports.md §14 and §17 over plain arrays: slow, obvious and
 * sharing no code with the product's path to a number.
 */
export interface LearnQuestion {
  readonly from: string;
  readonly to: string;
  readonly today: string;
  readonly locations?: readonly string[];
  readonly search?: string;
  readonly page?: { readonly offset: number; readonly limit: number };
  /** ASC-12: only these people count, each up to a day. */
  readonly linked?: readonly { readonly profile: string; readonly upTo: string }[];
  /** What people are called in place of their name and id. */
  readonly called?: (userId: string) => { readonly userId: string; readonly userName: string };
  /** Figures of values with fewer people are missing. */
  readonly least?: number;
}

type Row = Record<string, string | number | null>;

export interface LearnSection {
  readonly rows: readonly Row[];
  readonly headline?: { readonly value: number | null; readonly growthPercent: number | null };
  readonly total?: number | null;
  readonly rowCount?: number;
}

interface Finished {
  readonly person: string;
  readonly item: string;
  readonly type: string;
  readonly day: string;
  readonly row: RawRow;
}

/** @param deliveries oldest first; of rows with the same key the newest delivery's counts. */
export function learnReport(
  deliveries: readonly (readonly RawRow[])[],
  asked: LearnQuestion,
): Record<string, LearnSection> {
  const current = currentRows(deliveries);
  const inScope = current.filter(
    (row) => asked.locations === undefined || asked.locations.map(norm).includes(norm(row.MPNId)),
  );
  const rows = inScope.filter((row) => counts(row, asked));
  const finished = finishedOf(rows);
  const months = monthList(asked.from, asked.to);
  const known = new Set(current.map((row) => monthOf(row)));
  const inRange = (day: string) => day.slice(0, 7) >= asked.from && day.slice(0, 7) <= asked.to;
  const hasData = months.some((month) => known.has(month));
  const moduleRows = rows.filter((row) => norm(row.TrainingType) === 'module');

  const peopleIn = (wanted: (month: string) => boolean) =>
    new Set(moduleRows.filter((row) => wanted(monthOf(row))).map((row) => norm(row.UserId))).size;
  const growth = (single: (month: string) => number) => {
    const complete = months.filter((month) => known.has(month) && month !== asked.today.slice(0, 7));
    const [first, last] = [complete.at(0), complete.at(-1)];
    if (first === undefined || last === undefined || first === last || single(first) === 0) return null;
    return ((single(last) - single(first)) / single(first)) * 100;
  };
  const perMonth = (value: (month: string) => number) =>
    months.map((month) => ({ month, value: known.has(month) ? value(month) : null }));
  const ofType = (type: string) => finished.filter((each) => each.type === type && inRange(each.day));
  const countIn = (type: string, month: string) => ofType(type).filter((each) => each.day.startsWith(month)).length;
  const completions = (type: string): LearnSection => ({
    rows: perMonth((month) => ofType(type).filter((each) => each.day.slice(0, 7) <= month).length),
    headline: {
      value: hasData ? ofType(type).length : null,
      growthPercent: hasData ? growth((month) => countIn(type, month)) : null,
    },
  });
  const firstModule = new Map<string, string>();
  for (const row of moduleRows) {
    const person = norm(row.UserId);
    const month = monthOf(row);
    if (month < (firstModule.get(person) ?? '9999')) firstModule.set(person, month);
  }

  return {
    'trained-individuals': {
      rows: perMonth((month) => peopleIn((each) => each >= asked.from && each <= month)),
      headline: {
        value: hasData ? peopleIn((each) => each >= asked.from && each <= asked.to) : null,
        growthPercent: hasData ? growth((month) => peopleIn((each) => each === month)) : null,
      },
    },
    'module-completions': completions('module'),
    'learning-path-completions': completions('learning path'),
    'trained-individuals-trend': {
      rows: perMonth((month) => [...firstModule.values()].filter((first) => first === month).length),
    },
    'module-completions-trend': { rows: perMonth((month) => countIn('module', month)) },
    'learning-path-completions-trend': { rows: perMonth((month) => countIn('learning path', month)) },
    ...donuts('modules', ofType('module'), { current, hasData, least: asked.least ?? 0 }),
    ...donuts('paths', ofType('learning path'), { current, hasData, least: asked.least ?? 0 }),
    'learners-modules': learners(inScope, [ofType('module'), ofType('learning path')], { asked, by: 'modules' }),
    'learners-paths': learners(inScope, [ofType('module'), ofType('learning path')], { asked, by: 'paths' }),
  };
}

export interface LearnerPage {
  readonly userName: string;
  readonly modules: number;
  readonly paths: number;
  readonly trainings: readonly Record<string, unknown>[];
}

/** Whether somebody's completion counts for the company: they are linked, and it is old enough. */
function counts(row: RawRow, { linked }: LearnQuestion): boolean {
  const links = linked?.filter(({ profile }) => norm(profile) === norm(row.UserId));
  return links === undefined || links.some(({ upTo }) => dayOf(row) <= upTo);
}

/** What one person completed in the range. */
export function learnerPage(
  deliveries: readonly (readonly RawRow[])[],
  person: string,
  { from, to, locations }: LearnQuestion,
): LearnerPage | undefined {
  const current = currentRows(deliveries);
  const rows = current.filter((row) => locations === undefined || locations.map(norm).includes(norm(row.MPNId)));
  if (!rows.some((row) => norm(row.UserId) === person)) return undefined;
  const done = finishedOf(rows).filter(
    (each) => each.person === person && each.day.slice(0, 7) >= from && each.day.slice(0, 7) <= to,
  );
  const types = labels(current.map((row) => text(row.TrainingType)));
  const names = labels(current.map((row) => text(row.TrainingName)));
  const roles = labels(current.flatMap((row) => parts(row.Roles)));
  const products = labels(current.flatMap((row) => parts(row.Products)));
  const list = (cell: RawRow[string] | undefined, shown: Map<string, string>) =>
    [...new Set(parts(cell).map(norm))].map((value) => shown.get(value) ?? '').sort();
  return {
    userName: nameOf(rows, person) ?? person,
    modules: done.filter((each) => each.type === 'module').length,
    paths: done.filter((each) => each.type === 'learning path').length,
    trainings: done
      .map((each) => ({
        type: types.get(each.type) ?? null,
        name: names.get(each.item) ?? null,
        date: each.day,
        roles: list(each.row.Roles, roles),
        products: list(each.row.Products, products),
      }))
      .sort((a, b) => order(b.date, a.date) || order(a.name ?? '', b.name ?? '') || order(a.type ?? '', b.type ?? '')),
  };
}

/** a person and training is complete once, at its earliest day; ties by MPN id, roles, products, missing last. */
function finishedOf(rows: readonly RawRow[]): Finished[] {
  const groups = Map.groupBy(rows, (row) => [row.UserId, row.TrainingName, row.TrainingType].map(norm).join('\n'));
  return [...groups.values()].flatMap((group) => {
    const rank = (row: RawRow) => [
      dayOf(row),
      ...[row.MPNId, row.Roles, row.Products].map((cell) => norm(cell) || '\uffff'),
    ];
    const [row] = [...group].sort((a, b) => orderLists(rank(a), rank(b)));
    if (row === undefined) return [];
    return [
      { person: norm(row.UserId), item: norm(row.TrainingName), type: norm(row.TrainingType), day: dayOf(row), row },
    ];
  });
}

function donuts(
  prefix: string,
  done: readonly Finished[],
  {
    current,
    hasData,
    least,
  }: { readonly current: readonly RawRow[]; readonly hasData: boolean; readonly least: number },
): Record<string, LearnSection> {
  const total = hasData ? done.length : null;
  const names = tally(
    done.map((each) => ({ person: each.person, values: [each.item] })),
    labels(current.map((row) => text(row.TrainingName))),
    least,
  );
  const byList = (column: 'Roles' | 'Products'): LearnSection => {
    const shown = labels(current.flatMap((row) => parts(row[column])));
    const tallied = tally(
      done.map((each) => ({ person: each.person, values: [...new Set(parts(each.row[column]).map(norm))] })),
      shown,
      least,
    );
    const rows = told(tallied);
    const value = rows.filter((row) => row.value !== '(not set)').length;
    return { rows, headline: { value: hasData ? value : null, growthPercent: null }, total };
  };
  return {
    [`${prefix}-by-name`]: {
      rows: told(names.length > 5 ? [...names.slice(0, 5), others(names.slice(5))] : names),
      headline: { value: total, growthPercent: null },
      total,
    },
    [`${prefix}-by-role`]: byList('Roles'),
    [`${prefix}-by-product`]: byList('Products'),
  };
}

interface Tally {
  readonly value: string;
  readonly completions: number;
  readonly isOfFew: boolean;
}

/**
 * Each completion counts once in each of its values; largest first, ties by name, those without a value last. What is of
 * too few people stands behind what may be told, by name.
 */
function tally(
  done: readonly { readonly person: string; readonly values: readonly string[] }[],
  shown: ReadonlyMap<string, string>,
  least: number,
): Tally[] {
  const met = done.flatMap(({ person, values }) =>
    values.length === 0
      ? [{ person, value: '(not set)' }]
      : values.map((value) => ({ person, value: shown.get(value) ?? '' })),
  );
  const rank = ({ completions, isOfFew }: Tally) => (isOfFew ? -1 : completions);
  return [...Map.groupBy(met, ({ value }) => value)]
    .map(([value, all]) => {
      const people = new Set(all.map(({ person }) => person));
      return { value, completions: all.length, isOfFew: people.size < least };
    })
    .sort(
      (a, b) =>
        Number(a.value === '(not set)') - Number(b.value === '(not set)') ||
        rank(b) - rank(a) ||
        order(a.value, b.value),
    );
}

/** All that is beyond the first names; of too few people when each of its names is. */
function others(rest: readonly Tally[]): Tally {
  const completions = rest.reduce((sum, row) => sum + row.completions, 0);
  return { value: 'Others', completions, isOfFew: rest.every(({ isOfFew }) => isOfFew) };
}

/** What is of too few people is missing; where that is one figure, the smallest of the others is too. */
function told(rows: readonly Tally[]): Row[] {
  const hidden = new Set(rows.filter(({ isOfFew }) => isOfFew));
  if (hidden.size === 1) {
    const smallest = rows
      .filter((row) => !hidden.has(row))
      .reduce<Tally | undefined>(
        (least, row) => (least && least.completions <= row.completions ? least : row),
        undefined,
      );
    if (smallest !== undefined) hidden.add(smallest);
  }
  return rows.map((row) => ({ value: row.value, completions: hidden.has(row) ? null : row.completions }));
}

function learners(
  rows: readonly RawRow[],
  [modules = [], paths = []]: readonly (readonly Finished[])[],
  { asked, by }: { readonly asked: LearnQuestion; readonly by: 'modules' | 'paths' },
): LearnSection {
  const people = [...new Set([...modules, ...paths].map((each) => each.person))];
  const all = people.map((userId) => ({
    ...(asked.called?.(userId) ?? { userName: nameOf(rows, userId) ?? userId, userId }),
    named: asked.called?.(userId).userName ?? nameOf(rows, userId) ?? '',
    modules: modules.filter((each) => each.person === userId).length,
    paths: paths.filter((each) => each.person === userId).length,
  }));
  const wanted = norm(asked.search ?? '');
  const found = all.filter(({ userId, named }) => named.toLowerCase().includes(wanted) || userId.startsWith(wanted));
  const ordered = found.sort((a, b) => b[by] - a[by] || order(a.userName, b.userName) || order(a.userId, b.userId));
  const { offset, limit } = asked.page ?? { offset: 0, limit: ordered.length };
  const page = ordered.slice(offset, offset + limit).map(({ named: _, ...row }) => row);
  return { rows: page, rowCount: ordered.length };
}

/** the newest name that is not empty or only asterisks. */
function nameOf(rows: readonly RawRow[], person: string): string | undefined {
  const named = rows.filter((row) => norm(row.UserId) === person && !/^\**$/.test(text(row.UserName)));
  const [newest] = [...named].sort((a, b) => order(dayOf(b), dayOf(a)) || order(text(a.UserName), text(b.UserName)));
  return newest === undefined ? undefined : text(newest.UserName);
}

function currentRows(deliveries: readonly (readonly RawRow[])[]): RawRow[] {
  const byKey = new Map<string, RawRow>();
  for (const delivery of deliveries) {
    const key = (row: RawRow) => JSON.stringify([row.UserId, row.TrainingName, row.TrainingType, row.CompletionDate]);
    const rank = (row: RawRow) =>
      [row.MPNId, row.UserName, row.Products, row.Roles].map((cell) => String(cell ?? '\uffff'));
    for (const [id, [row]] of Map.groupBy(
      [...delivery].sort((a, b) => orderLists(rank(a), rank(b))),
      key,
    )) {
      if (row !== undefined) byKey.set(id, row);
    }
  }
  return [...byKey.values()];
}

/** the spelling met most often, ties by code point. */
function labels(spellings: readonly string[]): Map<string, string> {
  const counts = new Map<string, number>();
  for (const spelling of spellings) counts.set(spelling, (counts.get(spelling) ?? 0) + 1);
  const best = new Map<string, string>();
  for (const [spelling, n] of [...counts].sort(([a], [b]) => order(a, b))) {
    const now = best.get(norm(spelling));
    if (now === undefined || n > (counts.get(now) ?? 0)) best.set(norm(spelling), spelling);
  }
  best.delete('');
  return best;
}

const parts = (cell: RawRow[string] | undefined): string[] =>
  text(cell)
    .split(/[,;|]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

const text = (cell: RawRow[string] | undefined): string => String(cell ?? '').trim();
const norm = (cell: RawRow[string] | undefined): string => text(cell).toLowerCase();
const dayOf = (row: RawRow): string => String(row.CompletionDate).slice(0, 10);
const monthOf = (row: RawRow): string => dayOf(row).slice(0, 7);
const order = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

function orderLists(a: readonly string[], b: readonly string[]): number {
  for (const [i, one] of a.entries()) {
    const found = order(one, b[i] ?? '');
    if (found !== 0) return found;
  }
  return 0;
}

function monthList(from: string, to: string): string[] {
  const months: string[] = [];
  for (
    let at = new Date(`${from}-01T00:00:00Z`);
    at.toISOString().slice(0, 7) <= to;
    at.setUTCMonth(at.getUTCMonth() + 1)
  ) {
    months.push(at.toISOString().slice(0, 7));
  }
  return months;
}
