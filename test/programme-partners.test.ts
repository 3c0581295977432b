import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { programmeHistory, replayedDecision } from '#contract/programme.ts';
import { partnerOverview, partnerProfile, surveyList, trainer } from '#contract/programme-rules.ts';
import { problemOf } from './http-room.ts';
import { ours, type RulesRoom, rulesRoom, theirs } from './programme-rules-room.ts';

let room: RulesRoom;
beforeAll(async () => {
  room = await rulesRoom();
}, 120_000);
afterAll(() => room.remove());

const own = { name: 'Partner One', country: 'NL', taxId: 'NL123', billTo: 'Street 1', soldTo: null };
const status = { region: null, isMember: true, isVerified: true, isTaxExempt: false, domains: ['One.example'] };
const profileOf = async (tenant: string, account: string) =>
  partnerProfile.parse((await room.ask('GET', `profile?tenant=${tenant}`, account)).json());
const at = (path: string, tenant: string) => `${path}${path.includes('?') ? '&' : '?'}tenant=${tenant}`;

describe('the profile of a partner', () => {
  it('MAP-6 FEE-7 FEE-41 is written by the partner, what was checked by the operator', async () => {
    expect(await profileOf(ours, 'admin')).toMatchObject({ version: 0, name: '', isMember: false });
    const written = await room.ask('PUT', at('profile', ours), 'admin', { version: 0, profile: own });
    expect(partnerProfile.parse(written.json())).toMatchObject({ version: 1, ...own, isVerified: false });
    const checked = await room.ask('PUT', at('profile/status', ours), 'operator', { version: 1, profile: status });
    expect(partnerProfile.parse(checked.json())).toMatchObject({
      version: 2,
      ...own,
      isVerified: true,
      domains: ['one.example'],
    });
    const later = await room.ask('PUT', at('profile', ours), 'admin', { version: 2, profile: { ...own, taxId: ' ' } });
    expect(partnerProfile.parse(later.json())).toMatchObject({ version: 3, taxId: null, isVerified: true });
  });

  it('MAP-13 nobody but the operator says that a partner is a member, or which domains are its own', async () => {
    const answer = await room.ask('PUT', at('profile/status', ours), 'admin', { version: 3, profile: status });
    expect(answer.statusCode).toBe(403);
    const sly = await room.ask('PUT', at('profile', ours), 'admin', {
      version: 3,
      profile: { ...own, isMember: true },
    });
    expect(sly.statusCode).toBe(400);
    expect((await room.ask('PUT', at('profile', ours), 'viewer', { version: 3, profile: own })).statusCode).toBe(403);
  });

  it('refuses what was made from an older version, also when two write at once', async () => {
    const { version } = await profileOf(ours, 'admin');
    const write = (account: string, region: string) =>
      room.ask('PUT', at('profile/status', ours), account, { version, profile: { ...status, region } });
    const both = await Promise.all([write('operator', 'north'), write('second-operator', 'south')]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    const early = await room.ask('PUT', at('profile', theirs), 'other-admin', { version: 4, profile: own });
    expect(early.statusCode).toBe(409);
  });

  it('ENR-75 refuses domains that are no host names, and countries that are none', async () => {
    const { version } = await profileOf(ours, 'admin');
    const domains = ['https://one.example', '10.0.0.1'];
    const answer = await room.ask('PUT', at('profile/status', ours), 'operator', {
      version,
      profile: { ...status, domains },
    });
    expect(problemOf(answer, 400).detail).toMatch(/scheme.*IP address/);
    const nowhere = await room.ask('PUT', at('profile', ours), 'admin', {
      version,
      profile: { ...own, country: 'XX' },
    });
    expect(problemOf(nowhere, 400).detail).toContain('no country');
  });
});

describe('trainers and surveys that the operator notes', () => {
  it('L-17 ENR-25 a confirmed trainer counts until it is ended, and each certification once', async () => {
    const draft = { name: 'Mia Trainer', reference: 'MCT-7' };
    const confirm = (account: string) => room.ask('POST', at('trainers', ours), account, draft);
    expect((await confirm('admin')).statusCode).toBe(403);
    const both = await Promise.all([confirm('operator'), confirm('second-operator')]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409]);
    const made = trainer.parse(both.find(({ statusCode }) => statusCode === 201)?.json());
    expect(made).toMatchObject({ ...draft, until: null, counts: true, source: 'confirmed' });
    expect((await room.ask('DELETE', at(`trainers/${made.id}`, theirs), 'operator')).statusCode).toBe(404);
    const ended = await room.ask('DELETE', at(`trainers/${made.id}`, ours), 'operator');
    expect(trainer.parse(ended.json())).toMatchObject({ until: '2021-05-19', counts: false });
    const again = await room.ask('DELETE', at(`trainers/${made.id}`, ours), 'operator');
    expect(trainer.parse(again.json()).until).toBe('2021-05-19');
    expect((await confirm('operator')).statusCode).toBe(201);
  });

  it('keeps one survey result of a month and area', async () => {
    const note = (more: object) =>
      room.ask('POST', at('surveys', ours), 'operator', { month: '2021-04', score: 4, surveys: 10, ...more });
    await note({});
    await note({ area: 'Security' });
    const { surveys } = surveyList.parse((await note({ score: 4.5 })).json());
    expect(surveys.map(({ area, score }) => [area, score])).toEqual([
      [null, 4.5],
      ['Security', 4],
    ]);
    expect((await note({ month: '2021-13' })).statusCode).toBe(400);
    expect((await note({ score: 5.1 })).statusCode).toBe(400);
    expect((await room.ask('GET', at('surveys', ours), 'admin')).statusCode).toBe(403);
  });
});

