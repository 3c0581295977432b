import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Fault } from '#base/fault.ts';
import { roleNames } from '#domain/access/roles.ts';
import { type AdministeredHouse, administeredHouse, from, house } from './administered-house.ts';
import { type RecordEngine, recordEngines } from './record-engines.ts';
import { newRefPerson, type RefPerson, refChange, refGives, refHeld } from './reference/grants.ts';

const roles = Object.keys(roleNames);
const crowd = 4;

const wantedRoles = fc.uniqueArray(
  fc.record({
    role: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom('GA', 'AA', 'UMA', 'MPA', 'ERV', 'RV') },
      fc.constantFrom(...roles),
    ),
    locations: fc.oneof({ weight: 3, arbitrary: fc.constant('') }, fc.constantFrom('1', '1 2')),
  }),
  { selector: ({ role }) => role, maxLength: 4 },
);
const deed = fc.record({
  do: fc.oneof(
    { weight: 6, arbitrary: fc.constant('grants' as const) },
    { weight: 1, arbitrary: fc.constantFrom('disable' as const, 'enable' as const, 'remove' as const) },
  ),
  /** The first one past the crowd is the operator. */
  by: fc.nat(crowd),
  whom: fc.nat(crowd - 1),
  wanted: wantedRoles,
});
type Deed = typeof deed extends fc.Arbitrary<infer One> ? One : never;

interface Known extends RefPerson {
  readonly account: string;
  disabled: boolean;
  gone: boolean;
}

for (const { name, start } of recordEngines()) {
  describe.skipIf(start === undefined)(`rights of a tenant on ${name}`, () => {
    let engine: RecordEngine;
    let room: AdministeredHouse;

    beforeAll(async () => {
      if (start === undefined) return;
      engine = await start();
      room = administeredHouse(await engine.newPlace());
    }, 60_000);
    afterAll(async () => {
      await room?.close();
      await engine?.[Symbol.asyncDispose]();
    });

    it('RO-10 RO-15 RO-16 RO-17 nobody gains what no giver could give, and a global admin stays, whatever people do', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(deed, { minLength: 4, maxLength: 14 }), async (deeds) => {
          const tenant = room.newTenant();
          const people = await crowdOf(room, tenant);
          for (const one of deeds) {
            const before = people.map((person) => heldText(person));
            const wanted = expected(people, one);
            expect(await perform(room, tenant, { people, one }), JSON.stringify(one)).toBe(wanted);
            await compare(room, tenant, people);
            checkGain(people, one, before);
            expect(people.filter(isAdmin).length).toBeGreaterThan(0);
          }
        }),
        { numRuns: Math.min(120, Number(process.env.PARTNERSCOPE_PROPERTY_RUNS ?? 25)) },
      );
    }, 120_000);
  });
}

/** A global admin, and others of each kind of giver. */
async function crowdOf(room: AdministeredHouse, tenant: string): Promise<Known[]> {
  const first = [['GA'], ['AA'], ['UMA'], ['DU']];
  const people: Known[] = [];
  for (const own of first) {
    const account = await room.make(tenant, ...own.map((role) => ({ role })));
    people.push({
      ...newRefPerson(),
      roles: new Map(own.map((role) => [role, ''])),
      account,
      disabled: false,
      gone: false,
    });
  }
  return people;
}

const isAdmin = (person: Known) => !person.disabled && !person.gone && person.roles.has('GA');
const heldText = (person: Known) => (person.gone || person.disabled ? [] : [...refHeld(person)].map(textOf).sort());
const textOf = ([role, locations]: readonly [string, string]) => (locations === '' ? role : `${role} ${locations}`);

function giverOf(people: readonly Known[], by: number): string[] {
  const person = people[by];
  if (person === undefined) return ['GA'];
  return person.gone || person.disabled ? [] : [...refHeld(person).keys()];
}

/** What the rules say of a deed; the model is changed when they allow it. */
function expected(people: readonly Known[], { do: what, by, whom, wanted }: Deed): 'done' | 'refused' {
  const person = people[whom];
  const giver = giverOf(people, by);
  if (person === undefined || person.gone) return 'refused';
  const others = people.filter((one) => one !== person && isAdmin(one)).length;
  if (what === 'grants') {
    if (!giver.some((role) => ['GA', 'AA', 'UMA'].includes(role))) return 'refused';
    const map = new Map(wanted.map(({ role, locations }) => [role, locations]));
    return refChange(giver, person, { wanted: map, others }) ? 'done' : 'refused';
  }
  const may = what === 'remove' ? ['GA'] : ['GA', 'UMA'];
  const reaches = [...refHeld(person).keys()].every((role) => refGives(giver, role));
  if (!giver.some((role) => may.includes(role)) || !reaches) return 'refused';
  if (what !== 'enable' && person.roles.has('GA') && others === 0) return 'refused';
  if (what === 'remove') person.gone = true;
  else person.disabled = what === 'disable';
  return 'done';
}

interface Doing {
  readonly people: readonly Known[];
  readonly one: Deed;
}

async function perform(room: AdministeredHouse, tenant: string, { people, one }: Doing): Promise<'done' | 'refused'> {
  const desk = room.administration.people;
  const by = people[one.by];
  const doer = from(by === undefined ? house : await room.as(by.account));
  const at = { tenant, account: people[one.whom]?.account ?? '' };
  const wanted = one.wanted.map(({ role, locations }) => ({
    role,
    locations: locations === '' ? null : locations.split(' '),
  }));
  try {
    if (one.do === 'grants') await desk.setGrants(doer, at, wanted);
    else await desk[one.do](doer, at);
    return 'done';
  } catch (error) {
    if (error instanceof Fault) return 'refused';
    throw error;
  }
}

async function compare(room: AdministeredHouse, tenant: string, people: readonly Known[]): Promise<void> {
  for (const person of people) expect(await room.held(tenant, person.account)).toEqual(heldText(person));
}

/** Whatever somebody holds now and did not before, the one who did it could give. */
function checkGain(
  people: readonly Known[],
  { do: what, by, whom }: Deed,
  before: readonly (readonly string[])[],
): void {
  people.forEach((person, index) => {
    const gained = heldText(person).filter((text) => !before[index]?.includes(text));
    if (gained.length === 0) return;
    expect(index).toBe(whom);
    // Roles may have gone with the deed from the doer themselves.
    const giver =
      by === crowd ? ['GA'] : [...giverOf(people, by), ...(before[by] ?? []).map((text) => text.split(' ')[0] ?? '')];
    for (const text of gained) expect(refGives(giver, text.split(' ')[0] ?? ''), `${what} ${text}`).toBe(true);
  });
}
