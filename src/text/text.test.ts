import { describe, expect, it } from 'vitest';
import { adoption } from '#catalog/reports/adoption.ts';
import { customers } from '#catalog/reports/customers.ts';
import { dynamicsUsage } from '#catalog/reports/dynamics-usage.ts';
import { microsoftLearn } from '#catalog/reports/microsoft-learn.ts';
import { scenarios } from '#domain/adoption/advice.ts';
import { causes } from '#domain/adoption/causes.ts';
import type { Section } from '#model/report.ts';
import { languages, texts } from './index.ts';

type Texts = ReadonlyMap<string, string>;

function flatten(part: object, prefix = ''): [string, string][] {
  return Object.entries(part).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null ? flatten(value, `${prefix}${key}.`) : [[prefix + key, String(value)]],
  );
}

const all = new Map<string, Texts>(
  languages.map((language) => [language, new Map(texts[language].flatMap((part) => flatten(part)))]),
);
const english: Texts = all.get('en') ?? new Map();
const blanks = (text: string) => (text.match(/{{\s*\w+/g) ?? []).map((one) => one.replace(/{{\s*/, '')).sort();

const figures = [
  ...['licensesSold', 'licensesDeployed', 'deploymentPercent'],
  ...['licensesQualified', 'licensesActive', 'usagePercent'],
];

/** The columns of the adoption page's tables (http.md). */
const adoptionColumns: Readonly<Record<string, readonly string[]>> = {
  deployment: ['serviceCode', ...figures.slice(0, 3)],
  usage: ['workloadCode', ...figures.slice(3)],
  'by-customer': ['customerTenantId', 'customerName', ...figures, 'causes'],
  'by-product': ['serviceCode', 'productName', 'workloadCode', ...figures],
  advice: ['scenario', 'customers', 'consider', 'tryThis'],
};

/** The columns a section answers with (http.md, section tables). */
function columnsOf({ source }: Section): string[] {
  switch (source.kind) {
    case 'population':
    case 'sums':
      return [...source.columns, ...source.by].map(({ id }) => id);
    case 'ranking':
      return [source.name, ...source.items, ...source.columns, source.trend, source.rankedBy]
        .map(({ id }) => id)
        .concat(source.entityId);
    case 'completion-months':
      return ['month', 'value'];
    case 'completion-values':
      return ['value', 'completions'];
    case 'learners':
      return ['userName', 'userId', 'modules', 'paths'];
    default:
      return [];
  }
}

describe.each(languages)('texts in %s', (language) => {
  const known: Texts = all.get(language) ?? new Map();

  it('has every key that English has, and no other', () => {
    expect([...known.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('leaves none empty and fills in the same values as English', () => {
    for (const [key, text] of known) {
      expect(text.trim(), key).not.toBe('');
      expect(blanks(text), key).toEqual(blanks(english.get(key) ?? ''));
    }
  });

  it('CUS-3 names every section, column and remark of the Customers report', () => {
    for (const section of customers.sections) {
      expect(known.has(`section.customers.${section.id}.title`), section.id).toBe(true);
      expect(known.has(`section.customers.${section.id}.info`), section.id).toBe(true);
      if (section.note) expect(known.has(`note.${section.note}`), section.note).toBe(true);
      const { source } = section;
      for (const { id } of source.kind === 'population' ? [...source.columns, ...source.by] : []) {
        expect(known.has(`column.${id}`), id).toBe(true);
      }
    }
  });

  it.each([dynamicsUsage, microsoftLearn])('DYN-6 LRN-10 names every section, column and remark of $id', (report) => {
    for (const section of report.sections) {
      expect(known.has(`section.${report.id}.${section.id}.title`), section.id).toBe(true);
      expect(known.has(`section.${report.id}.${section.id}.info`), section.id).toBe(true);
      if (section.note) expect(known.has(`note.${section.note}`), section.note).toBe(true);
      for (const id of columnsOf(section)) expect(known.has(`column.${id}`), id).toBe(true);
    }
  });

  it('LRN-45 LRN-50 LRN-51 LRN-52 LRN-53 LRN-54 LRN-55 LRN-56 answers the four questions of the learning page', () => {
    const answer = (id: string) => known.get(`faq.microsoft-learn.${id}.answer`) ?? '';
    const questions = [...known.keys()].filter((key) => /^faq\.microsoft-learn\..*\.question$/.test(key));
    expect(questions).toHaveLength(4);
    expect(answer('link')).toMatch(/Partner University/);
    expect(answer('link')).toMatch(/My profile|Mijn profiel/);
    expect(answer('private')).toMatch(/private account|privéaccount/);
    expect(answer('private')).toMatch(/e-mail/);
    expect(answer('object-id')).toContain('https://graph.microsoft.com/v1.0/users/{id}');
    expect(answer('more')).toContain('MSLearn');
  });

  it('ADO-30 names every section, column and remark of the adoption report', () => {
    expect(adoption.sections.map(({ id }) => id)).toEqual(Object.keys(adoptionColumns));
    for (const section of adoption.sections) {
      expect(known.has(`section.adoption.${section.id}.title`), section.id).toBe(true);
      expect(known.has(`section.adoption.${section.id}.info`), section.id).toBe(true);
      if (section.note) expect(known.has(`note.${section.note}`), section.note).toBe(true);
      for (const id of adoptionColumns[section.id] ?? []) expect(known.has(`column.${id}`), id).toBe(true);
    }
  });

  it('ADO-25 ADO-26 ADO-27 ADO-28 ADO-29 names and explains every cause', () => {
    for (const cause of causes) {
      expect(known.has(`value.${cause}`), cause).toBe(true);
      expect(known.get(`cause.${cause}.text`)?.length, cause).toBeGreaterThan(40);
    }
  });

  it('ADO-40 ADO-41 ADO-42 says of every scenario what to consider and what to try', () => {
    for (const scenario of scenarios) {
      for (const part of ['title', 'consider', 'tryThis']) {
        expect(known.has(`advice.${scenario}.${part}`), `${scenario} ${part}`).toBe(true);
      }
    }
    expect(known.get('advice.low-adoption.tryThis')).toMatch(/case studies|praktijkverhalen/i);
    expect(known.get('advice.low-adoption.tryThis')).toMatch(/testimonials|referenties/i);
    expect(known.get('advice.support-load.tryThis')).toMatch(/self-service|zelfservice/i);
  });

  it('ADO-43 ADO-44 states the facts of customer self-support', () => {
    const facts = [...known].filter(([key]) => key.startsWith('selfSupport.')).map(([, text]) => text);
    for (const fact of [
      /Office 365.*Azure/,
      /health|servicestatus/,
      /configurati/,
      /cancel|opzegg/,
      /Helpdesk agent/,
    ]) {
      expect(
        facts.some((text) => fact.test(text)),
        String(fact),
      ).toBe(true);
    }
  });

  it('ADO-3 ADO-5 ADO-7 ADO-22 ADO-23 explains how the adoption figures are counted', () => {
    const about = (id: string) => known.get(`adoption.about.${id}.text`) ?? '';
    expect(about('deployment')).toMatch(/÷.*× 100/);
    expect(about('usage')).toMatch(/÷.*× 100/);
    expect(about('window')).toContain('27');
    expect(about('workloads')).toMatch(/OneDrive.*SharePoint/);
    expect(about('services')).toMatch(/Office 365.*Dynamics 365/);
    expect(about('sellers')).toMatch(/all sellers|alle verkopers/);
  });

  it('uses no exclamation marks (docs/DESIGN.md, Words)', () => {
    for (const [key, text] of known) expect(text, key).not.toContain('!');
  });
});
