import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { microsoftLearn } from '#catalog/reports/microsoft-learn.ts';
import { learnerSight } from '#query/learner-sight.ts';
import { type Scope, scopeKey } from '#query/scope.ts';
import { openLearner } from '#reporting/completions/learner.ts';
import { openRawRows } from '#reporting/raw-rows.ts';
import { deliveries, question } from './learn-data.ts';
import { type LoadedReporting, loadedReporting, withDeliveries } from './loaded-reporting.ts';
import { guid, today } from './random-values.ts';
import type { RawRow } from './reference/customers.ts';
import { type LearnQuestion, learnReport } from './reference/learn.ts';

const key = 'ab'.repeat(32);
const runs = { numRuns: Number(process.env.PARTNERSCOPE_PROPERTY_RUNS ?? 30) };

/** What a person is called instead, made by Node's own HMAC. */
function called(text: string) {
  const hex = createHmac('sha256', Buffer.from(key, 'hex')).update(text.trim().toLowerCase()).digest('hex');
  const userId = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
  return { userId, userName: `Learner ${hex.slice(0, 6).toUpperCase()}` };
}

const linked = fc.uniqueArray(
  fc.record({
    profile: fc.integer({ min: 1, max: 8 }).map((n) => guid(n).toUpperCase()),
    upTo: fc.constantFrom('2023-12-31', '2024-03-09', '2024-05-27', '2024-06-28'),
  }),
  { maxLength: 6, selector: ({ profile }) => profile },
);

const decided = fc.record({
  linked: fc.option(linked, { nil: undefined, freq: 3 }),
  hidden: fc.boolean(),
  least: fc.nat({ max: 4 }),
});

let loaded: LoadedReporting;
beforeAll(async () => {
  loaded = await loadedReporting({ reports: [microsoftLearn], today: () => today });
});
afterAll(() => loaded[Symbol.asyncDispose]());

const withData = <T>(given: readonly (readonly RawRow[])[], work: (tenant: string) => Promise<T>) =>
  withDeliveries(loaded, { dataset: 'MSLearn', given }, work);

type Decided = typeof decided extends fc.Arbitrary<infer T> ? T : never;

function sightOf({ linked: people, hidden, least }: Decided) {
  const names = hidden ? { pseudonymKey: key } : {};
  return learnerSight({ ...names, ...(people && { linked: people }), smallestGroup: least });
}

function scopeOf(tenant: string, { locations }: LearnQuestion, chosen: Decided): Scope {
  const learners = sightOf(chosen);
  return { tenant, may: ['personal'], ...(locations && { locations }), ...(learners && { learners }) };
}

