import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDay } from '#base/day.ts';
import { readRequirements } from './requirements-table.ts';

const read = (text: string) => readRequirements(text, { file: 'sets.csv', from: '2021-01-01' });
const header = 'id,level,competency,region,from,to,kpi,trainers,exams,revenueUsd';

describe('readRequirements', () => {
  it('ENR-7 reads a set of each row; what is empty is not known', () => {
    const { sets, problems } = read(
      `${header}\ns,silver,Security,,2021-03-01,2021-12-31,40,2,3,\ng,gold,,,,,,,,1000.5\n`,
    );
    expect(problems).toEqual([]);
    expect(sets).toEqual([
      {
        line: 2,
        set: {
          id: 's',
          level: 'silver',
          competency: 'Security',
          period: { from: '2021-03-01', to: '2021-12-31' },
          kpi: 40,
          trainers: 2,
          exams: 3,
        },
      },
      {
        line: 3,
        set: {
          id: 'g',
          level: 'gold',
          period: { from: '2021-01-01' },
          kpi: undefined,
          trainers: undefined,
          exams: undefined,
          revenueUsd: 1000.5,
        },
      },
    ]);
  });

  it('ENR-7 takes other names, any case, any order, tabs and semicolons', () => {
    const { sets } = read(
      '\ufeffMCT Count\tTIER\tSet\tKPI Threshold\tValid-From\r\n2\tAction Pack\tpack\t0\t2021-02-01\r\n',
    );
    expect(sets[0]?.set).toMatchObject({ id: 'pack', level: 'learning-action-pack', trainers: 2, kpi: 0 });
    expect(read('id;level;kpi\nx;GOLD;12,5').sets[0]?.set).toMatchObject({ id: 'x', level: 'gold', kpi: 12.5 });
  });

  it('ENR-7 counts lines as an editor does, also below a cell of several', () => {
    const { sets, problems } = read('\n\nid,level,region\n"a","silver","north\r\nsouth"\nb,iron,\n');
    expect(sets.map(({ line }) => line)).toEqual([4]);
    expect(problems.map(({ line }) => line)).toEqual([6]);
  });

  it.each([
    ['x,platinum', 'level', 'platinum', 'learning-action-pack, silver, gold'],
    [',gold', 'id', '', 'empty'],
    ['x,gold,,,2021-02-29', 'from', '2021-02-29', 'YYYY-MM-DD'],
    ['x,gold,,,,2021-13-01', 'to', '2021-13-01', 'YYYY-MM-DD'],
    ['x,gold,,,,,-1', 'kpi', '-1', 'from 0 up'],
    ['x,gold,,,,,"1,500"', 'kpi', '1,500', '1000 or 12.5'],
    ['x,gold,,,,,1e3', 'kpi', '1e3', 'from 0 up'],
    ['x,gold,,,,,,two', 'trainers', 'two', 'from 0 up'],
    ['x,gold,,,,,,,,=1+1', 'revenueUsd', '=1+1', 'from 0 up'],
    ['x,gold,,,,,,,,,left over', '', 'left over', 'beyond the last column'],
  ])('ENR-7 refuses the row %s', (row, column, value, allowed) => {
    const { sets, problems } = read(`${header}\n${row}\n`);
    expect(sets).toEqual([]);
    expect(problems).toEqual([{ line: 2, column, value, reason: expect.stringContaining(allowed) }]);
  });

  it('ENR-7 refuses an id that stands twice, and headers that do not fit', () => {
    expect(read('id,level\na,gold\na,silver').problems).toEqual([
      { line: 3, column: 'id', value: 'a', reason: 'stands in line 2 already' },
    ]);
    expect(() => read('level,kpi\ngold,1')).toThrow('id is missing');
    expect(() => read('id,level,kpis,kpi\na,gold,1,2')).toThrow('"kpi" is kpi for a second time');
    expect(() => read('id,level,trainrs\na,gold,1')).toThrow('did you mean trainers?');
    expect(() => read('id,level\n')).toThrow('no row below');
    expect(() => read('id,level\n"a,gold')).toThrow('never closed');
    expect(() => read('')).toThrow('id is missing');
  });

  it('ENR-7 reads what it would write, and tells every bad cell of any other row', () => {
    const cell = fc.oneof(
      fc.constantFrom('gold', 'silver', '5', '2021-02-28', '2021-02-30', '-3', ''),
      fc.string({ maxLength: 4 }),
    );
    const rows = fc.array(fc.array(cell, { minLength: 10, maxLength: 10 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(rows, (cells) => {
        const quoted = cells.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(','));
        const filled = cells.filter((row) => row.some((text) => text.trim() !== ''));
        fc.pre(filled.length > 0);
        const { sets, problems } = read([header, ...quoted].join('\n'));
        const bad = new Set(problems.filter(({ reason }) => !reason.includes('already')).map(({ line }) => line));
        expect(sets.length + bad.size).toBe(filled.length);
        for (const { set } of sets) {
          expect(set.id).not.toBe('');
          expect(isDay(set.period.from) && isDay(set.period.to ?? set.period.from)).toBe(true);
          for (const value of [set.kpi, set.trainers, set.exams]) expect(value ?? 0).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 120 },
    );
  });
});
