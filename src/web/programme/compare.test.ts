import { describe, expect, it } from 'vitest';
import { compareLevels, isChanged } from './compare.ts';
import type { LevelStanding, ProgrammeStatus } from './programme-api.ts';

const silver = (competency: string, have: number): LevelStanding => ({
  competency,
  level: 'silver',
  requirements: [{ id: 'kpi', needed: 10, have, met: have >= 10 }],
  eligible: have >= 10,
  closedReason: null,
});

function status(levels: LevelStanding[]): ProgrammeStatus {
  return {
    today: '2024-07-10',
    edition: null,
    kpi: {
      ...{ windowFrom: '2023-06', windowTo: '2024-05', refreshedOn: '2024-06-15', nextRefresh: '2024-07-15' },
      ...{ total: 0, revenueUsd: 0, byMonth: [] },
    },
    levels,
    best: null,
    enrolments: [],
    directory: { status: 'none', batchMonth: null, visibleBy: null },
    steps: [],
  };
}

describe('compareLevels', () => {
  const before = status([silver('Security', 4), silver('DevOps', 4), silver('Messaging', 4)]);
  const after = status([silver('Security', 4), silver('DevOps', 12), silver('Messaging', 4)]);

  it('shows the chosen competency and whatever else changes', () => {
    const compared = compareLevels({ before, after }, 'Security');
    expect(compared.map((one) => [one.before.competency, isChanged(one)])).toEqual([
      ['Security', false],
      ['DevOps', true],
    ]);
    expect(compared[1]?.requirements[0]).toMatchObject({ needed: 10, before: { have: 4 }, after: { have: 12 } });
  });

  it('leaves closed levels out, which no purchase opens', () => {
    const closed: LevelStanding = { ...silver('Security', 4), closedReason: 'thresholds-missing' };
    expect(compareLevels({ before: status([closed]), after: status([closed]) }, 'Security')).toEqual([]);
  });
});
