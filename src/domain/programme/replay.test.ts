import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#base/day.ts';
import { directorySlot } from './directory-calendar.ts';
import type { Edition } from './edition.ts';
import { edition2021 } from './edition-2021.ts';
import { enrolmentOf } from './enrolment.ts';
import { type OfferFacts, offersTo } from './offer.ts';
import { renewalOutcome } from './renewal-outcome.ts';
import { replay, saysTheSame } from './replay.ts';
import { type PartnerFacts, renewalStandingOn } from './standing.ts';

const edition: Edition = {
  ...edition2021,
  learningOptions: [{ competency: 'Security', levels: ['silver', 'gold'] }],
  requirementSets: (['silver', 'gold'] as const).map((level, i) => ({
    id: level,
    level,
    period: { from: '2019-01-01' },
    kpi: 40 * (i + 1),
    trainers: 1,
    exams: 0,
  })),
  prices: [
    { offer: 'silver', currency: 'EUR', amount: 180_001 },
    { offer: 'gold', currency: 'EUR', amount: 400_003 },
    { offer: 'gold', country: 'NL', currency: 'EUR', amount: 390_000 },
  ],
  bankAccounts: [{ currency: 'EUR', holder: 'P', account: 'NL00', bank: 'B' }],
};

/** As it comes back from where it was kept: names in another order, nothing shared. */
function kept<T>(value: T): T {
  const turned = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(turned);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(
      Object.entries(part)
        .reverse()
        .map(([name, one]) => [name, turned(one)]),
    );
  };
  return JSON.parse(JSON.stringify(turned(value)));
}

const runs = { numRuns: Number(process.env.PARTNERSCOPE_PROPERTY_RUNS ?? 100) };
const day = fc.integer({ min: 0, max: 1400 }).map((count) => addDays('2019-01-01', count));
const level = fc.constantFrom('silver' as const, 'gold' as const);

const offerFacts: fc.Arbitrary<OfferFacts> = fc.record({
  country: fc.constantFrom('NL', 'DE', null),
  isMember: fc.boolean(),
  isVerified: fc.boolean(),
  levels: fc.tuple(fc.boolean(), fc.boolean()).map((eligible) =>
    (['silver', 'gold'] as const).map((one, i) => ({
      competency: 'Security',
      level: one,
      requirements: [],
      eligible: eligible[i] ?? false,
      closedReason: null,
      set: one,
    })),
  ),
  held: fc.array(
    fc.record({
      id: fc.constantFrom('e1', 'e2'),
      level,
      competency: fc.constant('Security'),
      state: fc.constantFrom('active' as const, 'at-risk' as const, 'renewable' as const, 'lost' as const),
      opens: day,
      decisionOn: day,
      outcome: fc.constantFrom('silver' as const, 'gold' as const, null),
    }),
    { maxLength: 2 },
  ),
  ordered: fc.array(fc.record({ offer: level, competency: fc.constant('Security') }), { maxLength: 1 }),
  cards: fc.boolean(),
});

const partner: fc.Arbitrary<PartnerFacts> = fc.record({
  purchases: fc.array(
    fc.record({
      month: fc.integer({ min: 1, max: 12 }).map((month) => `2021-${String(month).padStart(2, '0')}`),
      type: fc.constant('Digital'),
      units: fc.nat(50),
      kpi: fc.integer({ min: -5, max: 60 }),
      revenueUsd: fc.constant(0),
    }),
    { maxLength: 4 },
  ),
  trainers: fc.nat(2),
  exams: fc.constant([]),
  commitments: fc.constantFrom([], ['Security']),
  surveys: fc.constant([]),
});

