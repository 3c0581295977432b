import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Edition } from '#domain/programme/edition.ts';
import { edition2021 } from '#domain/programme/edition-2021.ts';
import { edition2023 } from '#domain/programme/edition-2023.ts';
import { type StatusRoom, statusRoom, today } from './programme-status-room.ts';
import { maybe } from './random-values.ts';
import { type ReferencePartner, referenceStatus } from './reference/programme.ts';

const runs = Number(process.env.PARTNERSCOPE_PROPERTY_RUNS ?? 25);
/** What the product waits before a completion counts (ASC-11). */
const lag = 10;
let room: StatusRoom;
beforeAll(async () => {
  room = await statusRoom();
}, 60_000);
afterAll(() => room[Symbol.asyncDispose]());

const months = [
  '2022-12',
  '2023-04',
  '2023-05',
  '2023-06',
  '2023-11',
  '2024-02',
  '2024-04',
  '2024-05',
  '2024-06',
  '2024-08',
];
const day = fc
  .tuple(fc.constantFrom(...months), fc.integer({ min: 1, max: 28 }))
  .map(([month, of]) => `${month}-${String(of).padStart(2, '0')}`);
const types = ['MOC digital', 'moc DIGITAL ', 'Fundamentals', 'Exam voucher'];
const competencies = ['Data Analytics', 'data analytics', ' DATA ANALYTICS ', 'Security', '  '];
const amount = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: -3000, max: 9000 }) },
  { weight: 1, arbitrary: fc.constant(null) },
);

const purchase = fc.record({
  InvoiceNumber: fc.constantFrom('CW1', 'CW2', 'CW3', 'CW4'),
  InvoiceLine: fc.integer({ min: 1, max: 4 }),
  InvoiceDate: day,
  OmlpType: maybe(types),
  Competency: maybe(competencies),
  PurchaseUnits: fc.option(fc.integer({ min: -20, max: 900 }), { nil: null, freq: 8 }),
  kpi: amount,
  revenue: amount,
  Qualifying: fc.constantFrom(1 as const, 1 as const, 1 as const, 0 as const, null),
});
const keyOf = (row: { InvoiceNumber: string; InvoiceLine: number }) => `${row.InvoiceNumber} ${row.InvoiceLine}`;
const claimLine = fc.record({
  month: fc.constantFrom('2023-05', '2023-11', '2024-04', '2024-05', '2024-06'),
  omlpType: fc.constantFrom('MOC digital', 'Fundamentals'),
  purchaseUnits: fc.integer({ min: 1, max: 2 }),
  invoiceNumber: fc.constantFrom('cw1', 'CW2', 'CW9'),
  kpi: fc.constantFrom(1500, 100),
  revenue: fc.constantFrom(99_990, 10),
});
const people = ['1', '2', '3'];
const completion = fc.record({
  mcpId: fc.constantFrom(...people),
  id: fc.constantFrom('AZ-900', 'DP-100', 'CMCT'),
  title: fc.constantFrom('Microsoft Certified Trainer', 'Exam DP-100', 'mct'),
  type: fc.constantFrom('Exam', 'Certification', 'Course'),
  day: fc.oneof(day, fc.constantFrom('2024-06-10', '2024-06-11')),
  expires: maybe(['2024-06-19', '2024-06-20', '2025-01-01']),
  status: maybe(['Active', 'Expired', 'Revoked']),
});

const partner: fc.Arbitrary<ReferencePartner> = fc.record({
  deliveries: fc.array(fc.uniqueArray(purchase, { minLength: 1, maxLength: 8, selector: keyOf }), { maxLength: 3 }),
  claims: fc.array(fc.array(claimLine, { minLength: 1, maxLength: 3 }), { maxLength: 2 }),
  completions: fc.uniqueArray(completion, {
    maxLength: 8,
    selector: (row) => JSON.stringify([row.mcpId, row.id, row.type, row.day]),
  }),
  links: fc.uniqueArray(
    fc.record({
      profile: fc.constantFrom('1', '2'),
      linkedOn: fc.constantFrom('2024-01-01', '2024-06-10', '2024-06-11'),
    }),
    {
      selector: ({ profile }) => profile,
    },
  ),
  confirmed: fc.array(fc.record({ reference: fc.constantFrom('2', '9'), until: maybe(['2024-06-19', '2024-06-20']) }), {
    maxLength: 2,
  }),
  commitments: fc.array(
    fc.record({
      competency: fc.constantFrom('data analytics', 'Security'),
      on: fc.constantFrom('2024-06-20', '2024-06-21'),
    }),
    {
      maxLength: 2,
    },
  ),
  surveys: fc.array(
    fc.record({
      month: fc.constantFrom('2023-05', '2023-06', '2024-05', '2024-06'),
      score: fc.constantFrom(3.5, 4.25, 4.333, 5),
      surveys: fc.nat({ max: 300 }),
    }),
    { maxLength: 3 },
  ),
});

