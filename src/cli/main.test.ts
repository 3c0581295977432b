import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { productVersion } from '#app/place.ts';
import { feedbackList } from '#contract/feedback.ts';
import { importList, importStatus, receipt } from '#contract/imports.ts';
import { reportResult } from '#contract/report.ts';
import { programIn } from '../../test/program.ts';
import { sampleRows, subscriptionsCsv } from '../../test/samples.ts';

const home = mkdtempSync(join(tmpdir(), 'partnerscope-cli-'));
const seats = join(home, 'seats.csv');
writeFileSync(seats, subscriptionsCsv());
afterAll(() => rmSync(home, { recursive: true, force: true }));

const { start, run, whileServing } = programIn(home);

describe('usage', () => {
  it('CLI-2 exits with 2 and one line for wrong usage, on standard error', async () => {
    const wrong = [
      ['reprot', 'customers'],
      ['serve', '--nope'],
      ['serve', '--port', 'many'],
      ['serve', '--today', '2024-02-30'],
      ['report'],
      ['report', 'customers', '--range', '4M'],
      ['report', 'customers', '--from', '2024-13'],
      ['report', 'customers', '--format', 'csv'],
      ['behind', 'customers'],
      ['behind', 'customers', 'geography', '--where', 'country'],
      ['import', seats],
      ['demo', '--size', 'XL'],
    ];
    const outcomes = await Promise.all(wrong.map((args) => run(...args)));
    for (const [index, { code, out, err }] of outcomes.entries()) {
      expect(code, `${wrong[index]?.join(' ')}: ${err}`).toBe(2);
      expect(out).toBe('');
      expect(err).toMatch(/^error: .+\n/);
    }
    expect(outcomes[0]?.err).toMatch(/Did you mean report/);
  }, 60_000);

  it('CLI-1 tells its verbs', async () => {
    const { code, out } = await run('--help');
    expect(code).toBe(0);
    for (const verb of [
      'serve',
      'demo',
      'import',
      'imports',
      'undo',
      'report',
      'behind',
      'rows',
      'feedback',
      'rebuild',
      'doctor',
    ]) {
      expect(out).toMatch(new RegExp(`^ {2}${verb} `, 'm'));
    }
  });

  const older = olderNode();
  it.skipIf(older === undefined)('CLI-8 goes on under the pinned Node, quietly, with code and signals', async () => {
    expect(await start(['--version'], older).ended).toEqual({ code: 0, out: `${productVersion}\n`, err: '' });
    expect((await start(['nope'], older).ended).code).toBe(2);
    const server = start(['serve', '--data', join(home, 'older'), '--port', '0'], older);
    await server.said(/http:/);
    server.child.kill('SIGTERM');
    expect((await server.ended).code).toBe(0);
  });
});

