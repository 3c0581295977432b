import { describe, expect, it } from 'vitest';
import type { ReportResult } from '#reporting/result.ts';
import { hostile } from '../../test/delivery-sample.ts';
import { toAlertMail } from './alert-mail.ts';
import { drawnSection, toPageMail } from './mail.ts';

const result: ReportResult = {
  report: 'customers',
  tenant: '1234567',
  range: { from: '2024-01', to: '2024-03' },
  filters: { product: ['Azure', '<b>365</b>'] },
  asOf: [{ dataset: 'CustomersAndTenants', version: 3, loadedAt: '2024-04-01T09:30:00Z', latestMonth: '2024-03' }],
  completeness: { missing: [], partial: [], late: [] },
  redacted: ['revenueUsd'],
  sections: [
    {
      id: 'customers',
      chart: 'kpi',
      columns: [
        { id: 'month', type: 'month' },
        { id: 'value', type: 'integer', unit: 'customers' },
      ],
      rows: [{ month: '2024-03', value: 4321 }],
      headline: { value: 4321, growthPercent: -12.5, unit: 'customers', month: '2024-03' },
    },
    {
      id: 'active-customers',
      chart: 'kpi',
      columns: [],
      rows: [],
      headline: { value: null, growthPercent: null, unit: 'customers' },
    },
    {
      id: 'adds-and-churns',
      chart: 'stacked-columns',
      columns: [
        { id: 'month', type: 'month' },
        { id: 'added', type: 'integer' },
      ],
      rows: [{ month: '2024-03', added: 2 }],
    },
  ],
};
const file = { name: 'customers.pdf', mediaType: 'application/pdf', bytes: new Uint8Array([1, 2]) };
const page = {
  name: 'Each Monday',
  sender: 'Anneke',
  subject: undefined,
  note: undefined,
  result,
  language: 'en',
  picture: { section: 'adds-and-churns', bytes: new Uint8Array([3]) },
  file,
  link: 'https://insights.example.com/reports/customers?tenant=1234567&range=3M',
} as const;

describe('toPageMail', () => {
  it('says the figures, what they are of, the filters and which data, in both forms', () => {
    const { subject, text, html, files } = toPageMail(page);
    expect(subject).toBe('Each Monday · Customers');
    for (const form of [text, html]) {
      expect(form).toContain('4,321');
      expect(form).toContain('−12.5%');
      expect(form).toMatch(/Jan 24 – Mar 24 · Product.*: Azure, /);
      expect(form).toContain('CustomersAndTenants: up to 2024-03, version 3, loaded 2024-04-01 09:30 UTC');
      expect(form).toContain('revenueUsd');
      expect(form).toContain('customers.pdf');
    }
    expect(text).toMatch(/Active customers: – · –/);
    expect(text).toContain('range=3M');
    expect(files.map(({ name, id }) => [name, id])).toEqual([
      ['drawing.png', 'drawing@partnerscope'],
      ['customers.pdf', undefined],
    ]);
    expect(html).toContain('src="cid:drawing@partnerscope"');
  });

  it('is written in the language that was chosen', () => {
    const { text, html } = toPageMail({ ...page, language: 'nl' });
    expect(text).toContain('4.321');
    expect(text).toContain('Anneke stuurt u deze pagina');
    expect(html).toContain('lang="nl"');
  });

  it('says that a file was too large, and has no button where nobody knows the address', () => {
    const { text, html, files } = toPageMail({ ...page, file: undefined, picture: undefined, link: undefined });
    expect(text).toContain('too large');
    expect(html).not.toContain('href=');
    expect(html).not.toContain('<img');
    expect(files).toEqual([]);
  });

  it('shows the first rows of a table where a page has no figure in large type', () => {
    const rows = Array.from({ length: 12 }, (_, index) => ({ product: `P${index}`, customers: index }));
    const columns = [{ id: 'product', type: 'text' } as const, { id: 'customers', type: 'integer' } as const];
    const sections = [{ id: 'products', chart: 'table', columns, rows, rowCount: 40 } as const];
    const { text } = toPageMail({ ...page, result: { ...result, sections } });
    expect(text).toContain('P9: 9');
    expect(text).not.toContain('P10');
    expect(text).toContain('The first 10 of 40 rows');
  });

  it('SEC-7 lets nothing that comes from outside be markup, a header or an address that is fetched', () => {
    for (const evil of [...hostile, 'a"onload="x', "'><img src=https://evil.example/x>", 'x\r\nBcc: a@b.example']) {
      const columns = [{ id: 'product', type: 'text' } as const, { id: 'customers', type: 'integer' } as const];
      const sections = [{ id: 'products', chart: 'bars', columns, rows: [{ product: evil, customers: 1 }] } as const];
      const mail = toPageMail({
        ...page,
        name: evil,
        sender: evil,
        subject: evil,
        note: evil,
        file: { ...file, name: evil },
        result: { ...result, sections, filters: { product: [evil] } },
      });
      expect(mail.subject).not.toMatch(/[\r\n\u202E]/);
      const tags = mail.html.match(/<\/?[a-z0-9]+/gi) ?? [];
      const own = /^<\/?(html|head|meta|title|body|div|h1|p|table|thead|tbody|tr|th|td|img|a)$/;
      expect(tags.filter((tag) => !own.test(tag))).toEqual([]);
      expect(mail.html.match(/<img[^>]*>/g)).toHaveLength(1);
      expect(mail.html).not.toMatch(/<[^>]*(src|background|url)[=(]["']?https?:/i);
      expect(mail.html).not.toMatch(/<[^>]*\son[a-z]+=/i);
    }
  });
});

describe('drawnSection', () => {
  it('takes the first chart over months, no figure and no table', () => {
    expect(drawnSection(result)).toBe('adds-and-churns');
    expect(drawnSection({ ...result, sections: result.sections.slice(0, 2) })).toBeUndefined();
  });
});

describe('toAlertMail', () => {
  const alert = {
    ...page,
    name: 'Few active',
    news: 'began',
    rule: { kind: 'below', threshold: 5000 },
    figure: { section: 'customers', row: [], value: 4321, before: 5400, unit: 'customers' },
    lastLoad: '2024-04-01',
  } as const;

  it('says what is the case, and the figure then and now', () => {
    const { subject, text, html } = toAlertMail(alert);
    expect(subject).toBe('Alert: Few active');
    expect(text).toContain('This is now the case: below 5,000.');
    expect(text).toContain('Customers: 4,321 · 5,400');
    expect(html).toContain('5,400');
    expect(toAlertMail({ ...alert, news: 'over' }).subject).toBe('Alert over: Few active');
  });

  it.each([
    [{ kind: 'above', threshold: 1.5 }, 'above 1.5'],
    [{ kind: 'change', direction: 'down', by: 10, unit: 'percent' }, 'down by 10% or more'],
    [{ kind: 'change', direction: 'either', by: 3, unit: 'points' }, 'changed by 3 or more'],
    [{ kind: 'stale', days: 7 }, 'no new data for 7 days'],
  ] as const)('says the rule %j', (rule, words) => {
    expect(toAlertMail({ ...alert, rule }).text).toContain(words);
  });

  it('tells of stale data when the last came', () => {
    expect(toAlertMail({ ...alert, rule: { kind: 'stale', days: 1 } }).text).toContain('Apr 1, 2024');
  });
});
