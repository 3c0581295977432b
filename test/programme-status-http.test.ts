import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ledger, programmeForecast, programmeStatus, simulated } from '#contract/programme.ts';
import { trainerList } from '#contract/programme-rules.ts';
import { ours, type RulesRoom, rulesRoom, theirs } from './programme-rules-room.ts';

let room: RulesRoom;
beforeAll(async () => {
  room = await rulesRoom();
}, 120_000);
afterAll(() => room.remove());

const paths = ['status', 'forecast', 'ledger', 'ledger/file', 'trainers'];

describe('the programme status over HTTP', () => {
  it('ENR-1 ENR-2 ENR-3 ENR-5 ENR-6 ENR-8 ENR-53 answers those who look after the partner, at once and without an application', async () => {
    const status = programmeStatus.parse((await room.ask('GET', `status?tenant=${ours}`, 'admin')).json());
    expect(status.kpi).toMatchObject({
      windowFrom: '2020-05',
      windowTo: '2021-04',
      total: 12.5,
      refreshedOn: '2021-05-15',
    });
    expect(status.levels.map(({ level }) => level)).toEqual(['learning-action-pack', 'silver', 'gold']);
    expect(status.edition?.id).toBe('2021');
    const then = await room.ask('GET', `status?tenant=${ours}&on=2020-01-15`, 'admin');
    expect(programmeStatus.parse(then.json()).kpi).toMatchObject({
      windowFrom: '2019-01',
      windowTo: '2019-12',
      total: 0,
    });
    const page = ledger.parse((await room.ask('GET', `ledger?tenant=${ours}`, 'admin')).json());
    expect(page).toMatchObject({ total: 1, kpi: 12.5, lines: [{ invoice: 'CW1', counts: true }] });
    programmeForecast.parse((await room.ask('GET', `forecast?tenant=${ours}`, 'admin')).json());
  });

  it('writes nothing for a simulation, and refuses what cannot be wished for', async () => {
    const wish = { purchases: [{ date: '2021-04-30', units: 40, kpiPerUnit: 0.5 }], trainers: 1 };
    const answer = await room.ask('POST', `simulation?tenant=${ours}`, 'admin', wish);
    const { before, after } = simulated.parse(answer.json());
    expect([before.kpi.total, after.kpi.total]).toEqual([12.5, 32.5]);
    expect([before.best, after.best]).toEqual([null, { competency: null, level: 'learning-action-pack' }]);
    const again = programmeStatus.parse((await room.ask('GET', `status?tenant=${ours}`, 'admin')).json());
    expect(again).toEqual(before);
    for (const bad of [{ purchases: [{ ...wish.purchases[0], date: '2021-02-29' }] }, { trainers: -1 }, { units: 3 }]) {
      expect((await room.ask('POST', `simulation?tenant=${ours}`, 'admin', bad)).statusCode).toBe(400);
    }
  });

  it('SEC-3 SEC-5 RO-1 is closed to other partners and to other roles', async () => {
    for (const path of paths) {
      expect((await room.ask('GET', `${path}?tenant=${ours}`, 'viewer')).statusCode, path).toBe(403);
      expect((await room.ask('GET', `${path}?tenant=${ours}`, 'other-admin')).statusCode, path).toBe(404);
      expect((await room.ask('GET', `${path}?tenant=${theirs}`, 'other-admin')).statusCode, path).toBe(200);
      expect((await room.ask('GET', `${path}?tenant=${ours}`, 'operator')).statusCode, path).toBe(200);
    }
  });

  it('ENR-7 says so where no rules hold on the day', async () => {
    const answer = await room.ask('GET', `status?tenant=${ours}&on=2018-12-31`, 'admin');
    expect([answer.statusCode, answer.json().detail]).toEqual([404, expect.stringContaining('No edition')]);
    expect((await room.ask('GET', `status?tenant=${ours}&on=2021-02-30`, 'admin')).statusCode).toBe(400);
  });

  it('SEC-8 hands the ledger out as a file', async () => {
    const answer = await room.ask('GET', `ledger/file?tenant=${ours}`, 'admin');
    expect(answer.headers['content-disposition']).toContain('kpi-ledger-2020-05-2021-04.csv');
    expect(answer.body).toContain('CW1,1,2021-02-03,,Digital courseware,10,12.5,,import,,1,,2021-03-15');
  });

  it('L-17 ENR-25 counts trainers that the operator confirmed, and lists them', async () => {
    const draft = { name: 'Anneke de Vries', reference: 'MCT-1', until: '2021-05-20' };
    const made = await room.ask('POST', `trainers?tenant=${ours}`, 'operator', draft);
    expect(made.statusCode, made.body).toBeLessThan(300);
    const { trainers } = trainerList.parse((await room.ask('GET', `trainers?tenant=${ours}`, 'admin')).json());
    expect(trainers).toMatchObject([{ name: 'Anneke de Vries', source: 'confirmed', counts: true }]);
    const best = async (on: string) =>
      programmeStatus.parse((await room.ask('GET', `status?tenant=${ours}&on=${on}`, 'admin')).json()).best?.level;
    expect([await best('2021-05-20'), await best('2021-05-21')]).toEqual(['learning-action-pack', undefined]);
  });
});
