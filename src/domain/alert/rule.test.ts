import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AlertFacts, changeOf, holds } from './rule.ts';

const facts = (more: Partial<AlertFacts>): AlertFacts => ({
  value: 10,
  before: 8,
  lastLoad: '2024-04-01',
  today: '2024-04-15',
  ...more,
});
const maybe = fc.option(fc.integer({ min: -1000, max: 1000 }));

describe('holds', () => {
  it.each([
    ['above 9', { kind: 'above', threshold: 9 }, {}, true],
    ['above its own value', { kind: 'above', threshold: 10 }, {}, false],
    ['above zero, missing', { kind: 'above', threshold: 0 }, { value: null }, undefined],
    ['below 11', { kind: 'below', threshold: 11 }, {}, true],
    ['below its own value', { kind: 'below', threshold: 10 }, {}, false],
    ['below anything, missing', { kind: 'below', threshold: 1e9 }, { value: null }, undefined],
    ['up by 25 % from 8 to 10', { kind: 'change', direction: 'up', by: 25, unit: 'percent' }, {}, true],
    ['up by 25.01 %', { kind: 'change', direction: 'up', by: 25.01, unit: 'percent' }, {}, false],
    ['down when it went up', { kind: 'change', direction: 'down', by: 1, unit: 'percent' }, {}, false],
    ['down by 20 %', { kind: 'change', direction: 'down', by: 20, unit: 'percent' }, { value: 8, before: 10 }, true],
    ['either way', { kind: 'change', direction: 'either', by: 20, unit: 'percent' }, { value: 8, before: 10 }, true],
    ['up by 2 points', { kind: 'change', direction: 'up', by: 2, unit: 'points' }, {}, true],
    [
      'up by 0.1 points',
      { kind: 'change', direction: 'up', by: 0.1, unit: 'points' },
      { value: 0.3, before: 0.2 },
      true,
    ],
    ['a percentage of zero', { kind: 'change', direction: 'up', by: 1, unit: 'percent' }, { before: 0 }, undefined],
    ['points from zero', { kind: 'change', direction: 'up', by: 10, unit: 'points' }, { before: 0 }, true],
    ['nothing before', { kind: 'change', direction: 'either', by: 1, unit: 'points' }, { before: null }, undefined],
    ['no data for 14 days', { kind: 'stale', days: 14 }, {}, true],
    ['no data for 15 days', { kind: 'stale', days: 15 }, {}, false],
    ['no data at all', { kind: 'stale', days: 1 }, { lastLoad: null }, undefined],
  ] as const)('%s', (_, rule, more, wanted) => {
    expect(holds(rule, facts(more))).toBe(wanted);
  });

  it('never takes a missing figure for a low or a changed one', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1000, max: 1000 }), maybe, (threshold, before) => {
        const missing = facts({ value: null, before });
        expect(holds({ kind: 'above', threshold }, missing)).toBeUndefined();
        expect(holds({ kind: 'below', threshold }, missing)).toBeUndefined();
        const change = { kind: 'change', direction: 'either', by: 1, unit: 'percent' } as const;
        expect(holds(change, missing)).toBeUndefined();
      }),
      { numRuns: 100 },
    );
  });
});

describe('changeOf', () => {
  it('goes up where the figure went up, below zero too', () => {
    fc.assert(
      fc.property(maybe, maybe, (value, before) => {
        for (const unit of ['percent', 'points'] as const) {
          const change = changeOf(facts({ value, before }), unit);
          if (value === null || before === null) expect(change).toBeNull();
          else if (change !== null) expect(Math.sign(change)).toBe(Math.sign(value - before) || 0);
          else expect([unit, before]).toEqual(['percent', 0]);
        }
      }),
      { numRuns: 100 },
    );
  });
});
