import i18next from 'i18next';
import { describe, expect, it } from 'vitest';
import { texts } from '#text/index.ts';
import { completenessLines } from './completeness.ts';

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
    const lines = completenessLines({ missing, partial: ['2024-07'] }, await english(), 'en');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toContain('Jun 24 (OfficeUsage, AzureUsage)');
    expect(lines[1]).toContain('May 24, Jun 24 (PowerBIUsage)');
    expect(lines[2]).toContain('Jul 24 is still running');
  });
});
