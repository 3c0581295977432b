import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { microsoftLearn } from '#catalog/reports/microsoft-learn.ts';
import type { Scope } from '#query/scope.ts';
import { openLearner } from '#reporting/completions/learner.ts';
import type { ReportRequest } from '#reporting/request.ts';
import type { ReportResult } from '#reporting/result.ts';
import { type LoadedReporting, loadedReporting } from './loaded-reporting.ts';
import { guid } from './random-values.ts';
import type { RawRow } from './reference/customers.ts';
import { column, section } from './result-parts.ts';

/** One example per rule: small tables that a reader can check with a pencil. */
let loaded: LoadedReporting;
let tenants = 0;

beforeAll(async () => {
  loaded = await loadedReporting({ reports: [microsoftLearn], today: () => '2024-07-10', notMigrated: ['old'] });
});
afterAll(() => loaded[Symbol.asyncDispose]());

const done = (person: number, TrainingName: string, CompletionDate: string, more: RawRow = {}): RawRow => ({
  UserId: guid(person),
  UserName: `Person ${person}`,
  TrainingName,
  TrainingType: 'Module',
  CompletionDate,
  MPNId: '100',
  ...more,
});
const path: RawRow = { TrainingType: 'Learning path' };
const spring = { range: { from: '2024-01', to: '2024-03' } } as const;

async function load(...deliveries: readonly RawRow[][]): Promise<string> {
  const tenant = `learn-${++tenants}`;
  for (const rows of deliveries) await loaded.deliver(tenant, { MSLearn: rows });
  return tenant;
}

const full = (tenant: string): Scope => ({ tenant, may: ['personal'] });

async function ask(rows: RawRow[], request: Omit<ReportRequest, 'report'> = spring): Promise<ReportResult> {
  return loaded.reporting.run({ report: microsoftLearn.id, ...request }, full(await load(rows)));
}

const headline = (result: ReportResult, id: string) => section(result, id).headline?.value;
const counts = (result: ReportResult, id: string) =>
  section(result, id).rows.map((row) => [row.value, row.completions]);
const people = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

describe('figures of the range', () => {
  it('LRN-13 counts 15 people who finish two modules each as 30', async () => {
    const rows = people(15).flatMap((person) => [done(person, 'One', '2024-01-31'), done(person, 'Two', '2024-02-01')]);
    const result = await ask(rows);
    expect(headline(result, 'module-completions')).toBe(30);
    expect(column(result, 'module-completions')).toEqual([15, 30, null]);
    expect(headline(result, 'trained-individuals')).toBe(15);
  });

  it('LRN-16 counts 20 people who finish two learning paths each as 40, and none of them as trained', async () => {
    const rows = people(20).flatMap((person) => [
      done(person, 'One', '2024-02-10', path),
      done(person, 'Two', '2024-03-10', path),
    ]);
    const result = await ask(rows);
    expect(headline(result, 'learning-path-completions')).toBe(40);
    expect(column(result, 'learning-path-completions-trend')).toEqual([null, 20, 20]);
    expect(headline(result, 'trained-individuals')).toBe(0);
  });

  it('LRN-14 LRN-17 counts both ends of the range and nothing outside', async () => {
    const days = ['2023-12-31', '2024-01-01', '2024-03-31', '2024-04-01'];
    const rows = days.flatMap((day, i) => [done(i, 'One', day), done(i, 'Path', day, path)]);
    const result = await ask(rows);
    expect(headline(result, 'module-completions')).toBe(2);
    expect(headline(result, 'learning-path-completions')).toBe(2);
  });

  it('X-16 counts a repeated training once, in the month of its earliest day; the person stays active', async () => {
    const result = await ask([
      done(1, 'One', '2023-11-05'),
      done(1, ' ONE', '2024-02-05'),
      done(2, 'Two', '2024-02-06'),
    ]);
    expect(headline(result, 'module-completions')).toBe(1);
    expect(headline(result, 'trained-individuals')).toBe(2);
    expect(column(result, 'trained-individuals-trend')).toEqual([null, 1, null]);
  });

  it('X-2 LRN-15 compares single months and not the cumulative line', async () => {
    const january = [done(1, 'One', '2024-01-02'), done(2, 'One', '2024-01-03')];
    const march = people(3).map((person) => done(person, 'Two', '2024-03-04'));
    const result = await ask([...january, ...march]);
    expect(section(result, 'module-completions').headline).toEqual({
      value: 5,
      growthPercent: 50,
      unit: 'completions',
    });
    expect(section(result, 'trained-individuals').headline).toEqual({ value: 3, growthPercent: 50, unit: 'people' });
    const alone = await ask(january, { range: { from: '2024-01', to: '2024-01' } });
    expect(section(alone, 'module-completions').headline).toMatchObject({ value: 2, growthPercent: null });
  });

  it('X-41 leaves a month without data empty and the cumulative line right behind it', async () => {
    const result = await ask([done(1, 'One', '2024-01-02'), done(2, 'One', '2024-03-02')]);
    expect(column(result, 'module-completions')).toEqual([1, null, 2]);
    expect(column(result, 'trained-individuals')).toEqual([1, null, 2]);
    expect(column(result, 'module-completions-trend')).toEqual([1, null, 1]);
    expect(result.completeness.missing).toEqual([{ dataset: 'MSLearn', months: ['2024-02'] }]);
  });

  it('LRN-22 X-35 shows a learner in the month of the first module ever only', async () => {
    const rows = [done(1, 'One', '2023-05-01'), done(1, 'Two', '2024-01-01')];
    const result = await ask([...rows, done(2, 'One', '2024-01-09'), done(2, 'Two', '2024-02-09')]);
    expect(column(result, 'trained-individuals-trend')).toEqual([1, 0, null]);
  });
});

