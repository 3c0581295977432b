import i18next from 'i18next';
import { describe, expect, it } from 'vitest';
import { texts } from '#text/index.ts';
import { completenessLines, completenessOf } from './completeness.ts';

async function english() {
  const i18n = i18next.createInstance();
  await i18n.init({ lng: 'en', interpolation: { escapeValue: false }, resources: {} });
  for (const part of texts.en) i18n.addResourceBundle('en', 'translation', part, true);
  return i18n.t;
}

describe('completenessLines', () => {
  it('X-41 X-46 names missing months once with all datasets that lack them, and months still running', async () => {
    const missing = [
      { dataset: 'OfficeUsage', months: ['2024-06'] },
      { dataset: 'AzureUsage', months: ['2024-06'] },
      { dataset: 'PowerBIUsage', months: ['2024-05', '2024-06'] },
      { dataset: 'EMSUsage', months: [] },
    ];
    const lines = completenessLines({ missing, partial: ['2024-07'], late: [] }, await english(), 'en');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toContain('Jun 24 (OfficeUsage, AzureUsage)');
    expect(lines[1]).toContain('May 24, Jun 24 (PowerBIUsage)');
    expect(lines[2]).toContain('Jul 24 is still running');
  });

  it('CO-13 says what is late, for how long, and what to do; datasets with the same fate share a line', async () => {
    const late = [
      { dataset: 'OfficeUsage', expected: '2024-05', daysLate: 1 },
      { dataset: 'EMSUsage', expected: '2024-05', daysLate: 1 },
      { dataset: 'MSLearn', expected: null, daysLate: 12 },
    ];
    const lines = completenessOf({ missing: [], partial: ['2024-07'], late }, await english(), 'en');
    expect(lines.map(({ kind }) => kind)).toEqual(['late', 'late', 'partial']);
    expect(lines[0]?.text).toBe('OfficeUsage, EMSUsage: May 24 should have been there since 1 day.');
    expect(lines[1]?.text).toBe('MSLearn: a newer export should have been there for 12 days.');
    expect(lines[0]?.action).toContain('newest export');
    expect(lines[2]?.action).toBeUndefined();
  });
});
