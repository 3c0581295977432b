import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RecordEngine, recordEngines } from '../../test/record-engines.ts';
import type { RecordsPlace } from './place.ts';
import { createRecords, type Records } from './records.ts';
import { mostSavedViews } from './saved-views.ts';

const begin = Date.parse('2024-07-01T10:00:00.000Z');
let clock = begin;
let made = 0;
const deps = { now: () => new Date(clock++).toISOString(), newId: () => `id-${++made}` };
const day = 86_400_000;

const engines = recordEngines();

it.runIf(process.env.CI === 'true')('§4 is proved on every engine', () => {
  expect(engines.filter(({ start }) => start === undefined).map(({ name }) => name)).toEqual([]);
});

for (const { name, start } of engines) {
  describe.skipIf(start === undefined)(`records on ${name}`, () => {
    let engine: RecordEngine;
    let place: RecordsPlace;
    let records: Records;
    let tenants = 0;
    /** A tenant nobody has used yet, so that one database serves every test. */
    const fresh = () => `tenant-${++tenants}`;

    beforeAll(async () => {
      if (start === undefined) return;
      clock = begin;
      engine = await start();
      place = await engine.newPlace();
      records = createRecords({ place, ...deps });
    }, 60_000);
    afterAll(async () => {
      await records?.close();
      await engine?.[Symbol.asyncDispose]();
    });

    const note = (text: string, month = '2024-05', report: string | null = null) => ({ month, report, note: text });

    it('keeps notes by month, and finds those of a range and a report', async () => {
      const { annotations } = records.of(fresh());
      expect(await annotations.list()).toEqual([]);
      const odd = 'Ünïcode 😀 \'quotes\' "double" \\ ; DROP TABLE annotations; -- <script>\nline';
      const may = await annotations.add(note(odd));
      await annotations.add(note('april, customers', '2024-04', 'customers'));
      await annotations.add(note('june, adoption', '2024-06', 'adoption'));
      expect(may).toMatchObject({ month: '2024-05', report: null, note: odd, version: 1 });
      expect(may.at).toMatch(/^2024-07-01T10:00:\d\d\.\d{3}Z$/);
      const texts = async (choice = {}) => (await annotations.list(choice)).map((each) => each.note);
      expect(await texts()).toEqual(['april, customers', odd, 'june, adoption']);
      expect(await texts({ from: '2024-05' })).toEqual([odd, 'june, adoption']);
      expect(await texts({ to: '2024-05', from: '2024-05' })).toEqual([odd]);
      expect(await texts({ report: 'customers' })).toEqual(['april, customers', odd]);
    });

    it('SEC-3 SEC-5 gives nothing of one tenant to another, not even by its id', async () => {
      const [one, other] = [records.of(fresh()), records.of(fresh())];
      const mine = await one.annotations.add(note('canary-17'));
      const view = await one.views.add({ name: 'canary-18', report: 'customers', search: '' });
      await one.supportLoads.put('customer', 19);
      expect(await other.annotations.list()).toEqual([]);
      expect(await other.views.list()).toEqual([]);
      expect([...(await other.supportLoads.all())]).toEqual([]);
      expect([await other.supportLoads.history('customer'), await other.supportLoads.version()]).toEqual([[], 0]);
      await expect(other.annotations.change(mine.id, note('x'), 1)).rejects.toThrow(/There is no annotation "id-/);
      await expect(other.annotations.remove(mine.id)).rejects.toThrow(/There is no/);
      await expect(other.annotations.restore(mine.id)).rejects.toThrow(/There is no/);
      await expect(other.views.remove(view.id)).rejects.toThrow(/There is no saved view/);
      expect(await one.annotations.list()).toEqual([mine]);
      expect(await one.views.list()).toEqual([view]);
    });

    it('refuses a change made from an older version and tells what is different', async () => {
      const { annotations } = records.of(fresh());
      const first = await annotations.add(note('old'));
      const second = await annotations.change(first.id, note('new', '2024-06'), first.version);
      expect(second).toMatchObject({ id: first.id, note: 'new', month: '2024-06', version: 2 });
      expect(second.at > first.at).toBe(true);
      const late = annotations.change(first.id, note('late'), first.version);
      await expect(late).rejects.toMatchObject({ code: 'conflict', parameter: 'version' });
      await expect(late).rejects.toThrow(/version 2, not 1\): month is now "2024-06", note is now "new"\./);
      expect(await annotations.list()).toEqual([second]);
    });

    it('lets exactly one of two writers through, on two connections', async () => {
      const tenant = fresh();
      const another = place.kind === 'server' ? createRecords({ place, ...deps }) : records;
      try {
        const { id, version } = await records.of(tenant).annotations.add(note('start'));
        const outcomes = await Promise.allSettled(
          [records, another, records, another].map((each, index) =>
            each.of(tenant).annotations.change(id, note(`writer ${index}`), version),
          ),
        );
        const won = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
        expect(won).toHaveLength(1);
        expect(await records.of(tenant).annotations.list()).toEqual(won);
      } finally {
        if (another !== records) await another.close();
      }
    });

    it('takes a removal back within thirty days, not later', async () => {
      const { annotations } = records.of(fresh());
      const kept = await annotations.add(note('kept'));
      const removed = await annotations.remove(kept.id);
      expect(removed).toMatchObject({ id: kept.id, note: 'kept', version: 2 });
      expect(await annotations.list()).toEqual([]);
      await expect(annotations.remove(kept.id)).rejects.toThrow(/was deleted at 2024-07-01/);
      await expect(annotations.change(kept.id, note('x'), 2)).rejects.toMatchObject({ code: 'not-found' });
      clock += 29 * day;
      expect(await annotations.restore(kept.id)).toMatchObject({ note: 'kept', version: 3 });
      expect(await annotations.restore(kept.id)).toMatchObject({ version: 3 });
      expect(await annotations.list()).toHaveLength(1);
      await annotations.remove(kept.id);
      clock += 31 * day;
      await expect(annotations.restore(kept.id)).rejects.toMatchObject({ code: 'not-found' });
    });

    it('forgets old removals when it starts, and nothing else', async () => {
      const own = await engine.newPlace();
      const before = createRecords({ place: own, ...deps });
      const [old, late, live] = await Promise.all(
        ['old', 'late', 'live'].map((text) => before.of('t').annotations.add(note(text))),
      );
      await before.of('t').annotations.remove(old?.id ?? '');
      clock += 20 * day;
      await before.of('t').annotations.remove(late?.id ?? '');
      await before.close();
      const after = createRecords({
        place: own,
        now: () => new Date(clock + 11 * day).toISOString(),
        newId: deps.newId,
      });
      await after.check();
      // An earlier clock would take the old one back if it were still there.
      const again = createRecords({ place: own, ...deps });
      if (own.kind === 'folder') await after.close();
      await expect(again.of('t').annotations.restore(old?.id ?? '')).rejects.toThrow(/There is no/);
      await again.of('t').annotations.restore(late?.id ?? '');
      expect((await again.of('t').annotations.list()).map((each) => each.id).sort()).toEqual(
        [late?.id, live?.id].sort(),
      );
      await Promise.all([again.close(), after.close()]);
    });

    it('keeps no more saved views than it says, whoever writes at once', async () => {
      const { views } = records.of(fresh());
      const add = (index: number) => views.add({ name: `view ${index}`, report: 'customers', search: '?range=6M' });
      for (let index = 0; index < mostSavedViews - 2; index += 50) {
        await Promise.all(
          Array.from({ length: Math.min(50, mostSavedViews - 2 - index) }, (_, step) => add(index + step)),
        );
      }
      const outcomes = await Promise.allSettled([1, 2, 3, 4, 5].map((index) => add(9000 + index)));
      const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []));
      expect(refused).toEqual(['too-large', 'too-large', 'too-large']);
      const all = await views.list();
      expect(all).toHaveLength(mostSavedViews);
      const removed = await views.remove(all[0]?.id ?? '');
      await add(9999);
      await expect(views.restore(removed.id)).rejects.toMatchObject({ code: 'too-large' });
    });

    it('ADO-45 keeps the support load of customers and its history', async () => {
      const { supportLoads } = records.of(fresh());
      expect([await supportLoads.version(), await supportLoads.history('a')]).toEqual([0, []]);
      await supportLoads.put('AAAA-1', 3);
      await supportLoads.put('bbbb-2', 0.5);
      const before = await supportLoads.version();
      await supportLoads.put(' aaaa-1 ', 3);
      expect(await supportLoads.version()).toBe(before);
      await supportLoads.put('aaaa-1', 12.25);
      expect(await supportLoads.version()).toBe(before + 1);
      expect([...(await supportLoads.all())]).toEqual([
        ['aaaa-1', 12.25],
        ['bbbb-2', 0.5],
      ]);
      await supportLoads.put('AAAA-1', null);
      expect([...(await supportLoads.all())]).toEqual([['bbbb-2', 0.5]]);
      const history = await supportLoads.history('Aaaa-1');
      expect(history.map(({ casesPerMonth }) => casesPerMonth)).toEqual([null, 12.25, 3]);
      expect(history.every(({ at }) => /Z$/.test(at))).toBe(true);
    });

    it('ADO-45 loses no support load of many that are typed in at once', async () => {
      const { supportLoads } = records.of(fresh());
      await Promise.all(Array.from({ length: 40 }, (_, index) => supportLoads.put(`c${index % 20}`, index)));
      expect(await supportLoads.version()).toBe(40);
      expect((await supportLoads.all()).size).toBe(20);
    });

    it('opens an old database as it was, and twice at once when it is a server', async () => {
      const own = await engine.newPlace();
      const starters = Array.from({ length: own.kind === 'server' ? 4 : 1 }, () =>
        createRecords({ place: own, ...deps }),
      );
      await Promise.all(starters.map((each, index) => each.of('t').annotations.add(note(`starter ${index}`))));
      await Promise.all(starters.map((each) => each.close()));
      const later = createRecords({ place: own, ...deps });
      expect(await later.of('t').annotations.list()).toHaveLength(starters.length);
      await later.close();
    });

    it('does what a plain list would, whatever is done to it', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(operation, { maxLength: 25 }), async (operations) => {
          const { annotations } = records.of(fresh());
          const model = newModel();
          for (const each of operations) {
            const done = await perform(annotations, model, each);
            expect(done.real).toEqual(done.wanted);
          }
          const real = (await annotations.list()).map(({ id, month, report, note: text, version }) => ({
            id,
            month,
            report,
            note: text,
            version,
          }));
          expect(real.sort(byId)).toEqual(model.live().sort(byId));
        }),
        { numRuns: Math.min(120, Number(process.env.PARTNERSCOPE_PROPERTY_RUNS ?? 40)) },
      );
    });
  });
}