describe('donuts', () => {
  it('LRN-32 LRN-36 LRN-38 LRN-39 shows five names, ties by name, the rest as Others and the total in the centre', async () => {
    const names = ['Gamma', 'Alpha', 'Zeta', 'Beta', 'Delta', 'Eta'];
    const rows = [...names.map((name) => done(1, name, '2024-01-05')), done(2, 'Zeta', '2024-01-05')];
    const result = await ask([...rows, ...rows.map((row) => ({ ...row, ...path }))]);
    const expected = [
      ['Zeta', 2],
      ['Alpha', 1],
      ['Beta', 1],
      ['Delta', 1],
      ['Eta', 1],
      ['Others', 1],
    ];
    expect(counts(result, 'modules-by-name')).toEqual(expected);
    expect(counts(result, 'paths-by-name')).toEqual(expected);
    expect(section(result, 'paths-by-name')).toMatchObject({
      headline: { value: 7, unit: 'completions' },
      total: { completions: 7 },
    });
    const few = await ask(rows.slice(0, 5));
    expect(column(few, 'modules-by-name')).not.toContain('Others');
  });

  it('LRN-33 LRN-34 LRN-37 X-23 takes lists between , ; and | and counts each value once, without a value last', async () => {
    const lists: RawRow = { Roles: 'Administrator; developer |Administrator,,', Products: 'Azure|Power BI' };
    const rows = [
      done(1, 'One', '2024-01-05', lists),
      done(2, 'One', '2024-01-06', { Roles: 'Developer', Products: ' ; ' }),
    ];
    const more = [done(3, 'Two', '2024-01-07', { Roles: 'Developer', Products: null })];
    const result = await ask([...rows, ...more, ...rows.map((row) => ({ ...row, ...path }))]);
    expect(counts(result, 'modules-by-role')).toEqual([
      ['Developer', 3],
      ['Administrator', 1],
    ]);
    expect(counts(result, 'modules-by-product')).toEqual([
      ['Azure', 1],
      ['Power BI', 1],
      ['(not set)', 2],
    ]);
    expect(section(result, 'modules-by-product').headline).toEqual({ value: 2, growthPercent: null, unit: 'products' });
    expect(section(result, 'modules-by-role').headline).toMatchObject({ value: 2, unit: 'roles' });
    expect(section(result, 'modules-by-role').total).toEqual({ completions: 3 });
    expect(counts(result, 'paths-by-role')).toEqual([
      ['Developer', 2],
      ['Administrator', 1],
    ]);
  });

  it('X-16 X-42 takes roles from the earliest row, on one day from the one of the smallest location', async () => {
    const later = done(1, 'One', '2024-02-05', { Roles: 'Later' });
    const first = [
      done(1, 'one', '2024-01-05', { Roles: 'Second', MPNId: '200' }),
      done(1, 'ONE', '2024-01-05', { Roles: 'First', MPNId: '100' }),
    ];
    expect(counts(await ask([later, ...first]), 'modules-by-role')).toEqual([['First', 1]]);
  });
});

