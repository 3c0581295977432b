import { describe, expect, it } from 'vitest';
import { advice, type CustomerState, scenarios, scenariosOf } from './advice.ts';
import { defaultMarks } from './marks.ts';

const fine: CustomerState = { deploymentPercent: 80, usagePercent: 120, casesPerMonth: 2 };
const told = (more: Partial<CustomerState>) => scenariosOf({ ...fine, ...more }, defaultMarks);

describe('scenariosOf', () => {
  it.each([
    ['ADO-41 few licences handed out', { deploymentPercent: 39.99 }, ['low-adoption', 'training']],
    ['ADO-41 few users', { usagePercent: 0 }, ['low-adoption', 'training']],
    ['ADO-42 many questions', { casesPerMonth: 10 }, ['support-load', 'training']],
    ['ADO-40 both', { usagePercent: 12, casesPerMonth: 30 }, ['low-adoption', 'support-load', 'training']],
    ['ADO-45 just at the marks', { deploymentPercent: 40, usagePercent: 40, casesPerMonth: 9 }, []],
    [
      'ADO-31 ADO-45 nothing known',
      { deploymentPercent: undefined, usagePercent: undefined, casesPerMonth: undefined },
      [],
    ],
  ])('%s', (_, more, expected) => {
    expect(told(more)).toEqual(expected);
  });

  it('ADO-45 goes by the marks that are set', () => {
    expect(scenariosOf(fine, { lowPercent: 90, yammerExcessPercent: 10, casesPerMonth: 2 })).toEqual([...scenarios]);
  });
});

describe('advice', () => {
  it('ADO-40 ADO-41 ADO-42 says for each scenario what to consider and what to try', () => {
    for (const scenario of scenarios) {
      expect(advice[scenario].consider).toMatch(/\.$/);
      expect(advice[scenario].tryThis).toMatch(/\.$/);
    }
  });
});
