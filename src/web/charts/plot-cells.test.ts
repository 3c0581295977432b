import { describe, expect, it } from 'vitest';
import type { ResultSection } from '#contract/report.ts';
import { plotOf } from './plot.ts';
import { plotCells } from './plot-cells.ts';

const months = ['2024-01', '2024-02'];

describe('plotCells', () => {
  it('names the column and month of each part, and none where a month has no data', () => {
    const section: ResultSection = {
      id: 'adds-and-churns',
      chart: 'stacked-columns',
      columns: [
        { id: 'month', type: 'month' },
        { id: 'existing', type: 'integer' },
        { id: 'churned', type: 'integer' },
      ],
      rows: [{ month: '2024-01', existing: 10, churned: 1 }],
    };
    const plot = plotOf(section, months);
    expect(plotCells(section, plot, { index: 0, measure: 'existing' }).map(({ cell, value }) => [cell, value])).toEqual(
      [
        [{ section: 'adds-and-churns', column: 'existing', values: { month: '2024-01' } }, 10],
        [{ section: 'adds-and-churns', column: 'churned', values: { month: '2024-01' } }, 1],
      ],
    );
    expect(plotCells(section, plot, { index: 1, measure: 'existing' })).toEqual([]);
    expect(plotCells(section, plot, { index: 7, measure: 'existing' })).toEqual([]);
  });

  it('DYN-30 names the measure drawn, the month and the value of a line, but not what was taken together', () => {
    const skus = Array.from({ length: 14 }, (_, index) => `SKU ${String(index).padStart(2, '0')}`);
    const section: ResultSection = {
      id: 'sku-trend',
      chart: 'lines',
      columns: [
        { id: 'month', type: 'month' },
        { id: 'sku', type: 'text' },
        { id: 'availableSeats', type: 'integer' },
        { id: 'activeSeats', type: 'integer' },
      ],
      rows: skus.map((sku, index) => ({ month: '2024-01', sku, availableSeats: 100 - index, activeSeats: 1 })),
    };
    const plot = plotOf(section, months, 'availableSeats');
    const cells = plotCells(section, plot, { index: 0, measure: 'availableSeats' });
    expect(cells[0]?.cell).toEqual({
      section: 'sku-trend',
      column: 'availableSeats',
      values: { month: '2024-01', sku: 'SKU 00' },
    });
    expect(cells).toHaveLength(11);
    expect(plot.series).toHaveLength(12);
  });
});
