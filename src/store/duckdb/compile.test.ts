import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { datasets } from '#catalog/datasets/index.ts';
import type { PopulationQuery } from '#query/tree.ts';
import { compilePopulation, compileValues, type TenantTables } from './compile.ts';

const known = new Map([
  ['netherlands', 1],
  ['belgium', 2],
]);
const tables: TenantTables = {
  catalog: 'tenant_1',
  datasets: new Map(datasets.map((dataset) => [dataset.name, dataset])),
  present: new Set(['SeatsSubscriptionsAndRevenue', 'OfficeUsage']),
  completed: new Set(),
  dictionary: () => ({ ids: known, labels: new Map() }),
};

function query(values: readonly string[]): PopulationQuery {
  const month = (name: string) => ({ month: name, source: 'SeatsSubscriptionsAndRevenue', activity: ['OfficeUsage'] });
  return {
    kind: 'population',
    months: [month('2023-11'), month('2024-01'), month('2024-02')],
    filters: [{ column: 'CustomerMarket', values }],
    breakdowns: [
      { by: [], measures: ['present', 'added', 'items'] },
      { by: ['CustomerMarket'], measures: ['active', 'churned'] },
    ],
  };
}

const textOf = (values: readonly string[], locations?: readonly string[]) => {
  const scope = { tenant: 'x', may: [], ...(locations ? { locations } : {}) };
  const { setup, counts } = compilePopulation(query(values), scope, tables);
  const options = compileValues(
    {
      kind: 'values',
      datasets: ['SeatsSubscriptionsAndRevenue'],
      columns: ['CustomerMarket'],
      range: { from: '2024-01', to: '2024-02' },
    },
    scope,
    tables,
  );
  return [...setup, ...counts.map((each) => each.sql), ...options.map((each) => each.sql)].join(';\n');
};

describe('compilePopulation', () => {
  it('SEC-1 gives the same text for every word that is no known value, whatever it holds', () => {
    const word = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom("'; DROP TABLE state --", '") OR 1=1', '$1', 'belgium\u0000'),
    );
    const unknown = word.filter((text) => !known.has(text.trim().toLowerCase()));
    const template = textOf(['nobody'], ['nowhere']);
    fc.assert(
      fc.property(
        fc.array(unknown, { minLength: 1 }),
        fc.array(unknown, { minLength: 1 }),
        (values, locations) => textOf(values, locations) === template,
      ),
    );
  });

  it('SEC-1 lets only numbers of the dictionary into the text', () => {
    expect(textOf([' BELGIUM', 'Netherlands', 'elsewhere'])).toBe(
      textOf(['netherlands', 'belgium']).replaceAll('IN (1, 2)', 'IN (2, 1)'),
    );
    expect(textOf(['belgium']).toLowerCase()).not.toContain("'belgium");
  });

  it('X-41 reads each month of the question at its own bit, whatever lies between', () => {
    // 2023-11 and 2024-01 are two bits apart in the stored mask and neighbours in the question.
    expect(textOf(['belgium'])).toContain(
      '(((mask >> 30) & 1::UBIGINT)::UBIGINT << 0) | (((mask >> 32) & 3::UBIGINT)::UBIGINT << 1)',
    );
  });
});
