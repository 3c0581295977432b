import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AlertState, type Look, stepAlert } from './alert-life.ts';

/** What is told while one look follows the other. */
function walk(looks: readonly Look[]): { readonly told: readonly string[]; readonly state: AlertState | undefined } {
  let state: AlertState | undefined;
  const told: string[] = [];
  for (const look of looks) {
    const step = stepAlert(state, look);
    state = step.state;
    told.push(step.news ?? '-');
  }
  return { told, state };
}

const look = (slot: number, holds: boolean | undefined, isTold = true): Look => ({ slot, holds, isTold });

describe('stepAlert', () => {
  it('tells once that it began and once that it is over', () => {
    const { told, state } = walk([1, 2, 3, 4, 5].map((slot) => look(slot, slot === 2 || slot === 3)));
    expect(told).toEqual(['-', 'began', '-', 'over', '-']);
    expect(state).toMatchObject({ isOn: false, since: 4 });
  });

  it('stays as it is while nobody can know', () => {
    expect(walk([look(1, undefined), look(2, true), look(3, undefined), look(4, false)]).told).toEqual([
      '-',
      'began',
      '-',
      'over',
    ]);
  });

  it('says the same again when the run of a slot is made again', () => {
    expect(walk([look(1, true), look(1, true), look(2, true)]).told).toEqual(['began', 'began', '-']);
    expect(walk([look(1, true), look(1, false), look(2, false)]).told).toEqual(['began', '-', '-']);
    expect(walk([look(1, true), look(1, false)]).state).toMatchObject({ isOn: false, since: null });
  });

  it('tells with the next look what a run that failed for good did not tell', () => {
    expect(walk([look(1, true), look(2, true, false), look(3, true)]).told).toEqual(['began', 'began', '-']);
  });

  it('leaves what a later look found', () => {
    const { told, state } = walk([look(2, true), look(1, false), look(3, true)]);
    expect(told).toEqual(['began', '-', '-']);
    expect(state).toMatchObject({ isOn: true, since: 2 });
  });

  it('tells as often as the rule turned, whatever came', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.boolean(), { nil: undefined }), { maxLength: 30 }), (answers) => {
        const { told } = walk(answers.map((holds, slot) => look(slot, holds)));
        let on = false;
        const wanted = answers.map((holds) => {
          if (holds === undefined || holds === on) return '-';
          on = holds;
          return on ? 'began' : 'over';
        });
        expect(told).toEqual(wanted);
      }),
      { numRuns: 100 },
    );
  });
});
