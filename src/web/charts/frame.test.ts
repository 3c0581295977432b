import i18next from 'i18next';
import { describe, expect, it } from 'vitest';
import type { ReportResult, ResultSection } from '#contract/report.ts';
import chartsEn from '#text/charts-en.json' with { type: 'json' };
import { downloadAddress, sectionLink } from './address.ts';
import { inkOn } from './donut-option.ts';
import { leadersOf, leadersPicture } from './leaders.ts';
import { lookOf } from './look.ts';
import { moved } from './month-slider.tsx';
import { composePicture } from './picture.ts';
import { stepOf } from './stage.tsx';
import { summarise } from './summary.ts';
import type { Words } from './words.ts';

const texts = i18next.createInstance();
await texts.init({ lng: 'en', resources: { en: { translation: chartsEn } }, interpolation: { escapeValue: false } });
const words: Words = { t: (key, values) => texts.t(key, { ...values }), language: 'en' };

const byProduct: ResultSection = {
  id: 'customers-by-product',
  chart: 'bars',
  columns: [
    { id: 'product', type: 'text' },
    { id: 'customers', type: 'integer' },
  ],
  rows: [
    { product: '<script>alert(1)</script>', customers: 8 },
    { product: null, customers: 6 },
    { product: 'Azure', customers: 2 },
  ],
  total: { customers: 10 },
};

const result: ReportResult = {
  report: 'customers',
  tenant: '42',
  range: { from: '2024-01', to: '2024-02' },
  filters: {},
  asOf: [],
  completeness: { missing: [], partial: [], late: [] },
  redacted: [],
  sections: [byProduct],
};

describe('downloadAddress', () => {
  it('HTTP-1 downloads what the page shows: tenant, months and repeated filters, nothing of the page’s own', () => {
    const search = { range: '6M', product: ['Azure', 'Power BI'], tab: 'market' };
    expect(downloadAddress({ reportId: 'customers', sectionId: 'skus', result, search }, 'csv')).toBe(
      '/api/v1/reports/customers/sections/skus.csv?tenant=42&range=6M&product=Azure&product=Power+BI',
    );
  });

  it('links to the section of the page', () => {
    expect(sectionLink('http://host/r?range=3M#old', 'skus')).toBe('http://host/r?range=3M#skus');
  });
});

describe('leadersOf', () => {
  it('CUS-50 gives bars from zero, shares of the distinct total, (not set) last', () => {
    expect(leadersOf(byProduct, 'customers').map(({ value, share, length }) => [value, share, length])).toEqual([
      [8, 80, 1],
      [2, 20, 0.25],
      [6, 60, 0.75],
    ]);
  });
});

describe('composePicture', () => {
  it('SEC-7 writes names as text into a saved picture', () => {
    const look = lookOf('light');
    const drawing = leadersPicture(leadersOf(byProduct, 'customers'), { colors: new Map(), look, words });
    const { svg } = composePicture(drawing, {
      title: '<b>"Customers" & more</b>',
      subtitle: '',
      legend: [{ label: '<i>', color: '#000000' }],
      look,
    });
    expect(svg).not.toMatch(/<(script|b|i)\b/);
    expect(svg).toContain('&#60;script&#62;');
  });
});

describe('summarise', () => {
  it('says the largest values with their share', () => {
    expect(summarise({ ...byProduct, rows: byProduct.rows.slice(2) }, words)).toBe('1 value: Azure 2 (20%).');
  });

  it('says first and last month of each figure, passing over months without data', () => {
    const section: ResultSection = {
      id: 'active-trend',
      chart: 'columns-line',
      columns: [
        { id: 'month', type: 'month' },
        { id: 'customers', type: 'integer' },
      ],
      rows: [
        { month: '2024-01', customers: 1200 },
        { month: '2024-02', customers: 1300 },
        { month: '2024-03', customers: null },
      ],
    };
    expect(summarise(section, words)).toBe('customers: 1,200 in January 2024, 1,300 in February 2024.');
  });

  it('says figure, month and change of a KPI, and that there is nothing', () => {
    const headline = { value: 5123, growthPercent: -2.5, unit: 'customers', month: '2024-06' };
    expect(summarise({ ...byProduct, chart: 'kpi', headline }, words)).toBe('5,123 in June 2024, −2.5%.');
    expect(summarise({ ...byProduct, rows: [] }, words)).toBe('No data in these months.');
  });
});

describe('stepOf', () => {
  it('moves through points with arrows, Home and End, and stops at the ends', () => {
    expect(stepOf('ArrowRight', undefined, 3)).toBe(0);
    expect(stepOf('ArrowLeft', undefined, 3)).toBe(2);
    expect(stepOf('ArrowRight', 2, 3)).toBe(2);
    expect(stepOf('End', 0, 3)).toBe(2);
    expect(stepOf('Tab', 0, 3)).toBeUndefined();
    expect(stepOf('ArrowRight', undefined, 0)).toBeUndefined();
  });
});

describe('moved', () => {
  it('CUS-103 moves the window as a whole and stops at the ends of the range', () => {
    expect(moved({ from: 2, to: 5 }, 3, 11)).toEqual({ from: 5, to: 8 });
    expect(moved({ from: 2, to: 5 }, -9, 11)).toEqual({ from: 0, to: 3 });
    expect(moved({ from: 2, to: 5 }, 99, 11)).toEqual({ from: 8, to: 11 });
  });
});

describe('inkOn', () => {
  it('writes dark on light and light on dark', () => {
    expect(inkOn('#ffffff')).toBe('#111111');
    expect(inkOn('#22406e')).toBe('#ffffff');
  });
});
