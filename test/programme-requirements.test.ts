import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requirementsImported } from '#contract/programme-rules.ts';
import { problemOf } from './http-room.ts';
import { type RulesRoom, rulesRoom } from './programme-rules-room.ts';

let room: RulesRoom;
beforeAll(async () => {
  room = await rulesRoom();
  const { version, edition } = await room.draft('2021');
  const learningOptions = [{ competency: 'Security', levels: ['silver' as const, 'gold' as const] }];
  await room.put({ ...edition, learningOptions }, version);
}, 120_000);
afterAll(() => room.remove());

const bring = (text: string, more: object = {}) =>
  room.ask('POST', 'requirements', 'operator', { edition: '2021', file: 'sets.csv', text, ...more });
const setsOf = async () => (await room.draft('2021')).edition.requirementSets;

const good =
  'id,level,competency,kpi,trainers,exams\nsilver-security,silver,Security,40,2,3\ngold-security,gold,Security,90,4,5\n';

describe('requirement sets from a table', () => {
  it('ENR-7 ENR-32 are added and changed as one new version of the edition', async () => {
    const { version } = await room.draft('2021');
    const done = requirementsImported.parse((await bring(good, { edition: undefined })).json());
    expect(done).toMatchObject({
      edition: '2021',
      version: version + 1,
      added: 2,
      changed: 0,
      same: 0,
      removed: 0,
      written: true,
    });
    const again = requirementsImported.parse((await bring(good)).json());
    expect(again).toMatchObject({ version: version + 1, added: 0, changed: 0, same: 2, written: false });
    const changed = requirementsImported.parse((await bring(good.replace('90', '95'))).json());
    expect(changed).toMatchObject({ version: version + 2, added: 0, changed: 1, same: 1 });
    expect((await setsOf()).map(({ id, kpi }) => [id, kpi])).toEqual([
      ['action-pack', 0],
      ['silver', null],
      ['gold', null],
      ['silver-security', 40],
      ['gold-security', 95],
    ]);
  });

  it('ENR-7 take the others away only when that is asked for', async () => {
    const sets = 'id,level,trainers\naction-pack,learning-action-pack,1\n';
    const looked = (await bring(sets, { replace: true, dryRun: true })).json();
    expect(looked).toMatchObject({ written: false, removed: (await setsOf()).length - 1 });
    const before = await setsOf();
    const done = (await bring(sets, { replace: true })).json();
    expect(done).toMatchObject({ written: true, removed: before.length - 1 });
    expect((await setsOf()).map(({ id }) => id)).toEqual(['action-pack']);
    await bring(good);
  });

  it('ENR-7 are refused whole when one row is bad, each cell with file, line, column, value and what is allowed', async () => {
    const before = await room.draft('2021');
    const bad = `${good}x,gold,Nobody,1,1,1\ny,iron,,1,1,1\nz,gold,Security,-4,1.5,\n`;
    const told = problemOf(await bring(bad, { file: '/home/someone/sets.csv' }), 422).detail;
    expect(told).toContain(
      'sets.csv, line 4, column competency: "Nobody": "Nobody" has no learning option; those that have: Security',
    );
    expect(told).toContain(
      'sets.csv, line 5, column level: "iron": one of learning-action-pack, silver, gold is allowed',
    );
    expect(told).toContain('sets.csv, line 6, column kpi: "-4": a number from 0 up');
    expect(told).not.toContain('/home');
    expect(await room.draft('2021')).toEqual(before);
    const looked = requirementsImported.parse((await bring(bad, { dryRun: true })).json());
    expect(looked.problems.map(({ line, column }) => [line, column])).toEqual([
      [4, 'competency'],
      [5, 'level'],
      [6, 'kpi'],
    ]);
  });

  it('ENR-7 are refused when two would fit one case, at the line that makes it so', async () => {
    const text = 'id,level,competency,trainers\na,gold,Security,1\nb,gold,Security,2\n';
    const { problems } = requirementsImported.parse((await bring(text, { dryRun: true, replace: true })).json());
    expect(problems).toEqual([
      expect.objectContaining({ line: 3, reason: expect.stringContaining('at the same time as a') }),
    ]);
    const half = requirementsImported.parse(
      (await bring('id,level,trainers\na,gold,1.5\n', { dryRun: true, replace: true })).json(),
    );
    expect(half.problems).toEqual([expect.objectContaining({ line: 2, column: 'trainers', value: '1.5' })]);
  });

  it('ENR-7 are refused for an edition that is not there, or was written meanwhile', async () => {
    expect(problemOf(await bring(good, { edition: '1999' }), 404).detail).toContain('no edition "1999"');
    expect(problemOf(await bring(good, { version: 0 }), 409).detail).toContain('not 0');
  });

  it('CLI-1 ENR-7 come from a file on the command line too, to the server that runs or to the folder', async () => {
    const file = join(room.dir, 'sets.csv');
    writeFileSync(file, good.replace('40', '41'));
    await room.close();
    const { main } = await import('#cli/main.ts');
    const run = (...more: string[]) =>
      main(['programme', 'requirements', 'import', file, '--data', room.dir, '--today', '2021-05-20', ...more]);
    expect(await run('--dry-run')).toBe(0);
    expect(await run('--edition', '2021')).toBe(0);
    writeFileSync(file, 'id,level\na,iron\n');
    expect(await run('--json')).toBe(1);
    writeFileSync(file, Buffer.from([0xff, 0xfe, 0x00]));
    expect(await run()).toBe(1);
    await room.open();
    const kpi = (await setsOf()).find(({ id }) => id === 'silver-security')?.kpi;
    expect(kpi).toBe(41);
  });
});
