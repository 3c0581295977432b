import { describe, expect, it } from 'vitest';
import { createChoice, createRandom } from './random.ts';

describe('createRandom', () => {
  it('gives the same values for the same path, and unlike ones for neighbours', () => {
    const draw = (...path: (number | string)[]) => Array.from({ length: 8 }, createRandom(...path).fraction);
    expect(draw(1, 7, 'a')).toEqual(draw(1, 7, 'a'));
    const firsts = Array.from({ length: 2000 }, (_, index) => createRandom(1, index, 'a').fraction());
    expect(new Set(firsts).size).toBe(2000);
    expect(firsts.reduce((sum, value) => sum + value, 0) / 2000).toBeCloseTo(0.5, 1);
  });

  it('makes well-formed ids that do not repeat', () => {
    const random = createRandom(1);
    const ids = Array.from({ length: 5000 }, random.guid);
    expect(new Set(ids).size).toBe(5000);
    expect(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(
      true,
    );
  });
});

describe('createChoice', () => {
  it('draws in proportion to the weights, never what weighs nothing', () => {
    const choose = createChoice(['rare', 'never', 'often'], (word) => ({ rare: 1, never: 0, often: 3 })[word] ?? 0);
    const random = createRandom(2);
    const drawn = Array.from({ length: 4000 }, () => choose(random));
    expect(drawn).not.toContain('never');
    expect(drawn.filter((word) => word === 'often').length / 4000).toBeCloseTo(0.75, 1);
  });
});