describe('learners', () => {
  it('LRN-40 LRN-41 LRN-42 LRN-43 X-24 lists both counts, in the order of each table', async () => {
    const rows = [done(1, 'One', '2024-01-05'), done(1, 'Two', '2024-01-05'), done(2, 'One', '2024-01-05')];
    const result = await ask([...rows, done(2, 'Path', '2024-01-05', path), done(3, 'Path', '2024-01-05', path)]);
    const rowOf = (person: number, modules: number, paths: number) => {
      return { userName: `Person ${person}`, userId: guid(person), modules, paths };
    };
    expect(section(result, 'learners-modules').rows).toEqual([rowOf(1, 2, 0), rowOf(2, 1, 1), rowOf(3, 0, 1)]);
    expect(section(result, 'learners-paths').rows).toEqual([rowOf(2, 1, 1), rowOf(3, 0, 1), rowOf(1, 2, 0)]);
    expect(section(result, 'learners-paths').rowCount).toBe(3);
  });

  it('LRN-42 orders learners with equally many completions by name, then by id', async () => {
    const rows = ['Zoe', 'Bo', 'Ann', 'Bo'].map((UserName, i) => done(i + 1, 'One', '2024-01-05', { UserName }));
    expect(column(await ask(rows), 'learners-modules', 'userId')).toEqual([3, 2, 4, 1].map(guid));
  });

  it('LRN-42 searches part of the name in any case and the beginning of the id, page by page', async () => {
    const rows = ['Ann de Wit', 'Joan', 'Bo'].map((UserName, i) => done(i + 1, 'One', '2024-01-05', { UserName }));
    const named = await ask(rows, { ...spring, search: 'aN', page: { offset: 1, limit: 5 } });
    expect(column(named, 'learners-modules', 'userName')).toEqual(['Joan']);
    expect(section(named, 'learners-modules').rowCount).toBe(2);
    expect(headline(named, 'module-completions')).toBe(3);
    const byId = await ask(rows, { ...spring, search: guid(3).toUpperCase() });
    expect(column(byId, 'learners-paths', 'userName')).toEqual(['Bo']);
  });

  it('X-43 shows the newest name that is not masked, and the id of somebody without one', async () => {
    const rows = [
      done(1, 'One', '2024-01-01', { UserName: 'Old' }),
      done(1, 'Two', '2024-02-01', { UserName: 'New' }),
      done(1, 'Three', '2024-03-01', { UserName: '****' }),
      done(2, 'One', '2024-01-01', { UserName: null }),
    ];
    expect(column(await ask(rows), 'learners-modules', 'userName')).toEqual(['New', guid(2)]);
  });

  it('LRN-3 LRN-44 shows one learner with every training, newest first, an unknown type as it is', async () => {
    const exam = done(1, 'AZ-900', '2024-03-01', { TrainingType: 'Exam', Roles: 'Developer;Administrator' });
    const tenant = await load([done(1, 'One', '2024-01-01'), done(1, 'Path', '2024-02-01', path), exam]);
    const asked = { report: microsoftLearn.id, person: guid(1).toUpperCase() };
    const learner = await (await openLearner(asked, full(tenant), loaded.deps)).read();
    expect(learner).toMatchObject({ userId: guid(1), userName: 'Person 1', modules: 1, paths: 1 });
    expect(learner.trainings).toEqual([
      { type: 'Exam', name: 'AZ-900', day: '2024-03-01', roles: ['Administrator', 'Developer'], products: [] },
      { type: 'Learning path', name: 'Path', day: '2024-02-01', roles: [], products: [] },
      { type: 'Module', name: 'One', day: '2024-01-01', roles: [], products: [] },
    ]);
    const february = { ...asked, range: { from: '2024-02', to: '2024-02' } };
    expect((await (await openLearner(february, full(tenant), loaded.deps)).read()).trainings).toHaveLength(1);
    const nobody = await openLearner({ ...asked, person: guid(9) }, full(tenant), loaded.deps);
    await expect(nobody.read()).rejects.toMatchObject({ code: 'not-found', parameter: 'userId' });
  });
});

