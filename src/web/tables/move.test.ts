import { describe, expect, it } from 'vitest';
import { moved } from './move.ts';

const size = { rows: 30, columns: 4 };
const from = { row: 5, column: 1 };
const press = (key: string, place = from, ctrlKey = false) => moved(place, { key, ctrlKey }, size);

describe('moved', () => {
  it('moves by cells, pages and ends, and stays inside the table', () => {
    expect(press('ArrowDown')).toEqual({ row: 6, column: 1 });
    expect(press('ArrowUp')).toEqual({ row: 4, column: 1 });
    expect(press('ArrowRight')).toEqual({ row: 5, column: 2 });
    expect(press('ArrowLeft', { row: 5, column: 0 })).toEqual({ row: 5, column: 0 });
    expect(press('PageDown')).toEqual({ row: 17, column: 1 });
    expect(press('PageUp')).toEqual({ row: 0, column: 1 });
    expect(press('PageDown', { row: 29, column: 3 })).toEqual({ row: 29, column: 3 });
    expect(press('Home')).toEqual({ row: 5, column: 0 });
    expect(press('End')).toEqual({ row: 5, column: 3 });
    expect(press('Home', from, true)).toEqual({ row: 0, column: 0 });
    expect(press('End', from, true)).toEqual({ row: 29, column: 3 });
  });

  it('leaves other keys to the page', () => {
    for (const key of ['Tab', 'Enter', 'Escape', 'a']) expect(press(key)).toBeUndefined();
  });
});
