import { describe, expect, it } from 'vitest';
import { seats } from '../../test/import-room.ts';
import { detectDataset } from './detect.ts';
import { fileColumns } from './file-column.ts';
import { styleOf } from './style.ts';

const columns = fileColumns(detectDataset(['Month', 'SubscriptionId', 'StartDate', 'RevenueUSD'], [seats]));
const style = (...rows: [month: string, start: string, revenue: string][]) =>
  styleOf(
    rows.map(([month, start, revenue]) => [month, '', start, revenue]),
    columns,
  );

describe('styleOf', () => {
  it('CLI-5 takes a comma for the decimal mark when it cannot mark thousands', () => {
    expect(style(['2024-01-01', '', '12,50'])).toMatchObject({ decimal: ',', order: 'ymd' });
    expect(style(['2024-01-01', '', '1,234'])).toMatchObject({ decimal: '.', order: 'ymd' });
    expect(style(['2024-01-01', '', '12,50'], ['2024-01-01', '', '12.50'])).toMatchObject({
      decimal: '.',
      order: 'ymd',
    });
  });

  it('CLI-5 tells day/month from month/day by a part above 12', () => {
    expect(style(['01-12-2024', '31-12-2024', ''])).toEqual({ decimal: '.', order: 'dmy', pattern: '%d-%m-%Y' });
    expect(style(['2024-12-01', '31-12-2024', ''])).toEqual({ decimal: '.', order: 'dmy' });
    expect(style(['2024-01-01', '1/2/2024', ''], ['', '12/31/2024', ''])).toMatchObject({ order: 'mdy' });
    expect(style(['', '12/31/2024 12:00:00 AM', ''])).toMatchObject({ pattern: '%m/%d/%Y %I:%M:%S %p' });
  });

  it('CLI-5 tells them by months, which are written as their first day', () => {
    expect(style(['01/05/2024', '', ''], ['01/06/2024', '', ''])).toMatchObject({ order: 'dmy' });
    expect(style(['5/1/2024', '', ''], ['6/1/2024', '', ''])).toMatchObject({ order: 'mdy' });
  });

  it('takes dashes and points for the European order, and refuses to guess about slashes', () => {
    expect(style(['', '05-06-2024', ''])).toMatchObject({ order: 'dmy' });
    expect(style(['', '05.06.2024', ''])).toMatchObject({ order: 'dmy', pattern: '%d.%m.%Y' });
    expect(() => style(['', '05/06/2024', ''])).toThrow('day/month or month/day');
  });

  it('tells the quick reader how all dates are written, ISO with a time of day included', () => {
    expect(style(['2024-01-01', '2024-02-03', ''])).toMatchObject({ pattern: '%Y-%m-%d' });
    expect(style(['2024-01-01T00:00:00', '', ''])).toMatchObject({ pattern: '%Y-%m-%dT%H:%M:%S' });
    expect(style(['2024-01-01', '2024-01-01 00:00:00', ''])).toEqual({ decimal: '.', order: 'ymd' });
  });

  it('has no pattern for the quick reader when marks are mixed', () => {
    expect(style(['', '31-12-2024', ''], ['', '30/11/2024', ''])).toEqual({ decimal: '.', order: 'dmy' });
  });
});
