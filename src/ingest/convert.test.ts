import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readRows, seats, seatsHeader, someId } from '../../test/import-room.ts';
import { type CellProblem, rowChecker } from './check.ts';
import { convert } from './convert.ts';
import { detectDataset } from './detect.ts';
import { fileColumns } from './file-column.ts';
import { defaultLimits, type Limits } from './limits.ts';
import { plainStyle } from './style.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'convert-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const header = seatsHeader.split(',');
const columns = fileColumns(detectDataset(header, [seats]));
const check = rowChecker({ columns, width: header.length, style: plainStyle });

/** Small buffers give a small file the many boundaries of a large one. */
const small: Limits = { ...defaultLimits, lineBytes: 20_000, bufferBytes: 80_000 };

async function converted(text: string, limits = small) {
  const staging = mkdtempSync(join(dir, 'staging-'));
  const path = join(dir, 'file.csv');
  writeFileSync(path, text);
  const outcome = await convert({ path, name: 'file.csv', staging, datasets: [seats], limits }, () => undefined);
  const rows = outcome.loaded > 0 ? await readRows(join(staging, 'rows.parquet')) : [];
  return { outcome, rows, staging };
}

interface Expected {
  readonly good: readonly (readonly string[])[];
  readonly problems: readonly (CellProblem & { line: number })[];
  readonly rejectedLines: ReadonlySet<number>;
}

/** What the rules say about rows whose cells are known before they are written. */
function expected(rows: readonly (readonly string[])[], lineOf: (row: number) => number): Expected {
  const checked = rows.map((cells, index) => ({ line: lineOf(index), result: check(cells) }));
  const problems = checked.flatMap(({ line, result }) =>
    result.kind === 'bad' ? result.problems.map((problem) => ({ line, ...problem })) : [],
  );
  return {
    good: checked.flatMap(({ result }) => (result.kind === 'good' ? [result.values] : [])),
    problems,
    rejectedLines: new Set(problems.map(({ line }) => line)),
  };
}

/** A stored row as the canonical text that `check` gives. */
const canonical = (row: Record<string, unknown>): string =>
  JSON.stringify(
    columns.map(({ name, column }) => {
      const value = row[name];
      if (value === null || value === undefined) return '';
      if (typeof value === 'boolean') return value ? '1' : '0';
      return column.type === 'decimal' ? String(Number(value)) : String(value);
    }),
  );
const canonicalCells = (cells: readonly string[]): string =>
  JSON.stringify(
    columns.map(({ column }, index) => {
      const cell = cells[index] ?? '';
      return column.type === 'decimal' && cell !== '' ? String(Number(cell)) : cell;
    }),
  );

const guid = fc.uuid();
const mostly = (good: fc.Arbitrary<string>, ...bad: string[]) =>
  fc.oneof({ weight: 60, arbitrary: good }, { weight: 1, arbitrary: fc.constantFrom(...bad) });