const threshold = fc.oneof(
  { weight: 9, arbitrary: fc.integer({ min: 0, max: 12 }) },
  { weight: 1, arbitrary: fc.constant(undefined) },
);
const edition: fc.Arbitrary<Edition> = fc
  .record({
    kpi: threshold,
    trainers: fc.integer({ min: 0, max: 2 }),
    revenueUsd: fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined }),
    refreshDay: fc.constantFrom(15, 20, 21),
    silverKpiAtEnrolment: fc.boolean(),
    skills: fc.boolean(),
    byPoints: fc.integer({ min: 0, max: 3 }).map((n) => n === 0),
  })
  .map(({ kpi, trainers, revenueUsd, skills, byPoints, ...plain }) => {
    const set = (level: 'silver' | 'gold') => ({
      ...{ id: level, level, period: { from: '2019-01-01' }, kpi, trainers, exams: level === 'gold' ? 1 : 0 },
      ...(revenueUsd !== undefined && { revenueUsd }),
    });
    const points = {
      ...edition2023.points,
      kinds: [
        { type: 'moc digital', kind: 'advanced' },
        { type: 'FUNDAMENTALS', kind: 'fundamentals' },
        { type: 'Exam voucher', kind: 'exam' },
      ],
    };
    return {
      ...edition2021,
      ...plain,
      requirementSets: [...edition2021.requirementSets.slice(0, 1), set('silver'), set('gold')],
      learningOptions: [
        { competency: 'Data Analytics', levels: ['silver', 'gold'] },
        { competency: 'Security', levels: ['gold'] },
      ],
      ...(skills && { skills: [{ competency: 'Data Analytics', exams: ['dp-100', 'MCT'] }] }),
      ...(byPoints && {
        points: {
          ...points,
          weights: edition2023.points?.weights ?? [],
          coursewarePoints: 1000,
          examUnits: 200,
          surveyScore: 4.25,
        },
      }),
    } satisfies Edition;
  });

describe('programme status', () => {
  it('ENR-4 ENR-7 ENR-50 ENR-51 ENR-55 ENR-56 ENR-63 ASC-12 ASC-14 L-14 L-15 L-17 equals a count by hand of any partner', async () => {
    await fc.assert(
      fc.asyncProperty(partner, edition, async (given, rules) => {
        const tenant = await room.partner(given);
        const { kpi, levels } = await room.status(rules).of(tenant);
        const wanted = referenceStatus(today, given, { edition: rules, lag });
        expect(kpi).toMatchObject(wanted.kpi);
        expect(levels).toEqual(wanted.levels);
        await room.loaded.store.forget(tenant);
      }),
      { numRuns: runs },
    );
  }, 120_000);

  const bought = fc.record({
    date: day,
    competency: fc.option(fc.constantFrom('Data Analytics', 'Security'), { nil: null }),
    omlpType: fc.constantFrom('MOC digital', 'Fundamentals', 'Exam voucher'),
    units: fc.integer({ min: 1, max: 500 }),
    kpiPerUnit: fc.constantFrom(0, 0.1, 0.5, 1),
    revenueUsd: fc.constantFrom(0, 10.1),
  });

  it('the simulator answers as the status of a ledger that really has the lines', async () => {
    await fc.assert(
      fc.asyncProperty(partner, edition, fc.array(bought, { maxLength: 4 }), async (given, rules, purchases) => {
        const before = await room.partner({ ...given, claims: [] });
        const wish = { purchases, trainers: 0, exams: [], commitments: ['Security'] };
        const { after } = await room.status(rules).simulate(before, wish);
        const really = purchases.map(({ date, competency, omlpType, units, kpiPerUnit, revenueUsd }, i) => ({
          ...{ InvoiceNumber: `wish ${i}`, InvoiceLine: 1, InvoiceDate: date, Qualifying: 1 as const },
          ...{ OmlpType: omlpType, Competency: competency, PurchaseUnits: units },
          ...{ kpi: Math.round(units * kpiPerUnit * 1000), revenue: Math.round(revenueUsd * 1000) },
        }));
        const deliveries = really.length === 0 ? given.deliveries : [...given.deliveries, really];
        const commitments = [...given.commitments, { competency: 'Security', on: today }];
        const tenant = await room.partner({ ...given, claims: [], deliveries, commitments });
        expect(after).toEqual(await room.status(rules).of(tenant));
        for (const one of [before, tenant]) await room.loaded.store.forget(one);
      }),
      { numRuns: Math.ceil(runs / 2) },
    );
  }, 120_000);

  it('SEC-3 gives nothing of one partner to another, and a partner without anything nothing at all', async () => {
    const row = { InvoiceNumber: 'A', InvoiceLine: 1, InvoiceDate: '2024-05-01', OmlpType: null, Competency: null };
    await room.partner({ deliveries: [[{ ...row, PurchaseUnits: 1, kpi: 5000, revenue: 1, Qualifying: 1 }]] });
    const { kpi, best, enrolments, steps } = await room.status(edition2021).of(await room.partner({}));
    expect([kpi.total, best, enrolments]).toEqual([0, null, []]);
    expect(steps.map(({ id }) => id)).toEqual(['add-trainers', 'link-people']);
  });
});