describe('replay', () => {
  it('ENR-7 FEE-30 gives every order again as it was placed, from facts that were kept', () => {
    fc.assert(
      fc.property(offerFacts, level, (facts, offer) => {
        const tile = offersTo(facts, edition).find((one) => one.offer === offer);
        const decided = { kind: 'order.placed', facts: kept({ offer, competency: 'Security', offerFacts: facts }) };
        const replayed = replay({ ...decided, edition });
        if (!tile?.open || tile.toPay === null) {
          expect(replayed).toMatchObject({ amount: null, refusals: tile?.refusals.map(({ id }) => id) });
          return;
        }
        const { discountPercent, renews, upgrades, toPay } = tile;
        const outcome = { offer, competency: 'Security', number: 'LP-1', ...toPay, discountPercent, renews, upgrades };
        expect(replayed && saysTheSame(replayed, kept(outcome))).toBe(true);
        expect(replayed && saysTheSame(replayed, { ...outcome, amount: toPay.amount + 1 })).toBe(false);
      }),
      runs,
    );
  });

  it('ENR-7 REN-10 gives every renewal again by the rules of its version, whatever the rules are now', () => {
    fc.assert(
      fc.property(partner, level, (facts, held) => {
        const on = '2021-08-15';
        const anniversary = '2021-08-10';
        const own = { competency: 'Security', level: held };
        const { levels } = renewalStandingOn(on, { facts, edition, anniversary });
        const outcome = { level: renewalOutcome(levels, own), extension: null };
        const asked = kept({ on, anniversary, held: own, extension: null, facts });
        expect(replay({ kind: 'enrolment.renewed', facts: asked, edition })).toEqual(outcome);
        const harder = edition.requirementSets.map((set) => ({ ...set, kpi: 1_000_000 }));
        const now = { ...edition, requirementSets: harder };
        const today = replay({ kind: 'enrolment.renewed', facts: asked, edition: now });
        expect(today).toEqual({ level: 'learning-action-pack', extension: null });
      }),
      runs,
    );
  });

  it.each([
    ['2020-12-31', 'Security', 'second-half-2020'],
    ['2021-01-01', 'Security', 'first-half-2021'],
    ['2021-06-30', 'Security', 'first-half-2021'],
    ['2021-07-01', 'Security', null],
    ['2021-06-30', 'Cloud Business Applications', null],
  ])(
    'ENR-15 ENR-16 ENR-18 an anniversary on %s in %s renews under the extension %s',
    (anniversary, competency, extension) => {
      const nothing: PartnerFacts = { purchases: [], trainers: 0, exams: [], commitments: [], surveys: [] };
      const facts = { on: anniversary, anniversary, held: { competency, level: 'gold' }, extension, facts: nothing };
      const level = extension === null ? 'learning-action-pack' : 'gold';
      expect(replay({ kind: 'enrolment.renewed', facts, edition })).toEqual({ level, extension });
    },
  );

  it('ENR-7 REN-5 gives the days of an enrolment again', () => {
    fc.assert(
      fc.property(day, fc.nat(30), level, fc.option(day), (orderedOn, late, offer, before) => {
        const paidOn = addDays(orderedOn, late);
        const asked = { order: 'o', offer, competency: 'Security', orderedOn, paidOn, renews: before && 'e', before };
        const rest = { order: 'o', step: null, track: null, ended: null, attainedOn: orderedOn };
        const renewed =
          before === null ? undefined : { ...rest, level: offer, competency: 'Security', anniversary: before };
        const order = { offer, competency: 'Security', orderedOn };
        const { attainedOn, anniversary } = enrolmentOf(order, { id: 'o', paidOn, rules: edition, renewed });
        const outcome = { level: offer, competency: 'Security', attainedOn, anniversary };
        const again = replay({ kind: 'enrolment.begun', facts: kept(asked), edition });
        expect(again && saysTheSame(again, kept(outcome))).toBe(true);
      }),
      runs,
    );
  });

  it('ENR-76 gives the batch of a listing again, by the weeks of its edition', () => {
    fc.assert(
      fc.property(day, fc.constantFrom('days' as const, 'iso' as const), (on, weeks) => {
        const wish = { displayName: 'P', country: 'NL', url: 'https://learn.p.example/', domains: ['p.example'] };
        const rules = { ...edition, directory: { weeks } };
        const again = replay({ kind: 'listing.accepted', facts: kept({ on, weeks, ...wish }), edition: rules });
        const outcome = { state: 'accepted', reason: null, slot: directorySlot(on, weeks) };
        expect(again && saysTheSame(again, kept(outcome))).toBe(true);
        const foreign = kept({ on, weeks, ...wish, domains: ['q.example'] });
        expect(replay({ kind: 'listing.accepted', facts: foreign, edition: rules })?.state).toBe('refused');
      }),
      runs,
    );
  });

  it('ENR-63 ENR-64 says whether a claim could be accepted: its step, and what was visible', () => {
    const lines = [
      { month: '2021-04', omlpType: 'D', purchaseUnits: 1, invoiceNumber: 'i', kpiValue: 1, revenueUsd: 0 },
    ];
    const again = (from: string, on: string, kind = 'claim.accepted') =>
      replay({ kind, facts: { from, on, lines }, edition });
    expect(again('submitted', '2021-05-15')).toEqual({ state: 'accepted', notYetVisible: [] });
    const hidden = [{ line: 0, month: '2021-04', visibleFrom: '2021-05-15' }];
    expect(again('submitted', '2021-05-14')).toEqual({ state: 'refused', notYetVisible: hidden });
    expect(again('submitted', '2021-05-14', 'claim.rejected')?.state).toBe('rejected');
    expect(again('rejected', '2021-05-15')?.state).toBe('refused');
  });

  it('ENR-7 says plainly what no rule decides', () => {
    expect(replay({ kind: 'case.answered', facts: {}, edition })).toBeUndefined();
    expect(replay({ kind: 'order.placed', facts: {}, edition })).toBeUndefined();
    const facts = { from: 'submitted', on: '2021-02-30', lines: [] };
    expect(replay({ kind: 'claim.accepted', facts, edition })).toBeUndefined();
    expect(
      replay({ kind: 'claim.accepted', facts: { ...facts, on: '2021-02-28' }, edition: undefined }),
    ).toBeUndefined();
    expect(saysTheSame({ a: 1 }, { b: 1 })).toBe(false);
  });
});