describe('import, imports, undo, report', () => {
  const data = join(home, 'd1');
  const at = ['--data', data, '--today', '2024-04-15'];

  it('CLI-3 CLI-4 imports a file, makes the tenant, prints the receipt and nothing else', async () => {
    const { code, out, err } = await run('import', seats, '--tenant', '4567890', '--json', ...at);
    expect(code, err).toBe(0);
    const got = receipt.parse(JSON.parse(out));
    expect(got).toMatchObject({
      dataset: 'SeatsSubscriptionsAndRevenue',
      tenant: '4567890',
      file: 'seats.csv',
      rows: 8,
      loaded: 8,
      rejected: 0,
      duplicate: false,
      months: ['2024-01', '2024-03'],
    });
    expect(err).toMatch(/opening the data folder .* directly/);
  });

  it('CLI-4 says for people what was rejected and where; the same file again changes nothing', async () => {
    const again = await run('import', seats, '--tenant', '4567890', ...at);
    expect(again.out).toMatch(/there already as delivery .*, nothing changed/);
    const bad = join(home, 'bad.csv');
    writeFileSync(bad, subscriptionsCsv(sampleRows.slice(0, 2)).replace('2024-01-01', '2024-02-31'));
    const { code, out } = await run('import', bad, '--tenant', 'second', ...at);
    expect(code).toBe(0);
    expect(out).toMatch(/1 of 2 rows loaded, 1 rejected/);
    expect(out).toMatch(/line 2, Month "2024-02-31"/);
    const [, rejects = ''] = /rejected rows are in (.+)/.exec(out) ?? [];
    expect(readFileSync(rejects, 'utf8')).toContain('2024-02-31');
    expect((await run('import', bad, '--tenant', 'third', '--strict', ...at)).code).toBe(1);
  });

  it('CLI-2 CLI-4 exits with 1 and one clear line when a file is refused, and imports the others', async () => {
    const odd = join(home, 'odd.csv');
    const april = join(home, 'april.csv');
    writeFileSync(odd, 'CustomerName,Colour\nA,red\n');
    writeFileSync(april, subscriptionsCsv(sampleRows.slice(-3).map((row) => ({ ...row, month: '2024-04' }))));
    const missing = join(home, 'missing.csv');
    const { code, out, err } = await run('import', odd, missing, home, april, '--tenant', '4567890', '--json', ...at);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual([expect.objectContaining({ file: 'april.csv', loaded: 3 })]);
    expect(err).toMatch(/odd\.csv: .+/);
    expect(err).toMatch(/missing\.csv: There is no such file/);
    expect(err).toMatch(/This is a folder/);
  });

  it('CLI-2 names a refused file once, and gives a terminal no control characters of a file', async () => {
    const empty = join(home, 'empty.csv');
    const hostile = join(home, 'hostile.csv');
    writeFileSync(empty, '');
    const columns = Array.from({ length: 200 }, (_, index) => `x${index}`).join(',');
    const [header, row] = subscriptionsCsv(sampleRows.slice(0, 1)).trim().split(/\r?\n/);
    const evil = row?.replace('2024-01-01', '"\u001b]0;owned\u0007\nx"');
    writeFileSync(hostile, `${header},\u001b[31mred,${columns}\n${evil}\n`);
    const { err, out } = await run('import', empty, hostile, '--tenant', 'hostile', ...at);
    expect(err).toContain(`partnerscope: ${empty} is empty\n`);
    expect(out).toMatch(/unknown: +\[31mred, x0, .* and 171 more\n/);
    expect(out).toMatch(/line 2, Month " \]0;owned {2}x": /);
    expect((out + err).replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  });

  it('CLI-1 lists imports and takes one back', async () => {
    const { deliveries } = importList.parse(
      JSON.parse((await run('imports', '--tenant', '4567890', '--json', ...at)).out),
    );
    expect(deliveries.map(({ file }) => file)).toEqual(['april.csv', 'seats.csv']);
    const id = deliveries[0]?.delivery ?? '';
    const undone = await run('undo', id, '--json', ...at);
    expect(importStatus.parse(JSON.parse(undone.out)).stage).toBe('undone');
    const twice = await run('undo', id, ...at);
    expect(twice).toMatchObject({ code: 1, out: '' });
    expect(twice.err).toMatch(/undone already/);
    expect((await run('undo', 'nothing', ...at)).err).toMatch(/There is no import or delivery "nothing"/);
  });

  it('CLI-6 HTTP-6 prints a report as JSON, narrowed by filters, role and location', async () => {
    const report = async (...args: string[]) => {
      const { code, out, err } = await run(
        'report',
        'customers',
        '--tenant',
        '4567890',
        '--range',
        '3M',
        ...args,
        ...at,
      );
      expect(code, err).toBe(0);
      return reportResult.parse(JSON.parse(out)).sections.find(({ id }) => id === 'customers')?.headline?.value;
    };
    expect(await report()).toBe(3);
    expect(await report('--json', '--product', 'Azure', '--product', 'Nothing')).toBe(2);
    expect(await report('--as-role', 'Executive report viewer', '--section', 'customers')).toBe(3);
    expect(await report('--as-role', 'RV', '--as-location', '4571013')).toBe(3);
    expect(await report('--as-location', '4571013', '--market', 'Belgium')).toBe(0);
  });

  it('CLI-1 prints sections as CSV and TSV and a page as XLSX', async () => {
    const page = ['report', 'customers', '--tenant', '4567890', '--range', '3M', ...at];
    const section = ['--section', 'customers-by-product', '--format'];
    expect((await run(...page, ...section, 'csv')).out).toBe('product,customers\r\nAzure,2\r\nOffice 365,1\r\n');
    expect((await run(...page, ...section, 'tsv')).out).toMatch(/^product\tcustomers\r\n/);
    const file = join(home, 'page.xlsx');
    expect((await run(...page, '--format', 'xlsx', '--output', file)).code).toBe(0);
    expect(readFileSync(file).subarray(0, 2).toString()).toBe('PK');
  });

  it('CLI-2 exits with 1 and one clear line when a report is refused', async () => {
    const refused = async (...args: string[]) => {
      const { code, out, err } = await run('report', ...args, ...at);
      expect(code, err).toBe(1);
      expect(out).toBe('');
      expect(err.split('\n')).toHaveLength(2);
      return err;
    };
    expect(await refused('custmers', '--tenant', '4567890')).toMatch(/did you mean customers/);
    expect(await refused('customers', '--tenant', '4567890', '--section', 'geografy')).toMatch(
      /did you mean geography/,
    );
    expect(await refused('customers')).toMatch(/tenant is missing/);
    expect(await refused('customers', '--tenant', '4567891')).toMatch(/did you mean 4567890/);
    expect(await refused('customers', '--tenant', '4567890', '--from', '2024-03', '--to', '2024-01')).toMatch(/after/);
    expect(await refused('customers', '--tenant', '4567890', '--as-role', 'HD')).toMatch(/does not open/);
  });

  it('CO-8 CLI-2 prints raw rows that can be imported again, and says what a role does not get', async () => {
    const rows = (...args: string[]) =>
      run('rows', 'SeatsSubscriptionsAndRevenue', '--tenant', '4567890', ...args, ...at);
    const { code, out, err } = await rows('--from', '2024-02', '--to', '2024-02');
    expect(code, err).toBe(0);
    expect(out.split('\r\n')).toHaveLength(5);
    expect(out).toContain('BilledRevenueUSD');
    const file = join(home, 'rows.tsv');
    expect((await rows('--format', 'tsv', '--output', file)).out).toBe('');
    const again = await run('import', file, '--tenant', 'copy', '--json', ...at);
    expect(receipt.parse(JSON.parse(again.out))).toMatchObject({ loaded: 8, rejected: 0, unknownColumns: [] });
    const narrowed = await rows('--as-role', 'RV');
    expect(narrowed.out).not.toContain('BilledRevenueUSD');
    expect(narrowed.err).toMatch(/left out.*BilledRevenueUSD/);
    expect((await run('rows', 'SeatsSubscriptions', '--tenant', '4567890', ...at)).err).toMatch(/There is no dataset/);
    const unwritable = await rows('--output', join(home, 'no', 'rows.csv'));
    expect(unwritable).toMatchObject({ code: 1, out: '' });
    expect(unwritable.err).toMatch(/cannot be written; check the folder/);
  });

  it('HTTP-1 CLI-2 prints the rows behind a figure, and says what a role does not get', async () => {
    const behind = (...args: string[]) =>
      run('behind', 'customers', 'customers-by-product', '--tenant', '4567890', '--range', '3M', ...args, ...at);
    const figure = ['--column', 'customers', '--where', 'product=azure'];
    const { code, out, err } = await behind(...figure, '--as-role', 'RV');
    expect(code, err).toBe(0);
    expect(err).toMatch(/left out.*BilledRevenueUSD/);
    const [header = '', ...lines] = out.trimEnd().split('\r\n');
    const product = header.split(',').indexOf('Product');
    expect(lines.map((line) => line.split(',')[product])).toEqual(lines.map(() => 'Azure'));
    expect(lines.length).toBeGreaterThan(1);
    const file = join(home, 'behind.xlsx');
    expect((await behind(...figure, '--format', 'xlsx', '--output', file)).code).toBe(0);
    expect(readFileSync(file).subarray(0, 2).toString()).toBe('PK');
    const refused = await behind('--column', 'customers', '--where', 'product=Atlantis');
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toMatch(/No row of customers-by-product has "Atlantis" as product/);
    expect((await behind(...figure, '--where', 'product=Azure')).err).toMatch(/more than once/);
  });

  it('CLI-1 rebuilds the engine from the lake', async () => {
    const before = await run('report', 'customers', '--tenant', '4567890', ...at);
    rmSync(join(data, 'engine'), { recursive: true });
    expect((await run('rebuild', ...at)).out).toMatch(/Rebuilt from the lake: 4567890/);
    expect((await run('report', 'customers', '--tenant', '4567890', ...at)).out).toBe(before.out);
  });

  it('CLI-1 examines the installation', async () => {
    const { code, out } = await run('doctor', '--json', ...at);
    expect(code).toBe(0);
    const { ok, findings } = JSON.parse(out);
    expect(ok).toBe(true);
    expect(findings.map(({ check }: { check: string }) => check)).toEqual(
      expect.arrayContaining(['jobs', 'files of reports', 'mail']),
    );
    const blocked = join(home, 'blocked');
    writeFileSync(blocked, 'a file, no folder');
    const wrong = await run('doctor', '--data', join(blocked, 'data'));
    expect(wrong.code).toBe(1);
    expect(wrong.out).toMatch(/WRONG data folder/);
    const through = await run('import', seats, '--tenant', '4567890', '--data', join(blocked, 'data'));
    expect(through).toMatchObject({ code: 1, out: '' });
    expect(through.err).toMatch(/is a file or lies below one; name a folder with --data\n$/);
  });
}, 120_000);

describe('serve', () => {
  const data = join(home, 'd2');

  it('CO-7 CO-8 serves on loopback only and says so, and other verbs go to it', async () => {
    const { code, err } = await whileServing(data, async (address) => {
      expect((await fetch(`${address}/healthz`)).status).toBe(200);
      const done = await run('import', seats, '--tenant', '4567890', '--json', '--data', data);
      expect(done.code, done.err).toBe(0);
      expect(done.err).toMatch(/handing over to the server/);
      expect(receipt.parse(JSON.parse(done.out))).toMatchObject({ loaded: 8, file: 'seats.csv' });
      const odd = join(home, 'strange.csv');
      writeFileSync(odd, 'x,y\n1,2\n');
      const refused = await run('import', odd, '--tenant', '4567890', '--data', data);
      expect(refused.code).toBe(1);
      const report = await run('report', 'customers', '--section', 'customers', '--data', data);
      expect(reportResult.parse(JSON.parse(report.out)).tenant).toBe('4567890');
      const rows = await run('rows', 'SeatsSubscriptionsAndRevenue', '--as-role', 'RV', '--data', data);
      expect(rows.out.split('\r\n'), rows.err).toHaveLength(10);
      expect(rows.err).toMatch(/left out.*BilledRevenueUSD/);
      const figure = ['customers', 'customers-by-product', '--column', 'customers', '--where', 'product=Azure'];
      const behind = await run('behind', ...figure, '--as-role', 'RV', '--data', data);
      expect(behind.out.split('\r\n').length, behind.err).toBeGreaterThan(3);
      expect(behind.err).toMatch(/left out.*BilledRevenueUSD/);
      const print = join(home, 'page.pdf');
      const printed = await run(
        'report',
        'customers',
        '--format',
        'pdf',
        '--lang',
        'nl',
        '--output',
        print,
        '--data',
        data,
      );
      expect(printed.code, printed.err).toBe(0);
      expect(readFileSync(print).subarray(0, 5).toString()).toBe('%PDF-');
      const nobody = await run('rows', 'SeatsSubscriptionsAndRevenue', '--tenant', 'nobody', '--data', data);
      expect(nobody).toMatchObject({ code: 1, out: '' });
      await giveFeedback(address, 'Which\u001b[31m month?');
      const told = await run('feedback', '--data', data);
      expect(told.out).toMatch(/ 4567890 {2}customers\/skus\n {2}Which \[31m month\?\n$/);
      const kept = feedbackList.parse(JSON.parse((await run('feedback', '--json', '--data', data)).out));
      expect(kept.feedback.map(({ remark }) => remark)).toEqual(['Which\u001b[31m month?']);
      const { deliveries } = importList.parse(JSON.parse((await run('imports', '--json', '--data', data)).out));
      expect(deliveries).toHaveLength(1);
      expect((await run('undo', deliveries[0]?.delivery ?? '', '--data', data)).code).toBe(0);
      const second = await run('serve', '--data', data, '--port', '0');
      expect(second.code).toBe(1);
      expect(second.err).toMatch(/in use by process/);
      const examined = await run('doctor', '--data', data);
      expect(examined.out).toMatch(/in use by process \d+, serving on port \d+/);
      expect(examined.out).toMatch(/^ok {4}jobs line: alive; 0 reports planned$/m);
    });
    expect(code, err).toBe(0);
  }, 60_000);

  it('refuses addresses that others could reach, and a port that is taken', async () => {
    const foreign = await run('serve', '--host', '0.0.0.0', '--data', data);
    expect(foreign.code).toBe(1);
    expect(foreign.err).toMatch(/sign-in is not set up: whoever comes would see everything/);
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.on('listening', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const taken = await run('serve', '--port', String(port), '--data', data);
    other.close();
    expect(taken).toMatchObject({ code: 1, out: '' });
    expect(taken.err).toMatch(/is taken; choose another with --port/);
  }, 30_000);
});

describe('demo', () => {
  it('CLI-1 CLI-7 writes raw files, imports them, and a second time changes nothing', async () => {
    const at = ['--data', join(home, 'd3'), '--today', '2024-07-10'];
    const first = await run('demo', '--no-serve', '--raw', join(home, 'raw1'), '--json', ...at);
    expect(first.code, first.err).toBe(0);
    const { tenant, receipts } = JSON.parse(first.out);
    expect(receipts.length).toBeGreaterThan(10);
    for (const one of receipts) expect(receipt.parse(one)).toMatchObject({ tenant, rejected: 0, duplicate: false });
    const lastMonths = receipts.flatMap(({ months }: { months: string[] | null }) => months?.[1] ?? []).sort();
    expect(lastMonths.at(-1)).toBe('2024-06');
    mkdirSync(join(home, 'raw2'));
    const second = JSON.parse((await run('demo', '--no-serve', '--raw', join(home, 'raw2'), '--json', ...at)).out);
    for (const one of second.receipts) expect(one).toMatchObject({ duplicate: true });
  }, 120_000);
});

/** Leaves a remark on a chart, as the page does. */
async function giveFeedback(address: string, remark: string): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ report: 'customers', section: 'skus', remark });
  expect((await fetch(`${address}/api/v1/feedback`, { method: 'POST', headers, body })).status).toBe(201);
}

/** A Node of the machine that is older than the product needs. */
function olderNode(): string | undefined {
  const places = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'node'));
  return places.find((path) => {
    if (!existsSync(path)) return false;
    return Number(/^v(\d+)/.exec(execFileSync(path, ['--version'], { encoding: 'utf8' }))?.[1]) < 24;
  });
}