describe('decisions', () => {
  const history = async (tenant: string, account: string, more = '') =>
    programmeHistory.parse((await room.ask('GET', `history?tenant=${tenant}${more}`, account)).json());

  it('ENR-7 are read by the partner, newest first, and say when no rule decided them', async () => {
    const { decisions, total } = await history(ours, 'admin');
    expect(decisions.map(({ kind }) => kind).slice(0, 3)).toEqual([
      'trainer.confirmed',
      'trainer.ended',
      'trainer.confirmed',
    ]);
    expect(total).toBe(decisions.length);
    expect((await history(ours, 'admin', '&limit=1&offset=1')).decisions.map(({ kind }) => kind)).toEqual([
      'trainer.ended',
    ]);
    const replayed = await room.ask('GET', at(`decisions/${decisions[0]?.id}/replay`, ours), 'admin');
    expect(replayedDecision.parse(replayed.json())).toMatchObject({ replayed: null, same: false });
  });

  it('ENR-7 replay alike under the version they name, after the rules were written anew', async () => {
    const { version, edition } = await room.draft('2021');
    const rules = { id: '2021', version };
    const lines = [
      { month: '2021-04', omlpType: 'D', purchaseUnits: 1, invoiceNumber: 'i', kpiValue: 1, revenueUsd: 0 },
    ];
    const facts = { from: 'submitted', on: '2021-05-20', lines };
    const kept = await room.app.programme.desk.records.of(ours).programme.write((book) =>
      book.decide({
        kind: 'claim.accepted',
        about: null,
        actor: 'house',
        actorName: '',
        edition: rules,
        facts,
        outcome: { state: 'accepted', reason: null },
      }),
    );
    await room.put({ ...edition, refreshDay: 25 }, version);
    const answer = await room.ask('GET', at(`decisions/${kept.id}/replay`, ours), 'admin');
    expect(replayedDecision.parse(answer.json())).toMatchObject({
      same: true,
      replayed: { state: 'accepted' },
      decision: { edition: rules },
    });
  });

  it('SEC-3 SEC-5 of another partner are not there', async () => {
    const [decision] = (await history(ours, 'operator')).decisions;
    expect((await room.ask('GET', at(`decisions/${decision?.id}/replay`, theirs), 'other-admin')).statusCode).toBe(404);
    expect((await room.ask('GET', at('history', ours), 'other-admin')).statusCode).toBe(404);
    expect((await room.ask('GET', at('profile', ours), 'other-admin')).statusCode).toBe(404);
    expect((await room.ask('PUT', at('profile', ours), 'other-admin', { version: 1, profile: own })).statusCode).toBe(
      404,
    );
    expect((await room.ask('GET', at('history', ours), 'viewer')).statusCode).toBe(403);
    expect((await history(theirs, 'other-admin')).decisions).toEqual([]);
  });
});

