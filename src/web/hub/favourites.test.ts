import { describe, expect, it } from 'vitest';
import type { Template } from '#contract/downloads.ts';
import { crowdBefore, favouritesOf } from './favourites.ts';

const template = (name: string, day: number | null, programme: Template['programme'] = 'insights'): Template => ({
  id: name,
  tenant: 't',
  name,
  dataset: 'OfficeUsage',
  title: 'Office usage',
  programme,
  columns: ['Month'],
  filters: [],
  favourite: day !== null,
  favouriteSince: day === null ? null : `2024-04-0${day}T00:00:00.000Z`,
  at: '2024-04-01T00:00:00.000Z',
  version: 1,
});
const all = [template('old', 1), template('none', null), template('new', 3), template('own', 2, 'own')];
const names = (templates: readonly Template[] = []) => templates.map(({ name }) => name);

describe('favouritesOf', () => {
  it('A-40 has the newest first, and no other templates', () => {
    expect(names(favouritesOf(all))).toEqual(['new', 'own', 'old']);
  });
});

describe('crowdBefore', () => {
  const ask = (favourites: number, favouritesShown: number, programme: Template['programme'] = 'insights') =>
    crowdBefore({ programme }, all, { favourites, favouritesShown });

  it('DL-16 asks nothing while there is room', () => {
    expect(ask(30, 4)).toBeUndefined();
    expect(crowdBefore({ programme: 'own' }, [], { favourites: 30, favouritesShown: 1 })).toBeUndefined();
  });

  it('DL-16 A-40 asks which of those shown makes room, and lets all of them stay', () => {
    const crowd = ask(30, 3);
    expect(crowd?.mayStay).toBe(true);
    expect(names(crowd?.favourites)).toEqual(['new', 'own', 'old']);
    expect(names(ask(30, 2)?.favourites)).toEqual(['new', 'own']);
  });

  it('DL-16 when no more of the programme are kept, one of them has to go', () => {
    const crowd = ask(2, 5);
    expect(crowd?.mayStay).toBe(false);
    expect(names(crowd?.favourites)).toEqual(['new', 'old']);
    expect(names(ask(1, 5, 'own')?.favourites)).toEqual(['own']);
  });
});
