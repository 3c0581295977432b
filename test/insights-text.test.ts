import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { neutralise } from '#delivery/cells.ts';
import { rawFormats, toRawHeader, toRawText } from '#delivery/raw-text.ts';
import { insightsColumns } from '#query/insights.ts';
import { type ScopedInsights, scopeInsightsHead } from '#query/scope.ts';
import type { Cell, TextForm } from '#store/store.ts';
import { named, rowsOf, scopedOf, tenant } from './insights-room.ts';
import { type LoadedStore, loadedStore } from './loaded-store.ts';
import { guid, maybe, month } from './random-values.ts';
import type { RawRow } from './reference/customers.ts';

const runs = { numRuns: Math.min(120, Number(process.env.PARTNERSCOPE_PROPERTY_RUNS ?? 40)) };
const dataset = 'SeatsSubscriptionsAndRevenue';
const formats = ['csv', 'tsv'] as const;

let loaded: LoadedStore;
beforeAll(async () => {
  loaded = await loadedStore();
});
afterAll(async () => loaded[Symbol.asyncDispose]());

/** Text of everything that files, spreadsheets or engines take for something else. */
const marks = ['"', "'", ',', '\t', '\r', '\n', '\r\n', ';', '|', '\\', '#', '=', '+', '-', '@', ' ', '.', '<', 'A'];
const odd = ['\ufeff', '\x01', '\x0b', '\x1e', '\x1f', '\x7f', '\u00a0', '\u2028', 'é', '＝', '漢', '😀', 'NULL', '0'];
const text = fc.option(
  fc.array(fc.constantFrom(...marks, ...marks, ...odd, 'x'), { maxLength: 5 }).map((parts) => parts.join('')),
  { nil: null, freq: 8 },
);

const row = fc.record({
  Month: month,
  SubscriptionId: fc.integer({ min: 1, max: 99 }).map(guid),
  CustomerName: text,
  CustomerMarket: text,
  Product: text,
  SubscriptionState: text,
  MPNId: text,
  SubscriptionEndDate: maybe(['2024-05-31', '1999-01-01']),
  IsDuplicateRowForPGA: maybe(['0', '1']),
  AvailableSeats: maybe([-5, 0, 3, 1_000_000_000]),
  AvailableSeatsEOP: maybe([0, 7]),
  BilledRevenueUSD: maybe(['0.000000', '12.500000', '-3.250000', '12.500001', '1000000.000000', '-0.000001', '100']),
});
const columns = [
  ...['Month', 'SubscriptionId', 'CustomerName', 'CustomerMarket', 'Product', 'SubscriptionState', 'MPNId'],
  ...['SubscriptionEndDate', 'IsDuplicateRowForPGA', 'AvailableSeats', 'AvailableSeatsEOP', 'BilledRevenueUSD'],
];
/** A limit lets the engine tell equal rows apart, so that the same come in the same order each time. */
const rest = 'LIMIT 1000 TIMESPAN LIFETIME';
const plain = fc
  .tuple(fc.shuffledSubarray(columns, { minLength: 1 }), fc.constantFrom('ASC', 'DESC'))
  .map(([shown, way]) => `SELECT ${shown.join(', ')} FROM ${dataset} ORDER BY ${shown[0]} ${way} ${rest}`);
const grouped = fc.constant(
  `SELECT CustomerName, CustomerMarket, Month, TotalSoldSeats, CustomerCount FROM ${dataset} ORDER BY CustomerName ASC ${rest}`,
);

interface Wish {
  readonly format: 'csv' | 'tsv';
  readonly rawText: boolean;
}

/** The text that rows make; with tabs, a break inside a cell is a blank once it was looked at (API-60, SEC-8). */
async function expectedOf(rows: readonly Cell[][], { scoped }: ScopedInsights, { format, rawText }: Wish) {
  const columns = insightsColumns(scoped.query, named(dataset));
  const flat = (cell: Cell, i: number) => {
    if (format === 'csv' || typeof cell !== 'string' || !['string', 'enum'].includes(columns[i]?.type ?? ''))
      return cell;
    return (rawText ? cell : neutralise(cell)).replaceAll(/\r\n|[\t\r\n]/g, ' ');
  };
  const batches = async function* () {
    if (rows.length > 0) yield rows.map((row) => row.map(flat));
  };
  const pieces = toRawText({ columns, batches: batches() }, format, { rawText: rawText || format === 'tsv' });
  return (await Array.fromAsync(pieces)).join('');
}

async function textOf({ store, dir }: LoadedStore, { scoped }: ScopedInsights, form: Omit<TextForm, 'head'>) {
  const path = join(dir, 'written');
  const format = form.separator === ',' ? 'csv' : 'tsv';
  const head = toRawHeader(insightsColumns(scoped.query, named(dataset)), format);
  const rows = await store.writeInsightsText(scoped, { ...form, head, path });
  return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(path)), rows };
}