describe('what a company decided about its learners', () => {
  it('ASC-11 ASC-12 counts only linked people, calls them by pseudonyms and leaves out small groups as the reference does', async () => {
    await fc.assert(
      fc.asyncProperty(deliveries, question, decided, async (given, asked, chosen) => {
        const { linked: people, hidden, least } = chosen;
        const naive = { ...asked, least, ...(people && { linked: people }), ...(hidden && { called }) };
        const expected = learnReport(given, naive);
        await withData(given, async (tenant) => {
          const { from, to, search, page } = asked;
          const table = { ...(search !== undefined && { search }), ...(page !== undefined && { page }) };
          const request = { report: microsoftLearn.id, range: { from, to }, ...table };
          const { sections } = await loaded.reporting.run(request, scopeOf(tenant, asked, chosen));
          for (const section of sections) {
            const wanted = expected[section.id];
            expect(section.rows, section.id).toEqual(wanted?.rows ?? []);
            if (wanted?.headline) expect(section.headline, section.id).toMatchObject(wanted.headline);
            if (wanted?.rowCount !== undefined) expect(section.rowCount, section.id).toBe(wanted.rowCount);
          }
        });
      }),
      runs,
    );
  });

  it('ASC-12 HTTP-1 gives behind each figure the rows it counts, of linked people under their pseudonyms', async () => {
    await fc.assert(
      fc.asyncProperty(deliveries, question, decided, fc.nat(), async (given, asked, chosen, at) => {
        await withData(given, async (tenant) => {
          const scope = scopeOf(tenant, asked, chosen);
          const { from, to } = asked;
          const request = { report: microsoftLearn.id, range: { from, to } };
          const { sections } = await loaded.reporting.run(request, scope);
          const tables = sections.filter(({ id }) => /^(modules|paths)-by-|^learners-/.test(id));
          const section = tables[at % tables.length];
          for (const row of section?.rows ?? []) {
            const value = String(row.value ?? row.userId);
            const [column, keys] = 'value' in row ? ['completions', { value }] : ['modules', { userId: value }];
            const cell = { column, values: keys };
            const { parts } = await loaded.reporting.behind({ request, section: section?.id ?? '', cell }, scope);
            const rows = await rowsOf(parts[0]);
            expect(rows, `${section?.id} ${value}`).toHaveLength(Number(row[column] ?? 0));
            if ('userId' in row) expect(new Set(rows.map(({ UserId }) => UserId)).size).toBeLessThanOrEqual(1);
            for (const each of chosen.hidden ? rows : []) expect(each.UserId).toMatch(/^[0-9a-f-]{36}$/);
            for (const each of chosen.hidden ? rows : []) expect(each.UserName ?? 'Learner').toMatch(/^Learner/);
          }
        });
      }),
      { ...runs, numRuns: Math.ceil(runs.numRuns / 3) },
    );
  });

  it('hides who learners are in every channel: page, search, learner, rows, raw data', async () => {
    const person = guid(1);
    const row = {
      UserId: person,
      UserName: 'Ann de Wit',
      TrainingName: 'Dax',
      TrainingType: 'Module',
      CompletionDate: '2024-05-09',
    };
    const exam = {
      TrainingCompletionDate: '2024-05-09',
      AADUserId: person,
      MCPID: '77',
      CorpEmail: 'ann@contoso.example',
      IndividualFirstName: 'Ann',
    };
    const tenant = 'shared';
    await loaded.deliver(tenant, { MSLearn: [row], TrainingCompletions: [exam] });
    const learners = learnerSight({ pseudonymKey: key, smallestGroup: 0 });
    const scope: Scope = { tenant, may: ['personal'], ...(learners && { learners }) };
    const { userId, userName } = called(person);
    const found = async (search: string) => {
      const request = { report: microsoftLearn.id, sections: ['learners-modules'], search };
      return (await loaded.reporting.run(request, scope)).sections[0]?.rows ?? [];
    };
    const shown = [{ userId, userName, modules: 1, paths: 0 }];
    expect(await found(userName)).toEqual(shown);
    expect(await found(userId.slice(0, 9))).toEqual(shown);
    for (const search of ['Ann', 'wit', person]) expect(await found(search), search).toEqual([]);
    const open = (id: string) =>
      openLearner({ report: microsoftLearn.id, person: id }, scope, loaded.deps).then((opened) => opened.read());
    expect(await open(userId)).toMatchObject({ userId, userName, modules: 1 });
    await expect(open(person)).rejects.toMatchObject({ code: 'not-found' });
    const learn = JSON.stringify(await rawOf('MSLearn', scope));
    const trainings = JSON.stringify(await rawOf('TrainingCompletions', scope));
    expect(learn).toContain(userId);
    expect(trainings).toContain(userId);
    expect(trainings).toContain(userName);
    for (const secret of ['Ann', person, 'ann@contoso', '"77"'])
      expect(learn + trainings, secret).not.toContain(secret);
  });

  it('SEC-15 keeps answers of different decisions apart, and tells nothing of the key in theirs', () => {
    const of = (chosen: Decided) => scopeKey(scopeOf('t', { from: '', to: '', today }, chosen));
    const none: Decided = { linked: undefined, hidden: false, least: 0 };
    const some: Decided[] = [
      none,
      { ...none, hidden: true },
      { ...none, least: 2 },
      { ...none, linked: [] },
      { ...none, linked: [{ profile: 'a', upTo: '2024-03-09' }] },
    ];
    expect(new Set(some.map(of)).size).toBe(some.length);
    expect(of({ ...none, hidden: true })).not.toContain(key);
  });
});

type Part = Awaited<ReturnType<LoadedReporting['reporting']['behind']>>['parts'][number];

async function rowsOf(part: Part | undefined): Promise<Record<string, unknown>[]> {
  const rows: Record<string, unknown>[] = [];
  for await (const batch of part?.read() ?? []) {
    for (const row of batch) rows.push(Object.fromEntries((part?.columns ?? []).map(({ name }, i) => [name, row[i]])));
  }
  return rows;
}

async function rawOf(dataset: string, scope: Scope) {
  const rows = [];
  const { store } = loaded;
  for await (const batch of (await openRawRows({ dataset }, scope, { store, datasets: loaded.deps.datasets })).read())
    rows.push(...batch);
  return rows;
}
