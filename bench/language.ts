import { datasets } from '#catalog/datasets/index.ts';
import type { SystemQuery } from '#model/dataset.ts';
import { parseCheckedQuery } from '#query/language/check.ts';
import { toVocabulary } from '#query/language/vocabulary.ts';
import { shortest } from './stopwatch.ts';

const rounds = 200;

/** Queries of the Insights API read and checked per second: the system queries, and ones with conditions, lists and order. */
export async function benchLanguage({ say }: { say: (text: string) => void }): Promise<readonly string[]> {
  const vocabulary = toVocabulary(datasets);
  const perSecond = async (texts: readonly string[]) => {
    const ms = await shortest(5, async () => {
      for (let round = 0; round < rounds; round++) for (const text of texts) parseCheckedQuery(text, vocabulary);
    });
    return (texts.length * rounds * 1000) / ms;
  };
  const system = systemTexts();
  const lengths = system.map((text) => text.length);
  say(`  ${system.length} system queries of ${Math.min(...lengths)} to ${Math.max(...lengths)} characters`);
  const both = await perSecond([...system, ...asked]);
  say(
    `  system queries alone: ${(await perSecond(system)).toFixed(0)} a second, others ${(await perSecond(asked)).toFixed(0)}`,
  );
  const large = `SELECT MPNId FROM OfficeUsage WHERE MPNId IN (${Array(26_000).fill("'00000000-0000-4000-8000-000000000000'").join()})`;
  const ms = await shortest(5, async () => void parseCheckedQuery(large, vocabulary));
  return [
    `query language: ${both.toFixed(0)} queries a second (target ≥ 10,000)`,
    `query language, one of ${large.length} characters: ${ms.toFixed(1)} ms`,
  ];
}

function systemTexts(): string[] {
  return datasets.flatMap(({ name, api }) => {
    const query = api?.systemQuery;
    if (query === undefined) return [];
    return [query.select, query.select2021 ?? []]
      .filter(({ length }) => length > 0)
      .map((one) => textOf(name, query, one));
  });
}

function textOf(name: string, { dataset = name, timespan }: SystemQuery, select: readonly string[]): string {
  return ['SELECT', select.join(', '), 'FROM', dataset, ...(timespan === undefined ? [] : ['TIMESPAN', timespan])].join(
    ' ',
  );
}

const asked = [
  'SELECT CustomerTenantId, PaidAvailableUnits FROM OfficeUsage ORDER BY PaidAvailableUnits LIMIT 10',
  "SELECT SubscriptionId, ServiceName, Month, TotalACR FROM AzureUsage WHERE TotalACR>20000 AND CustomerName LIKE 'A%' AND Month >= '2024-01' ORDER BY TotalACR, Month ASC LIMIT 1000 TIMESPAN LAST_1_YEAR",
  `SELECT DISTINCT CustomerTenantId FROM OfficeUsage WHERE MPNId IN (${Array.from({ length: 50 }, (_, i) => 6_000_000 + i).join(', ')})`,
];