const one = (given: RawRow): RawRow => ({ Month: '2024-05-01', SubscriptionId: guid(1), ...given });

describe('writeInsightsText', () => {
  it('API-60 API-61 API-62 SEC-8 CO-8 is the text that the rows of the answer make', async () => {
    const asked = fc.record({
      data: fc.array(row, { maxLength: 25 }),
      queries: fc.tuple(plain, plain, grouped),
    });
    await fc.assert(
      fc.asyncProperty(asked, async ({ data, queries }) => {
        await loaded.load(tenant, { [dataset]: data });
        for (const query of queries) {
          const scoped = scopedOf(query);
          const rows = await rowsOf(loaded.store, scoped);
          for (const format of formats) {
            for (const rawText of [false, true]) {
              const given = await textOf(loaded, scoped, { ...rawFormats[format], rawText });
              expect(given.text, query).toBe(await expectedOf(rows, scoped, { format, rawText }));
              expect(given.rows, query).toBe(rows.length);
            }
          }
        }
        await loaded.store.forget(tenant);
      }),
      runs,
    );
  }, 60_000);

  it('API-60 SEC-8 puts blanks for the breaks of TSV after it looked for formulas, and quotes what is left', async () => {
    const data = ['\t=1', '\r\nx', 'a\r\nb', '-1', 'a"\tb', 'a,b', '', '\ufeff=1'].map((CustomerName, i) =>
      one({ CustomerName, SubscriptionId: guid(i + 1) }),
    );
    await loaded.load(tenant, { [dataset]: data });
    const scoped = scopedOf(`SELECT CustomerName, SubscriptionId FROM ${dataset} ORDER BY SubscriptionId ASC ${rest}`);
    const cells = async (form: Omit<TextForm, 'head'>) => {
      const { text } = await textOf(loaded, scoped, form);
      const rows = text.slice(text.indexOf('\r\n') + 2);
      return rows.split(/[\t,]00000000-0000-4000-8000-\d{12}\r\n/).slice(0, -1);
    };
    const tsv = { separator: '\t', rawText: false } as const;
    expect(await cells(tsv)).toEqual(["' =1", "' x", 'a b', "'-1", '"a"" b"', 'a,b', '', '\ufeff=1']);
    expect(await cells({ ...tsv, rawText: true })).toEqual([
      ' =1',
      ' x',
      'a b',
      '-1',
      '"a"" b"',
      'a,b',
      '',
      '\ufeff=1',
    ]);
    const csv = { separator: ',', rawText: false } as const;
    expect(await cells(csv)).toEqual(["'\t=1", '"\'\r\nx"', '"a\r\nb"', "'-1", '"a""\tb"', '"a,b"', '', '\ufeff=1']);
    await loaded.store.forget(tenant);
  });

  it('API-60 writes the header of no rows', async () => {
    const scoped = scopedOf(`SELECT CustomerName, Month FROM ${dataset} TIMESPAN LIFETIME`);
    const given = await textOf(loaded, scoped, { separator: ',', rawText: false });
    expect(given).toEqual({ text: 'CustomerName,Month\r\n', rows: 0 });
  });

  it('API-61 CO-8 keeps U+FEFF at the beginning of a value, where the binding of the engine drops it', async () => {
    await loaded.load(tenant, { [dataset]: [one({ CustomerName: '\ufeffA', CustomerMarket: '\ufeff' })] });
    const asked = scopedOf(`SELECT CustomerName, CustomerMarket FROM ${dataset} TIMESPAN LIFETIME`);
    const cells = ['\ufeffA', '\ufeff'];
    expect(await rowsOf(loaded.store, asked)).toEqual([cells]);
    expect(await loaded.store.run('insights-head', scopeInsightsHead(asked.scoped, 1))).toEqual([cells]);
    const { text } = await textOf(loaded, asked, { separator: ',', rawText: false });
    expect(text).toBe('CustomerName,CustomerMarket\r\n\ufeffA,\ufeff\r\n');
    await loaded.store.forget(tenant);
  });

  it('SEC-2 writes nothing outside the data folder', async () => {
    const { scoped } = scopedOf(`SELECT CustomerName FROM ${dataset} TIMESPAN LIFETIME`);
    const path = `${loaded.dir}-elsewhere`;
    const file = { separator: ',', rawText: false, head: 'CustomerName', path } as const;
    await expect(loaded.store.writeInsightsText(scoped, file)).rejects.toThrow(/Permission Error/);
    expect(existsSync(path)).toBe(false);
  });
});
