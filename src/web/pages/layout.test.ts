import { describe, expect, it } from 'vitest';
import { adoption } from '#catalog/reports/adoption.ts';
import { customers } from '#catalog/reports/customers.ts';
import { dynamicsUsage } from '#catalog/reports/dynamics-usage.ts';
import { microsoftLearn } from '#catalog/reports/microsoft-learn.ts';
import type { ReportResult } from '#contract/report.ts';
import { layoutOf, plainLayout, tabOf } from './layout.ts';
import type { PageLayout } from './page-layout.ts';

function sectionsOf({ slots }: PageLayout): string[] {
  return slots.flatMap((slot) => {
    if (slot.kind === 'kpis') return [...slot.sections];
    if (slot.kind === 'tabs') return slot.tabs.map(({ section }) => section);
    if (slot.kind === 'decks') return slot.decks.flatMap(({ sections }) => sections);
    if (slot.kind === 'donuts') return [slot.master, slot.detail];
    if (slot.kind === 'panel') return slot.section === undefined ? [] : [slot.section];
    return slot.kind === 'section' ? [slot.section] : [];
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

describe('the Dynamics usage layout', () => {
  const layout = layoutOf('dynamics-usage');

  it('DYN-6 shows every section of the report once', () => {
    expect(layout && sectionsOf(layout).sort()).toEqual(dynamicsUsage.sections.map(({ id }) => id).sort());
  });

  it('DYN-42 DYN-60 searches the subscriptions and names the raw data', () => {
    expect(layout?.tables?.subscriptions?.search).toBe(true);
    expect(layout?.rawDataset).toBe(dynamicsUsage.rawDataset);
  });
});

describe('the Microsoft Learn layout', () => {
  const layout = layoutOf('microsoft-learn');

  it('LRN-10 LRN-30 shows every section once, in the documented order', () => {
    expect(layout && sectionsOf(layout)).toEqual(microsoftLearn.sections.map(({ id }) => id));
  });

  it('LRN-30 LRN-31 LRN-35 has a tab for modules and one for learning paths, three rings in each', () => {
    const decks = layout?.slots.flatMap((slot) => (slot.kind === 'decks' ? slot.decks : []));
    expect(decks?.map(({ sections }) => sections)).toEqual([
      ['modules-by-name', 'modules-by-role', 'modules-by-product'],
      ['paths-by-name', 'paths-by-role', 'paths-by-product'],
    ]);
    expect(tabOf(layout, 'paths-by-role')?.id).toBe('path');
  });

  it('LRN-42 LRN-44 searches both lists of learners and leads from a name to the learner', () => {
    for (const id of ['learners-modules', 'learners-paths']) {
      expect(layout?.tables?.[id]?.search).toBe(true);
      expect(layout?.tables?.[id]?.link?.column).toBe('userName');
    }
  });

  it('LRN-55 LRN-56 asks four questions, names the raw data and offers no filter', () => {
    const [questions] = layout?.slots.flatMap((slot) => (slot.kind === 'faq' ? [slot.questions] : [])) ?? [];
    expect(questions).toHaveLength(4);
    expect(layout?.rawDataset).toBe(microsoftLearn.rawDataset);
    expect(layout?.withoutFilters).toBe(Object.keys(microsoftLearn.filters).length === 0);
  });
});

describe('the adoption layout', () => {
  const layout = layoutOf('adoption');

  it('ADO-30 shows every section of the report once, and says what the totals hold', () => {
    expect(layout && sectionsOf(layout).sort()).toEqual(adoption.sections.map(({ id }) => id).sort());
    const panels = layout?.slots.flatMap((slot) => (slot.kind === 'panel' ? [slot.panel] : []));
    expect(panels).toEqual(['adoption-intro', 'advice', 'adoption-about', 'self-support']);
  });

  it('CO-8 names the dataset of the raw data', () => {
    expect(layout?.rawDataset).toBe(adoption.rawDataset);
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
      completeness: { missing: [], partial: [], late: [] },
      redacted: [],
      sections: [section('ring', 'donut'), section('figure', 'kpi'), section('rows', 'table')],
    };
    expect(sectionsOf(plainLayout(result))).toEqual(['figure', 'ring', 'rows']);
  });
});
