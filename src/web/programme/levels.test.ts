import { describe, expect, it } from 'vitest';
import { competenciesOf, groupLevels, missingOf, nearest, progressOf, shareOf } from './levels.ts';
import type { LevelStanding, Requirement } from './programme-api.ts';

const need = (needed: number, have: number): Requirement => ({ id: 'kpi', needed, have, met: have >= needed });

function level(competency: string | null, name: LevelStanding['level'], ...requirements: Requirement[]): LevelStanding {
  return {
    competency,
    level: name,
    requirements,
    eligible: requirements.every(({ met }) => met),
    closedReason: null,
  };
}

describe('shareOf', () => {
  it('is the part that is there, and full only when the requirement is met', () => {
    expect(shareOf(need(10, 7))).toBe(70);
    expect(shareOf(need(10, 10))).toBe(100);
    expect(shareOf(need(1000, 999.9))).toBe(99);
  });

  it('is nothing for credit notes that outweigh what was bought, and full where nothing is asked', () => {
    expect(shareOf(need(10, -3))).toBe(0);
    expect(shareOf(need(0, 0))).toBe(100);
  });
});

describe('missingOf', () => {
  it('tells what is missing without the dust of binary fractions', () => {
    expect(missingOf(need(0.3, 0.1))).toBe(0.2);
    expect(missingOf(need(5, 9))).toBe(0);
    expect(missingOf(need(5, -1))).toBe(6);
  });
});

describe('nearest', () => {
  const silver = level('Security', 'silver', need(10, 9));
  const gold = level('Security', 'gold', need(100, 9));
  const pack = level(null, 'learning-action-pack', need(0, 0));
  const closed: LevelStanding = { ...level('Messaging', 'gold'), eligible: false, closedReason: 'thresholds-missing' };

  it('ENR-43 puts what is nearest first, what is reached last, and leaves out what is closed', () => {
    expect(nearest([pack, gold, closed, silver], 9)).toEqual([silver, gold, pack]);
    expect(nearest([pack, gold, closed, silver], 1)).toEqual([silver]);
  });

  it('measures progress over all that a level asks for', () => {
    expect(progressOf(level('Security', 'gold', need(10, 5), need(4, 4)))).toBe(75);
    expect(progressOf(closed)).toBe(0);
    expect(progressOf(pack)).toBe(100);
  });
});

describe('groupLevels', () => {
  it('groups by competency, those of none first', () => {
    const levels = [level('Security', 'silver'), level(null, 'learning-action-pack'), level('DevOps', 'silver')];
    expect(groupLevels(levels, 'en').map(({ competency }) => competency)).toEqual([null, 'DevOps', 'Security']);
    expect(competenciesOf([...levels, level('DevOps', 'gold')])).toEqual(['DevOps', 'Security']);
  });
});
