import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { microsoftLearn } from '#catalog/reports/microsoft-learn.ts';
import type { Scope } from '#query/scope.ts';
import type { PartBehind } from '#reporting/behind.ts';
import type { ReportRequest } from '#reporting/request.ts';
import type { ResultSection } from '#reporting/result.ts';
import { deliveries, question } from './learn-data.ts';
import { type LoadedReporting, loadedReporting } from './loaded-reporting.ts';
import { today } from './random-values.ts';

let loaded: LoadedReporting;
let tenants = 0;

beforeAll(async () => {
  loaded = await loadedReporting({ reports: [microsoftLearn], today: () => today });
});
afterAll(() => loaded[Symbol.asyncDispose]());

interface Figure {
  readonly column?: string;
  readonly values: Readonly<Record<string, string>>;
  readonly value: number;
}

/** Every number of a section with the cell it stands in. */
function figuresOf({ id, rows, columns, headline, total }: ResultSection): Figure[] {
  const figures = columns.filter(({ type }) => type === 'integer').map((column) => column.id);
  const keys = columns.filter(({ type }) => type === 'month' || type === 'text').map((column) => column.id);
  const cells = rows.flatMap((row) => {
    const values = Object.fromEntries(keys.map((key) => [key, String(row[key])]));
    return figures.map((column) => ({ column, values, value: Number(row[column] ?? 0) }));
  });
  const centre = id.endsWith('-by-role') || id.endsWith('-by-product') ? total?.completions : headline?.value;
  return centre === undefined ? cells : [...cells, { values: {}, value: Number(centre ?? 0) }];
}

/** People where the section counts people, rows everywhere else. */
async function countedIn(part: PartBehind, countsPeople: boolean): Promise<number> {
  const at = part.columns.findIndex(({ name }) => name === 'UserId');
  const people = new Set<unknown>();
  let rows = 0;
  for await (const batch of part.read()) {
    rows += batch.length;
    for (const row of batch) people.add(row[at]);
  }
  expect(await part.total()).toBe(rows);
  return countsPeople ? people.size : rows;
}

describe('rows behind the figures of microsoft-learn', () => {
  it('HTTP-1 LRN-11 LRN-13 LRN-16 LRN-20 LRN-33 LRN-38 LRN-42 gives for every figure the rows it counts', async () => {
    await fc.assert(
      fc.asyncProperty(deliveries, question, fc.nat(), async (given, { from, to, locations }, chosen) => {
        const tenant = `t${++tenants}`;
        for (const rows of given) await loaded.deliver(tenant, { MSLearn: rows });
        const scope: Scope = { tenant, may: ['personal'], ...(locations === undefined ? {} : { locations }) };
        const request: ReportRequest = { report: microsoftLearn.id, range: { from, to } };
        const { sections } = await loaded.reporting.run(request, scope);
        for (const section of sections.filter((_, i) => (i + chosen) % 4 === 0)) {
          const figures = figuresOf(section);
          const figure = figures[Math.floor(chosen / 4) % Math.max(1, figures.length)];
          if (figure === undefined) continue;
          const { value, ...cell } = figure;
          const { parts } = await loaded.reporting.behind({ request, section: section.id, cell }, scope);
          expect(parts.map(({ dataset }) => dataset)).toEqual(['MSLearn']);
          for (const part of parts) {
            const counted = await countedIn(part, section.id.startsWith('trained-individuals'));
            expect(counted, `${section.id} ${JSON.stringify(cell)}`).toBe(value);
          }
        }
        await loaded.store.forget(tenant);
      }),
      { numRuns: Number(process.env.PARTNERSCOPE_PROPERTY_RUNS ?? 30) },
    );
  });

  it('HTTP-1 LRN-38 X-44 finds the rows of the names beyond the first five, and of those without a role', async () => {
    const names = ['Five', 'Four', 'One', 'Seven', 'Six', 'Three', 'Two'];
    const rows = names.map((TrainingName, i) => ({
      UserId: '00000000-0000-4000-8000-000000000001',
      TrainingName,
      TrainingType: 'Module',
      Roles: i < 2 ? ' ; ' : 'Developer',
      CompletionDate: '2024-03-01',
      MPNId: '100',
    }));
    await loaded.load('names', { MSLearn: rows });
    const scope: Scope = { tenant: 'names', may: ['personal'] };
    const request: ReportRequest = { report: microsoftLearn.id, range: { from: '2024-03', to: '2024-03' } };
    const namesBehind = async (section: string, value: string) => {
      const { parts } = await loaded.reporting.behind(
        { request, section, cell: { column: 'completions', values: { value } } },
        scope,
      );
      const found: unknown[] = [];
      for (const { columns, read } of parts) {
        const at = columns.findIndex(({ name }) => name === 'TrainingName');
        for await (const batch of read()) found.push(...batch.map((row) => row[at]));
      }
      return found.toSorted();
    };
    expect(await namesBehind('modules-by-name', 'Others')).toEqual(['Three', 'Two']);
    expect(await namesBehind('modules-by-name', 'four')).toEqual(['Four']);
    expect(await namesBehind('modules-by-role', '(not set)')).toEqual(['Five', 'Four']);
  });

  it('RO-2 SEC-4 gives a reader who may not see persons neither the learners nor their names among the rows', async () => {
    const row = { UserId: '00000000-0000-4000-8000-000000000001', UserName: 'Ann', TrainingName: 'Teams' };
    const rows = [{ ...row, TrainingType: 'Module', CompletionDate: '2024-03-01', MPNId: '100' }];
    await loaded.load('closed', { MSLearn: rows });
    const scope: Scope = { tenant: 'closed', may: [] };
    const request: ReportRequest = { report: microsoftLearn.id, range: { from: '2024-03', to: '2024-03' } };
    const values = { userName: 'Ann', userId: row.UserId };
    const learners = { request, section: 'learners-modules', cell: { column: 'modules', values } };
    await expect(loaded.reporting.behind(learners, scope)).rejects.toMatchObject({ code: 'forbidden' });
    const { parts } = await loaded.reporting.behind(
      { request, section: 'module-completions', cell: { values: {} } },
      scope,
    );
    expect(parts.map((part) => part.redacted.toSorted())).toEqual([['UserId', 'UserName']]);
    expect(parts.flatMap(({ columns }) => columns.map(({ name }) => name))).not.toContain('UserName');
    expect(await parts[0]?.total()).toBe(1);
  });
});
