import { describe, expect, it } from 'vitest';
import type { ReportResult, ResultSection } from '#contract/report.ts';
import type { Words } from '#web/charts/words.ts';
import { parseSearch, writeSearch } from '#web/filters/search.ts';
import { type Cell, cellAt, cellOf, cellWords, rowsAddress, withCell } from './cell.ts';

const words: Words = { t: (key, values) => String(values?.defaultValue ?? key), language: 'en' };
const geography: ResultSection = {
  id: 'geography',
  chart: 'geo',
  columns: [
    { id: 'country', type: 'text' },
    { id: 'countryCode', type: 'text' },
    { id: 'customers', type: 'integer' },
    { id: 'month', type: 'month' },
  ],
  rows: [],
};
const result: ReportResult = {
  report: 'customers',
  tenant: '1',
  range: { from: '2024-01', to: '2024-06' },
  filters: { product: ['Azure', 'Power BI'], market: [] },
  asOf: [],
  completeness: { missing: [], partial: [], late: [] },
  redacted: [],
  sections: [geography],
};
const cell: Cell = { section: 'geography', column: 'customers', values: { country: 'Côte & co=1', month: '2024-05' } };

describe('a cell in the address', () => {
  it('comes back as it was written, beside the rest of the page, and goes without a trace', () => {
    const page = { tenant: '1', range: '6M', product: ['Azure'] };
    const address = writeSearch(withCell(page, cell));
    expect(cellOf(parseSearch(address))).toEqual(cell);
    expect(writeSearch(withCell(parseSearch(address), undefined))).toBe(writeSearch(page));
  });

  it('leaves nothing of one number behind when another is opened', () => {
    const kpi: Cell = { section: 'customers', values: {} };
    const address = writeSearch(withCell(withCell({}, cell), kpi));
    expect(address).toBe('?rows=customers');
    expect(cellOf(parseSearch(address))).toEqual({ ...kpi, column: undefined });
    expect(cellOf({ tenant: '1' })).toBeUndefined();
  });
});

describe('rowsAddress', () => {
  it('HTTP-1 asks with the months and filters of the answer, and never takes a column for a filter', () => {
    const address = rowsAddress(result, { section: 'products', column: 'customers', values: { product: 'Azure' } });
    const { pathname, searchParams } = new URL(address, 'http://here');
    expect(pathname).toBe('/api/v1/reports/customers/sections/products/rows');
    expect([...searchParams]).toEqual([
      ['tenant', '1'],
      ['from', '2024-01'],
      ['to', '2024-06'],
      ['product', 'Azure'],
      ['product', 'Power BI'],
      ['column', 'customers'],
      ['cell.product', 'Azure'],
    ]);
  });

  it('asks for a file of one dataset', () => {
    const address = rowsAddress(result, cell, { dataset: 'AzureUsage', search: undefined }, 'xlsx');
    expect(address).toMatch(/\/rows\.xlsx\?/);
    expect(address).toMatch(/dataset=AzureUsage$/);
    expect(address).not.toContain('search');
  });
});

describe('cellAt', () => {
  it('tells a cell by the months and texts of its row, a code going with its country', () => {
    const row = { country: 'Belgium', countryCode: 'BE', customers: 3, month: '2024-05' };
    expect(cellAt(geography, row, 'customers')).toEqual({
      section: 'geography',
      column: 'customers',
      values: { country: 'Belgium', month: '2024-05' },
    });
    expect(cellAt(geography, row, 'country')).toBeUndefined();
  });

  it('has none where nothing stands', () => {
    expect(cellAt(geography, { country: 'Belgium', customers: null, month: '2024-05' }, 'customers')).toBeUndefined();
  });
});

describe('cellWords', () => {
  it('says what was asked as a reader would', () => {
    const asked: Cell = { section: 'geography', column: 'customers', values: { country: 'Belgium', month: '2024-05' } };
    expect(cellWords(asked, 'Geography', words)).toBe('Geography · customers · Belgium · May 2024');
    expect(cellWords({ section: 'customers', values: {} }, 'Customers', words)).toBe('Customers');
    const told: Words = { ...words, t: (key) => (key === 'value.low-adoption' ? 'Low adoption' : key) };
    const advised: Cell = { section: 'advice', column: 'customers', values: { scenario: 'low-adoption' } };
    expect(cellWords(advised, 'Advice', told)).toContain('Low adoption');
    const missing: Cell = { section: 'products', column: 'value', values: { product: '(not set)' } };
    expect(cellWords(missing, 'Products', words)).toBe('Products · chart.notSet');
    expect(
      cellWords({ section: 'modules-by-name', column: 'value', values: { value: 'Others' } }, 'By module', words),
    ).toBe('By module · chart.others');
  });
});
