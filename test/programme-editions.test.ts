import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toDraft, toEdition } from '#app/programme/rules-shape.ts';
import { editionHistory, editionList } from '#contract/programme-rules.ts';
import { editions as shipped } from '#domain/programme/index.ts';
import { problemOf } from './http-room.ts';
import { type RulesRoom, rulesRoom } from './programme-rules-room.ts';
import { signedIn } from './seeded-people.ts';

let room: RulesRoom;
beforeAll(async () => {
  room = await rulesRoom();
}, 120_000);
afterAll(() => room.remove());

const list = async (account: string) => editionList.parse((await room.ask('GET', 'editions', account)).json());

describe('the rules of the programme', () => {
  it('ENR-7 come with the product, closed where the source tells no numbers', async () => {
    const { editions, current, today, problems } = await list('admin');
    expect({ current, today, problems }).toEqual({ current: '2021', today: '2021-05-20', problems: [] });
    expect(editions.map(({ edition, version }) => [edition.id, version])).toEqual([
      ['2021', 0],
      ['2023', 0],
    ]);
    const closed = editions[0]?.edition.requirementSets.filter(({ kpi }) => kpi === null);
    expect(closed?.map(({ level }) => level)).toEqual(['silver', 'gold']);
  });

  it('ENR-7 are the same rules after they went over the wire and back', () => {
    for (const edition of shipped) expect(toEdition(JSON.parse(JSON.stringify(toDraft(edition))))).toEqual(edition);
  });

  it('ENR-7 ENR-8 ENR-9 ENR-10 ENR-32 are written by the operator, and keep every version', async () => {
    const { version, edition } = await room.draft('2021');
    const links = [{ title: 'Start here', href: 'https://partners.example.com/enrol' }];
    const learningOptions = [{ competency: 'Security', levels: ['silver' as const, 'gold' as const] }];
    const next = { ...edition, learningOptions, texts: { ...edition.texts, links } };
    expect(await room.put(next, version)).toBe(version + 1);
    const history = editionHistory.parse((await room.ask('GET', 'editions/2021', 'operator')).json()).editions;
    expect(history.map((one) => one.version)).toEqual([version + 1, version]);
    expect(history[0]).toMatchObject({ by: 'The operator', edition: { texts: { links }, learningOptions } });
    expect(history[1]?.edition).toEqual(edition);
    const read = await list('admin');
    expect(read.editions[0]).toMatchObject({ by: null, edition: { silverKpiAtEnrolment: true, texts: { links } } });
  });

  it('ENR-7 refuses a change made from a version that another operator has overtaken', async () => {
    const { version, edition } = await room.draft('2021');
    const write = (account: string, name: string) =>
      room.ask('PUT', 'editions/2021', account, { version, edition: { ...edition, name } });
    const both = await Promise.all([write('operator', 'One'), write('second-operator', 'Two')]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    const lost = both.find(({ statusCode }) => statusCode === 409);
    expect(lost && problemOf(lost, 409).detail).toContain(`at version ${version + 1}, not ${version}`);
    const won = both.findIndex(({ statusCode }) => statusCode === 200);
    expect((await room.draft('2021')).edition.name).toBe(['One', 'Two'][won]);
  });

  it('ENR-7 names everything that is wrong at once, and writes nothing of it', async () => {
    const { version, edition } = await room.draft('2021');
    const price = { offer: 'gold' as const, country: null, currency: 'EUR', amount: 1 };
    const [set] = edition.requirementSets;
    if (set === undefined) throw new Error('the edition has sets');
    const bad = {
      ...edition,
      period: { from: '2019-01-01', to: '2021-02-29' },
      refreshDay: 31,
      prices: [price, price],
      requirementSets: [
        ...edition.requirementSets,
        { ...set, id: 'x', level: 'gold' as const, competency: 'Nobody', kpi: -5 },
      ],
    };
    const answer = await room.ask('PUT', 'editions/2021', 'operator', { version, edition: bad });
    const told = problemOf(answer, 400).detail;
    const paths = [
      'period "2021-02-29"',
      'refreshDay is 31',
      'prices.1',
      'requirementSets.x.kpi is -5',
      'requirementSets.x.competency "Nobody"',
    ];
    for (const path of paths) expect(told).toContain(path);
    expect((await room.draft('2021')).version).toBe(version);
    const { problems } = (await room.ask('POST', 'editions/check', 'operator', { edition: bad })).json();
    expect(problems.map(({ where }: { where: string }) => where)).toContain('requirementSets.x.kpi');
  });

  it('ENR-7 moves a boundary by changing both its neighbours, and leaves no gap and no overlap on the way', async () => {
    const [first, second] = [await room.draft('2021'), await room.draft('2023')];
    const shorter = { ...first.edition, period: { from: '2019-01-01', to: '2022-06-30' } };
    const earlier = { ...second.edition, period: { from: '2022-07-01', to: null } };
    const alone = await room.ask('PUT', 'editions/2021', 'operator', { version: first.version, edition: shorter });
    expect(problemOf(alone, 400).detail).toContain('no edition holds from 2022-07-01 to 2022-12-31');
    const overlapping = await room.ask('PUT', 'editions/2023', 'operator', {
      version: second.version,
      edition: earlier,
    });
    expect(problemOf(overlapping, 400).detail).toContain('overlaps the edition 2021');
    const together = [{ version: second.version, edition: earlier }];
    const stale = [{ version: second.version + 1, edition: earlier }];
    const body = { version: first.version, edition: shorter };
    const looked = await room.ask('POST', 'editions/check', 'operator', { edition: shorter, together: [earlier] });
    expect(looked.json()).toEqual({ problems: [] });
    expect((await room.ask('PUT', 'editions/2021', 'operator', { ...body, together: stale })).statusCode).toBe(409);
    expect((await room.draft('2021')).version).toBe(first.version);
    expect((await room.ask('PUT', 'editions/2021', 'operator', { ...body, together })).statusCode).toBe(200);
    expect((await room.draft('2023')).edition.period.from).toBe('2022-07-01');
  });

  it('ENR-15 ENR-16 ENR-17 ENR-18 extensions are data: the one of the first half of 2021 stands there, another is added', async () => {
    const { version, edition } = await room.draft('2021');
    expect(edition.extensions.find(({ id }) => id === 'first-half-2021')).toMatchObject({
      from: '2021-01-01',
      to: '2021-06-30',
      excludedCompetencies: ['Cloud Business Applications'],
      coversSpecialisations: true,
      note: expect.stringContaining('the fee may still be due'),
    });
    const added = {
      id: 'flood',
      from: '2021-07-01',
      to: '2021-07-31',
      excludedCompetencies: [],
      coversSpecialisations: false,
      note: 'A month more',
      link: 'https://example.com/flood',
    };
    await room.put({ ...edition, extensions: [...edition.extensions, added] }, version);
    expect((await room.draft('2021')).edition.extensions.at(-1)).toEqual(added);
  });

  it('SEC-3 are closed to who may not read them, and written by the operator alone', async () => {
    const { version, edition } = await room.draft('2021');
    expect((await room.ask('GET', 'editions', 'viewer')).statusCode).toBe(403);
    for (const account of ['admin', 'viewer']) {
      const written = await room.ask('PUT', 'editions/2021', account, { version, edition });
      expect(written.statusCode).toBe(403);
      expect((await room.ask('POST', 'editions/check', account, { edition })).statusCode).toBe(403);
      expect((await room.ask('POST', 'requirements', account, { file: 'a.csv', text: 'id,level' })).statusCode).toBe(
        403,
      );
    }
    expect((await room.ask('GET', 'editions/unknown', 'admin')).statusCode).toBe(404);
    const other = await room.ask('PUT', 'editions/2023', 'operator', { version, edition });
    expect(problemOf(other, 400).detail).toContain('an id never changes');
  });

  it('SEC-18 are noted in the log of who did what', async () => {
    const url = '/api/v1/audit?action=programme.edition.written';
    const log = await room.server.inject({ url, headers: signedIn({ account: 'operator' }) });
    expect(log.json().entries[0]).toMatchObject({ action: 'programme.edition.written', tenant: null });
  });
});