const dayText = fc
  .date({ min: new Date('1995-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const free = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom('Fabrikam', 'Contoso, Ltd', '', ' padded ', 'ü€漢', 'say ""hi""') },
  { weight: 4, arbitrary: fc.string({ maxLength: 12 }).map((text) => text.replaceAll('\0', '')) },
  { weight: 2, arbitrary: fc.constantFrom('two\nlines', '\n\n', 'a,"b"\r\nc', 'tab\there') },
);

/** Cells of a row; `plainOnly` leaves out what stops the quick reader, so that both readers are met. */
const rowOf = (plainOnly: boolean) =>
  fc.tuple(
    mostly(dayText, '', '2024-13-01', '2024-02-30', 'soon', ...(plainOnly ? [] : ['1889-01-01'])),
    mostly(guid, '', '*****', ` ${someId}`),
    mostly(fc.constantFrom('Active', 'In grace', 'ACTIVE', 'A', ''), 'Gone', 'active '),
    fc.constantFrom('CSP', 'Direct', 'never seen'),
    mostly(fc.nat(500).map(String), '', 'x', ' 7 ', '12,5', ...(plainOnly ? [] : ['-1', '1.5', '7.0'])),
    mostly(fc.integer({ min: -50, max: 50 }).map(String), '', '1 000', ...(plainOnly ? [] : ['0.5'])),
    mostly(
      fc.integer({ min: -99999, max: 99999 }).map((cents) => (cents / 100).toFixed(2)),
      '',
      '1,234.00',
      'NaN',
      '1e3',
    ),
    mostly(dayText, '', '0001-01-01', '2023-02-29', '2024-01-05T00:00:00Z'),
    mostly(fc.constantFrom('0', '1', 'true', ''), '2', 'ja'),
    free,
  );

const quote = (cell: string, mark: string, always: boolean) =>
  always || cell.includes(mark) || /["\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

describe('convert', () => {
  it('CLI-4 loads exactly the good rows and rejects exactly the others, each with its line', async () => {
    const file = fc.record({
      rows: fc
        .boolean()
        .chain((plainOnly) => fc.array(rowOf(plainOnly), { minLength: 1, maxLength: 400, size: 'max' })),
      mark: fc.constantFrom(',', ';', '\t', '|'),
      end: fc.constantFrom('\n', '\r\n'),
      always: fc.boolean(),
      last: fc.boolean(),
      ragged: fc.nat(30),
    });
    await fc.assert(
      fc.asyncProperty(file, async ({ rows, mark, end, always, last, ragged }) => {
        const cells = rows.map((row, index) => (index % 37 === ragged ? [...row.slice(0, 9)] : [...row]));
        const records = [header, ...cells].map((row) => row.map((cell) => quote(cell, mark, always)).join(mark));
        const starts: number[] = [];
        let line = 1;
        for (const record of records) {
          starts.push(line);
          line += record.split('\n').length;
        }
        const should = expected(cells, (row) => starts[row + 1] ?? 0);
        const { outcome, rows: stored, staging } = await converted(records.join(end) + (last ? end : ''));
        expect(outcome.loaded + outcome.rejected).toBe(rows.length);
        expect(outcome.loaded).toBe(should.good.length);
        expect(stored.map(canonical).sort()).toEqual(should.good.map(canonicalCells).sort());
        const byLine = (a: { line: number }, b: { line: number }) => a.line - b.line;
        expect([...outcome.problems].sort(byLine)).toEqual(should.problems.slice(0, 1000));
        if (outcome.rejected > 0) {
          const rejects = readFileSync(join(staging, 'rejects.csv'), 'utf8');
          for (const at of should.rejectedLines) expect(rejects).toContain(`${mark}${at}${mark}`);
        }
      }),
      { numRuns: 60, seed: 7 },
    );
  }, 240_000);

  it('keeps row count and content over many buffers, in the quick reader too', async () => {
    const row = (index: number) =>
      [
        `2024-${String((index % 12) + 1).padStart(2, '0')}-01,${someId},Active,CSP,${index},0`,
        `1.50,2020-01-01,0,"Customer ""${index}""${index % 3 === 0 ? '\n' : ' '}in ${'x'.repeat(index % 200)}"`,
      ].join(',');
    const lines = Array.from({ length: 20_000 }, (_, index) =>
      index % 1000 === 999 ? row(index).replace('1.50', 'x') : row(index),
    );
    const { outcome, rows } = await converted([seatsHeader, ...lines].join('\n'));
    expect(outcome).toMatchObject({ loaded: 19_980, rejected: 20 });
    expect(new Set(rows.map((each) => each.Seats)).size).toBe(19_980);
    expect(outcome.periods).toHaveLength(12);
    const starts = lines.map((text) => text.split('\n').length);
    const lineOf = (index: number) => 2 + starts.slice(0, index).reduce((sum, each) => sum + each, 0);
    expect(outcome.problems.map(({ line }) => line)).toEqual(
      Array.from({ length: 20 }, (_, k) => lineOf(1000 * k + 999)),
    );
  });

  it('goes over to the careful reader when the quick one refuses too many', async () => {
    const lines = Array.from(
      { length: 300 },
      (_, index) => `2024-01-01,${someId},Active,CSP,${index % 2 ? 'x' : index}`,
    );
    const text = [seatsHeader, ...lines].join('\n');
    const few = await converted(text, { ...small, quickRejects: 100 });
    const many = await converted(text, small);
    expect(few.outcome).toEqual(many.outcome);
    expect(few.outcome).toMatchObject({ loaded: 150, rejected: 150 });
  });

  it('types every column', async () => {
    const { rows } = await converted(
      `${seatsHeader}\n2024-06-17,${someId.toUpperCase()},active,Direct,5,-2,12.5,2020-02-29,1, Fabrikam \n`,
    );
    expect(rows).toEqual([
      {
        ...{
          Month: '2024-06-01',
          SubscriptionId: someId,
          State: 'Active',
          Channel: 'Direct',
          Seats: '5',
          SeatChange: '-2',
        },
        ...{ RevenueUSD: '12.500000', StartDate: '2020-02-29', IsTrial: true, CustomerName: ' Fabrikam ' },
      },
    ]);
  });

  it('SEC-10 reads a file whose name is a pattern', async () => {
    mkdirSync(join(dir, 'odd'));
    const path = join(dir, 'odd', "a*[1]?'.csv");
    writeFileSync(path, `${seatsHeader}\n2024-06-01,${someId},,,,,,,,\n`);
    const staging = mkdtempSync(join(dir, 'staging-'));
    const outcome = await convert({ path, name: 'x', staging, datasets: [seats], limits: small }, () => undefined);
    expect(outcome).toMatchObject({ loaded: 1, rejected: 0, periods: ['2024-06'] });
  });
});