const byId = (a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : 1);

const draft = fc.record({
  month: fc.constantFrom('2023-12', '2024-01', '2024-02'),
  report: fc.constantFrom(null, 'customers', 'adoption'),
  note: fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }).filter((text) => !text.includes('\0')),
});
const operation = fc.oneof(
  fc.record({ do: fc.constant('add' as const), draft }),
  fc.record({ do: fc.constant('change' as const), which: fc.nat(5), draft, version: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ do: fc.constantFrom('remove' as const, 'restore' as const), which: fc.nat(5) }),
);
type Operation = typeof operation extends fc.Arbitrary<infer One> ? One : never;

interface Plain {
  readonly id: string;
  readonly month: string;
  readonly report: string | null;
  readonly note: string;
  readonly version: number;
}

/** Notes as plain objects: what was removed is in a list of its own. */
function newModel() {
  const all: { one: Plain; removed: boolean }[] = [];
  return { all, live: () => all.filter(({ removed }) => !removed).map(({ one }) => one) };
}

async function perform(
  annotations: ReturnType<Records['of']>['annotations'],
  { all }: ReturnType<typeof newModel>,
  given: Operation,
): Promise<{ readonly real: unknown; readonly wanted: unknown }> {
  if (given.do === 'add') {
    const { id, version } = await annotations.add(given.draft);
    all.push({ one: { id, ...given.draft, version }, removed: false });
    return { real: version, wanted: 1 };
  }
  const known = all[given.which];
  const id = known?.one.id ?? 'nobody';
  const outcome = (work: Promise<{ readonly version: number }>) =>
    work.then(
      ({ version }) => version,
      (error) => error.code,
    );
  if (given.do === 'change') {
    const real = await outcome(annotations.change(id, given.draft, given.version));
    if (known === undefined || known.removed) return { real, wanted: 'not-found' };
    if (known.one.version !== given.version) return { real, wanted: 'conflict' };
    known.one = { id, ...given.draft, version: given.version + 1 };
    return { real, wanted: given.version + 1 };
  }
  const real = await outcome(annotations[given.do](id));
  const removing = given.do === 'remove';
  if (known === undefined || (removing && known.removed)) return { real, wanted: 'not-found' };
  if (known.removed === removing) return { real, wanted: known.one.version };
  known.removed = removing;
  known.one = { ...known.one, version: known.one.version + 1 };
  return { real, wanted: known.one.version };
}
