import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkEditions } from '#domain/programme/check-editions.ts';
import { editions } from '#domain/programme/index.ts';
import { type App, openApp } from './app.ts';
import { parseConfig } from './config.ts';
import { demoTenant } from './demo.ts';
import { isFresh, writeDemoProgramme } from './demo-programme.ts';
import { demoRules } from './demo-rules.ts';

async function inFreshFolder(today: string, work: (app: App, dir: string) => Promise<void>): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'partnerscope-demo-programme-'));
  const app = await openApp(parseConfig({ data: dir, today }, { PARTNERSCOPE_LOG: 'silent' }));
  try {
    await work(app, dir);
  } finally {
    await app.close();
    rmSync(dir, { recursive: true, force: true });
  }
}

async function bringPurchases(app: App, dir: string): Promise<void> {
  const header =
    'PGAMpnId,MPNId,InvoiceNumber,InvoiceLine,InvoiceDate,DocumentKind,OmlpType,PurchaseUnits,KpiValue,Qualifying';
  const file = join(dir, 'purchases.csv');
  writeFileSync(file, `${header}\n${demoTenant},4571013,CW1,1,2024-03-03,invoice,Digital courseware,500,500,1\n`);
  const { id } = app.imports.announce(
    await app.importRequest({ tenant: demoTenant, dataset: 'CoursewarePurchases', file: 'purchases.csv' }),
  );
  app.imports.start(id, file);
  await app.imports.ended(id, () => undefined);
}

describe('writeDemoProgramme', () => {
  it('CLI-7 ENR-5 ENR-6 gives a fresh folder a programme that shows life: enrolled in the product itself, without an application', async () => {
    await inFreshFolder('2024-07-10', async (app, dir) => {
      expect(await isFresh(app)).toBe(true);
      await bringPurchases(app, dir);
      expect(await writeDemoProgramme(app)).toBe(true);
      expect(await isFresh(app)).toBe(false);
      const status = await app.programme.status.of(demoTenant);
      expect(status.edition?.name).toContain('sample numbers');
      expect(status.enrolments.map(({ level, competency, step }) => [level, competency, step])).toEqual([
        ['learning-action-pack', null, 'active'],
        ['silver', 'Cloud Platform', null],
      ]);
      expect(status.directory.status).toBe('accepted');
      expect((await app.programme.claims.list(demoTenant)).map(({ state }) => state)).toEqual(['submitted']);
      const { problems, current } = await app.programme.rules.list();
      expect({ problems, current }).toEqual({ problems: [], current: 'sample' });
      const [row] = (await app.programme.partners.list({ sort: 'tenant', limit: 10, offset: 0 })).partners;
      expect(row).toMatchObject({ tenant: demoTenant, held: 'silver', openClaims: 1, openCases: 0, trouble: null });
      const { decisions } = await app.programme.decisions.history({ tenant: demoTenant, limit: 100, offset: 0 });
      const replays = decisions.map(async ({ id }) => app.programme.decisions.replay(demoTenant, id));
      const told = (await Promise.all(replays)).filter(({ replayed }) => replayed !== null);
      expect(told.map(({ decision }) => decision.kind).sort()).toEqual([
        'enrolment.begun',
        'enrolment.begun',
        'listing.accepted',
        'order.placed',
        'order.placed',
      ]);
      expect(told.filter(({ same }) => !same)).toEqual([]);
    });
  }, 60_000);

  it.each(['2018-12-31', '2019-01-01'])(
    'CLI-7 leaves a folder of %s, for which there are no rules to take the place of, as it is',
    async (today) => {
      await inFreshFolder(today, async (app) => {
        expect(await writeDemoProgramme(app)).toBe(false);
        expect(await app.programme.desk.records.programme.editions()).toEqual([]);
      });
    },
    60_000,
  );

  it('ENR-7 the product itself comes without numbers for silver and gold', () => {
    const sets = editions.flatMap(({ requirementSets }) => requirementSets);
    for (const { level, kpi, exams } of sets) {
      if (level !== 'learning-action-pack') expect([kpi, exams]).toEqual([undefined, undefined]);
    }
    expect(checkEditions([demoRules({ from: '2023-01-01' })])).toEqual([]);
    expect(demoRules({ from: '2023-01-01' }).name).toContain('sample numbers');
  });
});