describe('all partners', () => {
  const overview = async (more = '') =>
    partnerOverview.parse((await room.ask('GET', `partners${more}`, 'operator')).json());

  it('are there for the operator alone, also those that never did anything', async () => {
    expect((await room.ask('GET', 'partners', 'admin')).statusCode).toBe(403);
    const { partners, total, today } = await overview();
    expect({ total, today }).toEqual({ total: 2, today: '2021-05-20' });
    expect(partners.map(({ tenant, name, kpi, trouble }) => [tenant, name, kpi, trouble])).toEqual([
      [ours, 'Partner One', 12.5, null],
      [theirs, null, 12.5, null],
    ]);
  });

  it('are found by name, filtered by status, put in order and paged', async () => {
    expect((await overview('?search=partner%20ONE')).partners.map(({ tenant }) => tenant)).toEqual([ours]);
    expect((await overview('?search=two')).partners.map(({ tenant }) => tenant)).toEqual([theirs]);
    const page = await overview('?sort=tenant&limit=1&offset=1');
    expect([page.total, page.partners.map(({ tenant }) => tenant)]).toEqual([2, [theirs]]);
    await enrol(theirs, '2021-09-01');
    expect(
      (await overview('?status=active')).partners.map(({ tenant, anniversary, held }) => [tenant, anniversary, held]),
    ).toEqual([[theirs, '2021-09-01', 'learning-action-pack']]);
    expect((await overview()).partners.map(({ tenant }) => tenant)).toEqual([theirs, ours]);
    expect((await room.ask('GET', 'partners?status=odd', 'operator')).statusCode).toBe(400);
  });

  it('show new figures as soon as something was written down or brought', async () => {
    const before = (await overview('?search=two')).partners[0];
    const file = join(room.dir, 'more.csv');
    const header =
      'PGAMpnId,MPNId,InvoiceNumber,InvoiceLine,InvoiceDate,DocumentKind,PurchaseUnits,KpiValue,Qualifying';
    writeFileSync(file, `${header}\n${theirs},4571013,CW2,1,2021-03-03,invoice,1,2,1\n`);
    const wanted = { tenant: theirs, dataset: 'CoursewarePurchases', file: 'more.csv' };
    const { id } = room.app.imports.announce(await room.app.importRequest(wanted));
    room.app.imports.start(id, file);
    await room.app.imports.ended(id, () => undefined);
    await room.app.programme.desk.records.of(theirs).programme.write((book) =>
      book.add('case', {
        kind: 'other',
        about: null,
        text: 't',
        state: 'open',
        openedOn: '2021-05-20',
        by: 'x',
        answer: null,
      }),
    );
    const after = (await overview('?search=two')).partners[0];
    expect([before?.openCases, after?.openCases, before?.kpi, after?.kpi]).toEqual([0, 1, 12.5, 14.5]);
  });

  it('are all there while the figures of one cannot be had, with the reason', async () => {
    await enrol(ours, 'no day');
    const { partners } = await overview('?sort=tenant');
    expect(partners.map(({ tenant, trouble }) => [tenant, trouble === null])).toEqual([
      [ours, false],
      [theirs, true],
    ]);
    expect((await overview('?status=trouble')).partners.map(({ tenant }) => tenant)).toEqual([ours]);
  });

  async function enrol(tenant: string, anniversary: string): Promise<void> {
    const pack = { level: 'learning-action-pack', competency: null, order: 'o', step: 'active', track: null } as const;
    await room.app.programme.desk.records
      .of(tenant)
      .programme.write((book) =>
        book.add('enrolment', { ...pack, attainedOn: '2020-09-01', anniversary, ended: null }),
      );
  }
});
