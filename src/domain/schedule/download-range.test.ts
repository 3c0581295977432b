import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '#base/day.ts';
import { checkDownloadRange, splitDownload } from './download-range.ts';

const numRuns = Math.min(120, Number(process.env.PARTNERSCOPE_PROPERTY_RUNS ?? 120));
const today = '2023-01-20';

describe('checkDownloadRange', () => {
  it.each([
    ['2020-01-01', '2021-12-31'],
    ['2020-02-29', '2022-02-28'],
    ['2021-01-31', '2023-01-20'],
    ['2023-01-20', '2023-01-20'],
  ])('DL-24 lets %s to %s through', (from, to) => {
    expect(() => checkDownloadRange({ from, to }, today)).not.toThrow();
  });

  it.each([
    ['2020-01-01', '2022-01-01', 'to', '2020-01-01 to 2021-12-31'],
    ['2020-02-29', '2022-03-01', 'to', '2020-02-29 to 2022-02-28'],
    ['2019-12-31', '2020-12-31', 'from', 'from 2020-01-01'],
    ['2022-02-01', '2022-01-31', 'to', 'from 2022-02-01'],
  ])('DL-24 refuses %s to %s, naming %s', (from, to, parameter, allowed) => {
    expect(() => checkDownloadRange({ from, to }, today)).toThrow(
      expect.objectContaining({ code: 'bad-parameter', parameter, allowed: [allowed] }),
    );
  });
});

describe('splitDownload', () => {
  it('DL-24 takes January 2020 to January 2023 as two files', () => {
    expect(splitDownload({ from: '2020-01-01', to: '2023-01-31' })).toEqual([
      { from: '2020-01-01', to: '2021-12-31' },
      { from: '2022-01-01', to: '2023-01-31' },
    ]);
  });

  it('DL-24 has every day in exactly one file that may be asked for', () => {
    const day = fc.integer({ min: 0, max: 9000 }).map((n) => addDays('2004-02-20', n));
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 4000 }), (from, length) => {
        const to = addDays(from, length);
        const files = splitDownload({ from, to });
        expect(files[0]?.from).toBe(from);
        expect(files.at(-1)?.to).toBe(to);
        for (const [i, file] of files.entries()) {
          expect(() => checkDownloadRange(file, file.to)).not.toThrow();
          const next = files[i + 1];
          if (next) expect(daysBetween(file.to, next.from)).toBe(1);
        }
      }),
      { numRuns },
    );
  });
});
