import { describe, expect, it } from 'vitest';
import { linkOf } from './table-layout.ts';

const layout = { link: { column: 'userName', path: '/learners/{userId}' } };

describe('linkOf', () => {
  it('LRN-44 leads from the name of a learner to the page of the id', () => {
    expect(linkOf(layout, { userName: 'Ann', userId: 'a/1 ?' }, 'userName')).toBe('/learners/a%2F1%20%3F');
  });

  it('leads nowhere from other columns, nor without what the path needs', () => {
    expect(linkOf(layout, { userName: 'Ann', userId: 'a' }, 'modules')).toBeUndefined();
    expect(linkOf(layout, { userName: 'Ann', userId: null }, 'userName')).toBeUndefined();
    expect(linkOf({}, { userName: 'Ann', userId: 'a' }, 'userName')).toBeUndefined();
  });
});
