import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Dataset } from '#model/dataset.ts';
import { fullScope, scopeInsights, scopeInsightsHead, scopeRows } from '#query/scope.ts';
import type { RowsQuery } from '#query/tree.ts';
import { counted, expectRows } from './insights-expect.ts';
import { questionOf, rowsOf, today } from './insights-room.ts';
import { type LoadedStore, loadedStore } from './loaded-store.ts';
import { kinds, queryOf, textOf } from './random-insights.ts';
import { some } from './random-values.ts';
import { insightsAnswer } from './reference/insights.ts';

const runs = { numRuns: Math.min(120, Number(process.env.PARTNERSCOPE_PROPERTY_RUNS ?? 40)) };
/** Loading rows costs, asking does not: what is asked of the same rows. */
const questions = 12;

let loaded: LoadedStore;
let tenants = 0;
beforeAll(async () => {
  loaded = await loadedStore();
});
afterAll(async () => loaded[Symbol.asyncDispose]());

describe('streamInsights', () => {
  for (const { dataset, rows } of kinds) {
    it(`Q-1 Q-6 Q-9 Q-10 Q-11 Q-12 A-23 A-25 A-26 A-28 A-29 A-33 RO-12 answers as the language is written, ${dataset.name}`, async () => {
      const held = (data: readonly Readonly<Record<string, unknown>>[]) =>
        Object.keys(data[0] ?? Object.fromEntries(dataset.required.map((name) => [name, null])));
      const asked = rows.chain((data) =>
        fc.record({
          data: fc.constant(data),
          queries: fc.array(queryOf(dataset, held(data)), { minLength: questions, maxLength: questions }),
          locations: fc.option(some(['100', '200', '300']), { nil: undefined, freq: 3 }),
          period: fc.option(
            fc.constantFrom({ from: '2024-01-02', to: '2024-03-15' }, { from: '2024-06-14', to: '2024-06-14' }),
            {
              nil: undefined,
              freq: 3,
            },
          ),
        }),
      );
      await fc.assert(
        fc.asyncProperty(asked, async ({ data, queries, locations, period }) => {
          const tenant = `random-${++tenants}`;
          await loaded.load(tenant, { [dataset.name]: data });
          const scope = { ...fullScope(tenant), ...(locations === undefined ? {} : { locations }) };
          const more = {
            ...(locations === undefined ? {} : { locations }),
            ...(period === undefined ? {} : { period }),
          };
          for (const query of queries) {
            const text = textOf(query, dataset);
            const groups = insightsAnswer(query, { dataset, rows: data, today, ...more });
            const question = questionOf(text, period === undefined ? {} : { period });
            const scoped = scopeInsights(question, dataset, scope);
            expectRows(await rowsOf(loaded.store, scoped), groups, { limit: query.limit, text });
            const head = await loaded.store.run('insights-head', scopeInsightsHead(scoped.scoped, 3));
            expectRows(head, groups, { limit: Math.min(3, query.limit ?? 3), text });
          }
          await loaded.store.forget(tenant);
        }),
        runs,
      );
    });
  }
});

/** Questions that plain rows can say too: columns, values of them, months, an order by size. */
const rowsQueryOf = ({ name, columns, time }: Dataset, data: readonly Readonly<Record<string, unknown>>[]) => {
  const held = Object.keys(data[0] ?? {});
  const comparable = held.filter((each) => {
    const column = columns[each];
    const isNumber = column?.type === 'decimal' || column?.type === 'boolean01';
    // Rows are filtered without outer blanks (X-45), a query compares cells as they are (A-20).
    const isBare = data.every((row) => String(row[each] ?? '') === String(row[each] ?? '').trim());
    return (
      isBare &&
      column !== undefined &&
      !isNumber &&
      !column.rest &&
      !column.synonyms &&
      !column.alternatives &&
      !column.internal
    );
  });
  const sized = comparable.filter((each) => ['integer', 'date', 'month'].includes(columns[each]?.type ?? ''));
  const filter = fc.constantFrom(...comparable).chain((column) => {
    const met = data.map((row) => String(row[column] ?? '')).filter((text) => text !== '' && text === text.trim());
    const value = fc.constantFrom('0', 'nobody', ...met, ...met.map((text) => text.toUpperCase()));
    return fc.record({ column: fc.constant(column), values: fc.array(value, { minLength: 1, maxLength: 3 }) });
  });
  return fc.record({
    kind: fc.constant('rows' as const),
    dataset: fc.constant(name),
    columns: fc.subarray(
      held.filter((each) => !columns[each]?.internal),
      { minLength: 1 },
    ),
    filters: fc.array(filter, { maxLength: 2 }),
    ...(time === undefined ? {} : { range: fc.constant({ from: '2023-12', to: '2024-05' }) }),
    ...(sized.length === 0
      ? {}
      : { orderBy: fc.constantFrom(...sized).map((column) => [{ column, descending: true as const }]) }),
  });
};

const typed = ({ dataset, columns, filters, orderBy = [] }: RowsQuery) => {
  const conditions = filters.map(
    ({ column, values }) => `${column} IN (${values.map((v) => `'${v.replaceAll("'", "''")}'`).join()})`,
  );
  const where = conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;
  const order = orderBy.length === 0 ? '' : ` ORDER BY ${orderBy.map(({ column }) => column).join()}`;
  return `SELECT ${columns.join()} FROM ${dataset}${where}${order}`;
};

describe('a query that plain rows can say', () => {
  for (const { dataset, rows } of kinds.filter(({ dataset }) => dataset.lasts === undefined)) {
    it(`CO-8 gives the rows of the raw data, ${dataset.name}`, async () => {
      const asked = rows
        .filter((data) => data.length > 0)
        .chain((data) =>
          fc.record({
            data: fc.constant(data),
            queries: fc.array(rowsQueryOf(dataset, data), { minLength: 6, maxLength: 6 }),
          }),
        );
      await fc.assert(
        fc.asyncProperty(asked, async ({ data, queries }) => {
          const tenant = `rows-${++tenants}`;
          await loaded.load(tenant, { [dataset.name]: data });
          const scope = fullScope(tenant);
          for (const query of queries) {
            const text = typed(query);
            const plain = [];
            for await (const batch of loaded.store.stream(scopeRows(query, dataset, scope))) plain.push(...batch.rows);
            const given = await rowsOf(loaded.store, scopeInsights(questionOf(text), dataset, scope));
            expect(counted(given), text).toEqual(counted(plain));
            const ordered = query.columns.indexOf(query.orderBy?.[0]?.column ?? '');
            if (ordered >= 0)
              expect(
                given.map((row) => row[ordered]),
                text,
              ).toEqual(plain.map((row) => row[ordered]));
          }
          await loaded.store.forget(tenant);
        }),
        { numRuns: Math.ceil(runs.numRuns / 4) },
      );
    });
  }
});
