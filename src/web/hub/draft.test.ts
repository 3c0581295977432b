import { describe, expect, it } from 'vitest';
import type { DownloadSchedule, DownloadSource } from '#contract/downloads.ts';
import {
  emptyDraft,
  isAllowed,
  lastDay,
  orderOf,
  withAddress,
  withCurated,
  withSchedule,
  withSource,
} from './draft.ts';

const source: DownloadSource = {
  dataset: 'Seats',
  title: 'Seats',
  programme: 'insights',
  area: null,
  aggregation: 'monthly',
  timed: true,
  loadedAt: null,
  months: null,
  columns: ['Month', 'Name', 'Revenue'].map((name) => ({
    name,
    about: '',
    filter: 'values',
    withheld: name === 'Revenue',
  })),
  templates: [
    { id: 'documented', columns: ['Month', 'Revenue'] },
    { id: 'all', columns: ['Month', 'Name', 'Revenue'] },
  ],
};
const timeless: DownloadSource = { ...source, dataset: 'Profile', timed: false };
const clock = { time: '06:00', zone: 'UTC' };
const weekly: DownloadSchedule = { recurrence: { kind: 'weekly', every: 1, weekdays: [1], ...clock } };
const yearly: DownloadSchedule = { recurrence: { kind: 'yearly', every: 1, month: 1, day: 1, ...clock } };
const halfYear = { kind: 'last', count: 6, unit: 'months' } as const;

describe('a draft', () => {
  it('DL-15 begins with the documented columns and half a year', () => {
    expect(withSource(emptyDraft, source)).toMatchObject({
      columns: ['Month', 'Revenue'],
      template: 'documented',
      range: halfYear,
    });
    expect(withCurated(withSource(emptyDraft, source), source, 'all').columns).toEqual(['Month', 'Name', 'Revenue']);
    expect(withSource(emptyDraft, timeless).range).toBeNull();
  });

  it('DL-21 DL-24 takes the longest time that a schedule allows', () => {
    const begun = withSource(emptyDraft, source);
    expect(withSchedule(begun, weekly).range).toEqual({ kind: 'last', count: 30, unit: 'days' });
    expect(withSchedule(begun, yearly).range).toEqual(halfYear);
    expect(isAllowed({ kind: 'lifetime' }, yearly)).toBe(true);
    expect(isAllowed({ kind: 'lifetime' }, null)).toBe(false);
    expect(isAllowed({ kind: 'days', from: '2024-01-01', to: '2024-01-02' }, weekly)).toBe(false);
  });

  it('DL-5 DL-13 takes what an address names, and has a name unless it was emptied', () => {
    const known = { sources: [source, timeless], templates: [] };
    const draft = withAddress(
      { dataset: 'seats', columns: 'name,revenue,nothing', from: '2024-01', to: '2024-02' },
      known,
    );
    expect(draft).toMatchObject({ columns: ['Name', 'Revenue'], template: 'own' });
    expect(draft.range).toEqual({ kind: 'days', from: '2024-01-01', to: '2024-02-29' });
    expect(orderOf(draft, 'Seats report')).toMatchObject({ name: 'Seats report', several: true });
    expect(orderOf({ ...draft, name: ' ' }, 'Seats report')).toBeUndefined();
    expect(withAddress({ dataset: 'none' }, known)).toEqual(emptyDraft);
    expect(lastDay('2023-02')).toBe('2023-02-28');
  });
});
