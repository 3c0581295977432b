import { describe, expect, it } from 'vitest';
import { customers } from '#catalog/reports/customers.ts';
import type { ReportResult } from '#contract/report.ts';
import { layoutOf, plainLayout, tabOf } from './layout.ts';
import type { PageLayout } from './page-layout.ts';

function sectionsOf({ slots }: PageLayout): string[] {
  return slots.flatMap((slot) => {
    if (slot.kind === 'kpis') return [...slot.sections];
    if (slot.kind === 'tabs') return slot.tabs.map(({ section }) => section);
    return slot.kind === 'donuts' ? [slot.master, slot.detail] : [slot.section];
  });
}

describe('the Customers layout', () => {
  const layout = layoutOf('customers');

  it('CUS-3 shows every section of the report once, in the documented order', () => {
    expect(layout && sectionsOf(layout)).toEqual(customers.sections.map(({ id }) => id));
  });

  it('CUS-81 CUS-101 has a tab per category, four for the distribution and six for its trend', () => {
    const tabs = layout?.slots.flatMap((slot) => (slot.kind === 'tabs' ? [slot.tabs.map(({ id }) => id)] : []));
    expect(tabs).toEqual([
      ['location', 'segment', 'channel', 'attribution'],
      ['market', 'segment', 'location', 'product', 'channel', 'attribution'],
    ]);
    expect(tabOf(layout, 'trend-product')?.id).toBe('product');
    expect(tabOf(layout, 'geography')).toBeUndefined();
  });

  it('CO-8 CUS-120 names the dataset of the raw data', () => {
    expect(layout?.rawDataset).toBe(customers.rawDataset);
  });
});

describe('plainLayout', () => {
  it('puts the figures of an unknown report first and leaves nothing out', () => {
    const section = (id: string, chart: 'kpi' | 'donut' | 'table') => ({ id, chart, columns: [], rows: [] });
    const result: ReportResult = {
      report: 'later',
      tenant: '1',
      range: { from: '2024-01', to: '2024-02' },
      filters: {},
      asOf: [],
      completeness: { missing: [], partial: [] },
      redacted: [],
      sections: [section('ring', 'donut'), section('figure', 'kpi'), section('rows', 'table')],
    };
    expect(sectionsOf(plainLayout(result))).toEqual(['figure', 'ring', 'rows']);
  });
});
