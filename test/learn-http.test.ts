import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { learner } from '#contract/learner.ts';
import { reportResult } from '#contract/report.ts';
import { httpRoom } from './http-room.ts';

const ann = '0f1e2d3c-0000-4000-8000-00000000000a';
const bo = '0f1e2d3c-0000-4000-8000-00000000000b';
const page = '/api/v1/reports/microsoft-learn';
const csv = [
  'UserName,UserId,TrainingName,TrainingType,Products,Roles,CompletionDate,MPNId',
  `Ann,${ann},Cloud concepts,Module,"Azure;Power BI",Administrator,2024-02-03,100`,
  `Ann,${ann},Cloud concepts,Module,Azure,Administrator,2024-03-03,100`,
  `Ann,${ann},Azure path,Learning path,Azure,Developer | administrator,2024-03-10,100`,
  `,${bo},Cloud concepts,Module,Azure,Developer,2024-03-05,200`,
].join('\n');

const room = httpRoom({}, { PARTNERSCOPE_NOT_MIGRATED_TENANTS: 'old, older' });
const { get, refused } = room;

beforeAll(async () => {
  await room.open();
  for (const tenant of ['4711', 'old']) await room.bring(csv, { tenant, dataset: 'MSLearn' });
}, 60_000);

afterAll(() => room.remove());

describe('one learner over HTTP', () => {
  it('LRN-44 LRN-45 LRN-41 tells name, link, counts and trainings, newest first', async () => {
    const answer = await get(`${page}/learners/${ann}?tenant=4711`);
    expect(answer.statusCode, answer.body).toBe(200);
    expect(learner.parse(answer.json())).toEqual({
      userId: ann,
      userName: 'Ann',
      link: `https://graph.microsoft.com/v1.0/users/${ann}`,
      modules: 1,
      paths: 1,
      trainings: [
        {
          type: 'Learning path',
          name: 'Azure path',
          date: '2024-03-10',
          roles: ['Administrator', 'Developer'],
          products: ['Azure'],
        },
        {
          type: 'Module',
          name: 'Cloud concepts',
          date: '2024-02-03',
          roles: ['Administrator'],
          products: ['Azure', 'Power BI'],
        },
      ],
    });
  });

  it('LRN-40 keeps to the months asked for and shows somebody without a name by id', async () => {
    const march = await get(`${page}/learners/${ann}?tenant=4711&from=2024-03&to=2024-03`);
    expect(learner.parse(march.json()).trainings.map(({ name }) => name)).toEqual(['Azure path']);
    const newest = await get(`${page}/learners/${bo.toUpperCase()}?tenant=4711&range=3M`);
    expect(learner.parse(newest.json())).toMatchObject({ userId: bo, userName: bo, modules: 1 });
  });

  it('HTTP-5 knows an answer again, and another one for another role, location or month', async () => {
    const url = `${page}/learners/${ann}?tenant=4711`;
    const etag = String((await get(url)).headers.etag);
    expect((await get(url, { 'if-none-match': etag })).statusCode).toBe(304);
    for (const other of ['&range=3M', '&asLocation=100', '&from=2024-03&to=2024-03']) {
      expect((await get(url + other, { 'if-none-match': etag })).statusCode, other).toBe(200);
    }
  });

  it('HTTP-4 CO-14 refuses an unknown learner, another location and a role that sees no persons', async () => {
    const nobody = await refused(`${page}/learners/0f1e2d3c-0000-4000-8000-000000000000?tenant=4711`, 404);
    expect(nobody).toMatchObject({ code: 'not-found', parameter: 'userId' });
    await refused(`${page}/learners/${bo}?tenant=4711&asLocation=100`, 404);
    const viewer = await refused(`${page}/learners/${ann}?tenant=4711&asRole=RV`, 403);
    expect(viewer.allowed).toEqual(['ERV', 'MPA', 'GA']);
    expect(viewer.detail).toMatch(/Global admin \(GA\)/);
    expect((await refused(`/api/v1/reports/customers/learners/${ann}?tenant=4711`, 404)).parameter).toBe('id');
  });
});

describe('who opens the report', () => {
  it('LRN-1 LRN-4 R-9 opens it with persons to global admins and partner admins, without them to report viewers', async () => {
    const sections = async (role: string) =>
      reportResult.parse((await get(`${page}?tenant=4711&asRole=${role}`)).json()).sections.map(({ id }) => id);
    for (const role of ['GA', 'MPA', 'ERV']) expect(await sections(role), role).toContain('learners-modules');
    expect(await sections('RV')).not.toContain('learners-modules');
    for (const role of ['AA', 'ADM', 'SAL', 'UMA']) {
      const { detail, allowed } = await refused(`${page}?tenant=4711&asRole=${role}`, 403);
      expect(detail).toMatch(/it takes .*MPN partner admin \(MPA\)/);
      expect(allowed).toEqual(['ERV', 'MPA', 'RV', 'GA']);
    }
  });

  it('LRN-5 explains itself where the account was not moved, and to nobody else', async () => {
    for (const url of [page, `${page}/learners/${ann}`, `${page}/sections/module-completions.csv`]) {
      expect((await refused(`${url}?tenant=old`, 403)).detail).toMatch(/Partner Membership Center/);
    }
    expect((await get('/api/v1/reports/customers?tenant=old')).statusCode).toBe(200);
  });

  it('LRN-55 offers the completions as raw rows', async () => {
    const rows = await get('/api/v1/datasets/MSLearn/rows.csv?tenant=4711');
    expect(rows.statusCode, rows.body).toBe(200);
    expect(rows.body.trimEnd().split('\r\n')).toHaveLength(5);
  });
});