describe('who gets what', () => {
  it('RO-2 R-9 leaves both lists out for a reader who may not see persons, and says so', async () => {
    const tenant = await load([done(1, 'One', '2024-01-01')]);
    const scope: Scope = { tenant, may: [] };
    const result = await loaded.reporting.run({ report: microsoftLearn.id, ...spring }, scope);
    expect(result.redacted).toEqual(['userId', 'userName']);
    expect(result.sections.map(({ id }) => id).filter((id) => id.startsWith('learners'))).toEqual([]);
    expect(JSON.stringify(result)).not.toContain('Person 1');
    const learner = openLearner({ report: microsoftLearn.id, person: guid(1) }, scope, loaded.deps);
    await expect(learner).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('RO-12 LRN-2 counts for a location what happened there, from its own earliest rows', async () => {
    const rows = [done(1, 'One', '2024-01-01', { MPNId: '200' }), done(1, 'One', '2024-02-01', { MPNId: '100' })];
    const again = done(1, 'One', '2024-03-01', { MPNId: '100' });
    const tenant = await load([...rows, again, done(2, 'One', '2024-01-01', { MPNId: '200' })]);
    const scope: Scope = { ...full(tenant), locations: ['100'] };
    const result = await loaded.reporting.run({ report: microsoftLearn.id, ...spring }, scope);
    expect(column(result, 'module-completions-trend')).toEqual([0, 1, 0]);
    expect(column(result, 'learners-modules', 'userId')).toEqual([guid(1)]);
    const other = await openLearner({ report: microsoftLearn.id, person: guid(2) }, scope, loaded.deps);
    await expect(other.read()).rejects.toMatchObject({ code: 'not-found' });
  });

  it('LRN-5 explains itself to a partner whose account was not moved to Partner Center', async () => {
    await loaded.load('old', { MSLearn: [done(1, 'One', '2024-01-01')] });
    const refused = { code: 'forbidden', message: expect.stringMatching(/Partner Membership Center/) };
    await expect(loaded.reporting.run({ report: microsoftLearn.id }, full('old'))).rejects.toMatchObject(refused);
    const learner = openLearner({ report: microsoftLearn.id, person: guid(1) }, full('old'), loaded.deps);
    await expect(learner).rejects.toMatchObject(refused);
  });

  it('HTTP-4 refuses page filters, which the report does not have', async () => {
    const refused = {
      code: 'bad-parameter',
      parameter: 'market',
      message: 'The report microsoft-learn has no filters',
    };
    await expect(ask([done(1, 'One', '2024-01-01')], { filters: { market: ['Belgium'] } })).rejects.toMatchObject(
      refused,
    );
  });
});

describe('deliveries', () => {
  it('X-16 goes back to the earliest day that is left when a delivery is undone', async () => {
    const tenant = await load([done(1, 'One', '2024-02-01')], [done(1, 'One', '2024-01-01')]);
    const trend = async () =>
      column(
        await loaded.reporting.run({ report: microsoftLearn.id, ...spring }, full(tenant)),
        'module-completions-trend',
      );
    expect(await trend()).toEqual([1, 0, null]);
    await loaded.undo(tenant, 1);
    expect(await trend()).toEqual([null, 1, null]);
    await loaded.undo(tenant, 0);
    expect(await trend()).toEqual([null, null, null]);
  });

  it('X-42 takes of rows with the same key in one delivery always the one of the smallest location', async () => {
    const rows = ['300', '100', '200'].map((MPNId) => done(1, 'One', '2024-01-01', { MPNId, Roles: `Role ${MPNId}` }));
    expect(counts(await ask(rows), 'modules-by-role')).toEqual([['Role 100', 1]]);
  });
});
