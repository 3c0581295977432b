import { describe, expect, it } from 'vitest';
import { causesOf, type Excess, unitedCauses } from './causes.ts';
import { defaultMarks } from './marks.ts';

const nobody = { turnover: 0, secondSubscription: 0, trial: 0, covered: 0 };
const excess = (more: Partial<Excess>): Excess => ({ workload: 'EXO', active: 12, qualified: 10, ...nobody, ...more });
const told = (more: Partial<Excess>) => causesOf(excess(more), defaultMarks).map(({ cause, users }) => [cause, users]);

describe('causesOf', () => {
  it.each([
    ['ADO-25 turnover', { turnover: 2, covered: 2 }, [['turnover', 2]]],
    ['ADO-26 a second subscription', { secondSubscription: 3, covered: 3 }, [['second-subscription', 3]]],
    ['ADO-27 a trial', { trial: 4, covered: 4 }, [['trial', 4]]],
    ['ADO-28 Yammer', { workload: 'YAMMER' }, [['yammer', 12]]],
    ['ADO-29 what nothing explains', {}, [['unexplained', 2]]],
    [
      'ADO-29 the part that nothing explains',
      { turnover: 1, covered: 1 },
      [
        ['turnover', 1],
        ['unexplained', 1],
      ],
    ],
    [
      'ADO-29 users of several causes once',
      { trial: 1, turnover: 1, covered: 1 },
      [
        ['turnover', 1],
        ['trial', 1],
        ['unexplained', 1],
      ],
    ],
  ])('%s', (_, more, expected) => {
    expect(told(more)).toEqual(expected);
  });

  it('ADO-28 takes Yammer for the cause only beyond the mark', () => {
    expect(told({ workload: 'YAMMER', active: 11 })).toEqual([['unexplained', 1]]);
    const marks = { yammerExcessPercent: 50 };
    expect(causesOf(excess({ workload: 'YAMMER', active: 15 }), marks)).toEqual([{ cause: 'unexplained', users: 5 }]);
    expect(causesOf(excess({ workload: 'YAMMER', active: 16 }), marks)).toEqual([{ cause: 'yammer', users: 16 }]);
  });

  it('ADO-29 names no cause while licences suffice', () => {
    expect(told({ active: 10, turnover: 2, covered: 2 })).toEqual([]);
  });
});

describe('unitedCauses', () => {
  it('ADO-29 names each cause once, in the order they are told', () => {
    const parts = [
      excess({ trial: 2, covered: 2 }),
      excess({ turnover: 2, covered: 2 }),
      excess({ trial: 2, covered: 2 }),
    ];
    expect(unitedCauses(parts.map((part) => causesOf(part, defaultMarks)))).toEqual(['turnover', 'trial']);
  });
});
