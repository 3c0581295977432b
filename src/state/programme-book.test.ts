import { describe, expect, it } from 'vitest';
import type { Commitment } from '#domain/programme/book.ts';
import { edition2021 } from '#domain/programme/edition-2021.ts';
import { recordEngines } from '../../test/record-engines.ts';
import { useRecordEngine } from '../../test/use-record-engine.ts';
import { createRecords, type Records } from './records.ts';

const begin = Date.parse('2024-07-01T10:00:00.000Z');
let clock = begin;
let made = 0;
const deps = { now: () => new Date(clock++).toISOString(), newId: () => `id-${++made}` };
const committed = (competency: string): Commitment => ({
  competency,
  guidelines: '2021',
  on: '2024-07-01',
  by: 'Anneke',
});

for (const { name, start } of recordEngines()) {
  describe.skipIf(start === undefined)(`the programme's records on ${name}`, () => {
    let records: Records;
    let tenants = 0;
    const fresh = () => records.of(`partner-${++tenants}`).programme;

    useRecordEngine(start, async (engine, atEnd) => {
      const place = await engine.newPlace();
      records = createRecords({ place, ...deps });
      atEnd(() => records.close());
    });

    it('keeps what is written down by kind, oldest first, each with its version', async () => {
      const book = fresh();
      expect(await book.list('commitment')).toEqual([]);
      const one = await book.write((work) => work.add('commitment', committed('Data Analytics')));
      const two = await book.write((work) => work.add('commitment', committed('Security'), 'an id of ours'));
      expect(one).toMatchObject({ version: 1, content: committed('Data Analytics') });
      expect(two.id).toBe('an id of ours');
      expect(await book.list('commitment')).toEqual([one, two]);
      expect(await book.find('commitment', one.id)).toEqual(one);
      expect(await book.find('trainer', one.id)).toBeUndefined();
    });

    it('refuses the second of two who change the same, and changes nothing then', async () => {
      const book = fresh();
      const { id } = await book.write((work) => work.add('commitment', committed('Security')));
      const change = (competency: string) =>
        book.write((work) => work.change('commitment', id, committed(competency), 1));
      const both = await Promise.allSettled([change('Messaging'), change('DevOps')]);
      // Which of them came first is not ours to say.
      const [done, ...more] = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
      const [refused] = both.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
      expect([done?.version, more, refused]).toMatchObject([2, [], { code: 'conflict' }]);
      expect((await book.find('commitment', id))?.content).toEqual(done?.content);
      await expect(book.write((work) => work.change('commitment', 'none', committed('x')))).rejects.toThrow(
        'There is no commitment "none"',
      );
    });

    it('keeps all of a work or nothing of it', async () => {
      const book = fresh();
      const broken = book.write(async (work) => {
        await work.add('commitment', committed('Security'));
        await work.decide({ ...decision, about: null, edition: null });
        throw new Error('halfway');
      });
      await expect(broken).rejects.toThrow('halfway');
      expect([await book.list('commitment'), await book.decisions()]).toEqual([[], []]);
    });

    const decision = { kind: 'claim.accepted', actor: 'house', actorName: '', facts: {}, outcome: {} };

    it('keeps decisions newest first with the rules they were made by', async () => {
      const book = fresh();
      const edition = { id: '2021', version: 3 };
      await book.write((work) => work.decide({ ...decision, about: 'a', edition, facts: { kpi: 4.5 } }));
      await book.write((work) => work.decide({ ...decision, about: 'b', edition: null }));
      const [newest, oldest] = await book.decisions();
      expect(newest).toMatchObject({ about: 'b', edition: null });
      expect(oldest).toMatchObject({ about: 'a', edition, facts: { kpi: 4.5 }, kind: 'claim.accepted' });
      expect(await book.decisionCount()).toBe(2);
      expect(await book.decisions({ limit: 1, offset: 1 })).toEqual([oldest]);
      expect(await book.decision(oldest?.id ?? '')).toEqual(oldest);
    });

    it('SEC-3 SEC-5 gives nothing of one partner to another, not even by its id', async () => {
      const [mine, other] = [fresh(), fresh()];
      const { id } = await mine.write((work) => work.add('commitment', committed('Security')));
      await mine.write((work) => work.decide({ ...decision, about: id, edition: null }));
      expect([await other.list('commitment'), await other.decisions()]).toEqual([[], []]);
      expect(await other.find('commitment', id)).toBeUndefined();
      const [decided] = await mine.decisions();
      expect([await other.decision(decided?.id ?? ''), await other.decisionCount()]).toEqual([undefined, 0]);
      await expect(other.write((work) => work.change('commitment', id, committed('x')))).rejects.toThrow(
        'no commitment',
      );
      const all = await records.programme.all('commitment');
      expect(all.filter((one) => one.id === id)).toHaveLength(1);
    });

    it('ENR-7 keeps every version of the rules, and refuses a change made from an older one', async () => {
      const by = { actor: 'house', actorName: 'Operator' };
      const house = records.programme;
      const id = `rules-${++tenants}`;
      const write = async (version: number, refreshDay: number, check = () => undefined) =>
        (await house.put([{ edition: { ...edition2021, id, refreshDay }, version }], by, check))[0];
      expect(await write(0, 15)).toMatchObject({ version: 1, actorName: 'Operator' });
      expect(await write(1, 20)).toMatchObject({ version: 2 });
      await expect(write(1, 25)).rejects.toMatchObject({ code: 'conflict' });
      const refuse = () => {
        throw new Error('overlaps');
      };
      await expect(write(2, 25, refuse)).rejects.toThrow('overlaps');
      const kept = (await house.editions()).filter((one) => one.edition.id === id);
      expect(kept.map(({ version, edition }) => [version, edition.refreshDay])).toEqual([
        [1, 15],
        [2, 20],
      ]);
    });

    it('ENR-71 sends the directory of a month once', async () => {
      const entries = [
        { tenant: 'p', listing: 'l', change: 'add', displayName: 'P', country: 'NL', url: 'https://p.example' },
      ] as const;
      const month = `20${10 + ++tenants}-03`;
      const send = () => records.programme.sendBatch({ month, actorName: 'Operator', entries });
      expect(await send()).toMatchObject({ month, entries });
      await expect(send()).rejects.toMatchObject({ code: 'conflict' });
      expect((await records.programme.batches()).filter((batch) => batch.month === month)).toHaveLength(1);
    });
  });
}
