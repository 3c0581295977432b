import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { programmeStatus } from '#contract/programme.ts';
import { programIn } from '../../test/program.ts';

const home = mkdtempSync(join(tmpdir(), 'partnerscope-programme-cli-'));
const { run } = programIn(home);
const status = (...more: string[]) => run('programme', 'status', '--today', '2021-05-20', ...more);

beforeAll(async () => {
  const header =
    'PGAMpnId,MPNId,InvoiceNumber,InvoiceLine,InvoiceDate,DocumentKind,OmlpType,PurchaseUnits,KpiValue,Qualifying';
  const lines = [
    '1,4571013,CW1,1,2021-02-03,invoice,MOC,10,12.5,1',
    '1,4571013,CW2,1,2021-02-04,invoice,MOC,-2,-2.5,1',
  ];
  writeFileSync(join(home, 'purchases.csv'), [header, ...lines, ''].join('\n'));
  const imported = await run('import', 'purchases.csv', '--tenant', '111', '--today', '2021-05-20');
  expect(imported.code, imported.err).toBe(0);
}, 60_000);
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('programme status', () => {
  it('CLI-1 CLI-2 prints the document of http.md and nothing else', async () => {
    const { code, out } = await status('--tenant', '111', '--json');
    expect(code).toBe(0);
    expect(programmeStatus.parse(JSON.parse(out)).kpi).toMatchObject({ total: 10, windowTo: '2021-04' });
  }, 60_000);

  it('CLI-1 prints a table otherwise, from the day that is asked', async () => {
    const { out } = await status('--tenant', '111', '--on', '2021-03-14');
    expect(out).toContain('KPI 0 and 0 USD from 2020-02 to 2021-01; refreshed 2021-02-15, next 2021-03-15');
    expect(out).toContain('OPEN trainers 0/1');
  }, 60_000);

  it('CLI-2 refuses an unknown partner with one line, and wrong usage', async () => {
    const [unknown, usage] = await Promise.all([status('--tenant', 'nope'), status()]);
    expect([unknown.code, usage.code]).toEqual([1, 2]);
    expect(unknown.err).toContain('There is no tenant "nope" of yours');
  }, 60_000);
});
