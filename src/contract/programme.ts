import { z } from 'zod';
import { isDay } from '#base/day.ts';
import { isMonth } from '#base/month.ts';
import { tenantParameter } from './request.ts';

export const dayText = z.string().refine(isDay, 'write an existing day as YYYY-MM-DD');
export const monthText = z.string().refine(isMonth, 'write an existing month as YYYY-MM');
/** The levels of a learning partner, lowest first. */
export const levelName = z.enum(['learning-action-pack', 'silver', 'gold']);
export const offerName = z.enum(['action-pack', 'silver', 'gold']);

const requirement = z.object({
  id: z.enum([
    'kpi',
    'revenueUsd',
    'trainers',
    'exams',
    'commitment',
    'coursewarePoints',
    'examUnits',
    'surveyScore',
    'surveys',
  ]),
  needed: z.number(),
  have: z.number(),
  met: z.boolean(),
});

export const levelStanding = z.object({
  competency: z.string().nullable(),
  level: levelName,
  requirements: z.array(requirement),
  eligible: z.boolean(),
  closedReason: z.enum(['no-requirements', 'thresholds-missing']).nullable(),
});

const kpiMonth = z.object({ month: z.string(), kpi: z.number(), revenueUsd: z.number() });

const renewal = z.object({
  opens: z.string(),
  closes: z.string(),
  windowFrom: z.string(),
  windowTo: z.string(),
  decisionOn: z.string(),
});

/** Where a partner stands (http.md, programme status). */
export const programmeStatus = z.object({
  today: z.string(),
  edition: z.object({ id: z.string(), name: z.string(), version: z.number() }).nullable(),
  kpi: z.object({
    windowFrom: z.string(),
    windowTo: z.string(),
    refreshedOn: z.string(),
    nextRefresh: z.string(),
    total: z.number(),
    revenueUsd: z.number(),
    byMonth: z.array(kpiMonth),
  }),
  levels: z.array(levelStanding),
  best: z.object({ competency: z.string().nullable(), level: levelName }).nullable(),
  enrolments: z.array(
    z.object({
      id: z.string(),
      competency: z.string().nullable(),
      level: levelName,
      status: z.enum(['active', 'at-risk', 'renewable', 'lost']),
      anniversary: z.string(),
      renewal,
      extension: z.string().nullable(),
      outcome: levelName.describe('What the months that decide allow to renew, as far as they are known'),
      step: z.enum(['purchased', 'awaiting-marketplace-profile', 'active']).nullable(),
    }),
  ),
  directory: z.object({
    status: z.enum(['none', 'requested', 'accepted', 'rejected', 'sent', 'listed', 'leaving', 'removed']),
    batchMonth: z.string().nullable(),
    visibleBy: z.string().nullable(),
  }),
  steps: z
    .array(
      z.object({
        id: z.string().describe('Which advice, for example buy-action-pack or meet-kpi'),
        competency: z.string().nullable(),
        level: levelName.nullable(),
        missing: z.number().nullable().describe('How much is missing of what the advice is about'),
        by: z.string().nullable().describe('The day by which to do it; null: at any time'),
      }),
    )
    .describe('What to do next, most urgent first'),
});
export type ProgrammeStatus = z.output<typeof programmeStatus>;

/** Of which day; the operator asks of any, also of days to come. */
export const statusParameters = tenantParameter.extend({
  on: dayText.optional().describe('Day to look from; default today'),
});

/** More than there is, as a wish: what would follow (simulator). */
export const simulation = z.strictObject({
  on: dayText.optional().describe('Day to look from; default today'),
  purchases: z
    .array(
      z.strictObject({
        date: dayText,
        competency: z.string().max(200).nullable().default(null),
        omlpType: z.string().max(200).default(''),
        units: z.int().min(1).max(1_000_000),
        kpiPerUnit: z.number().min(0).max(1000),
        revenueUsd: z.number().min(0).default(0),
      }),
    )
    .max(100)
    .default([]),
  trainers: z.int().min(0).max(1000).default(0).describe('Trainers more'),
  exams: z
    .array(z.strictObject({ competency: z.string().max(200), count: z.int().min(1).max(1000) }))
    .max(100)
    .default([]),
  commitments: z.array(z.string().max(200)).max(100).default([]),
});
export type Simulation = z.output<typeof simulation>;
export const simulated = z.object({ before: programmeStatus, after: programmeStatus });

/** The KPI until the anniversary if the partner goes on buying as in the months before. */
export const programmeForecast = z.object({
  tenant: z.string(),
  anniversary: z.string().nullable(),
  windowFrom: z.string(),
  windowTo: z.string(),
  months: z.array(kpiMonth.extend({ expected: z.boolean().describe('Not bought yet: the mean of the known months') })),
  levels: z.array(
    z.object({
      competency: z.string().nullable(),
      level: levelName,
      needed: z.number(),
      expected: z.number(),
      met: z.boolean(),
    }),
  ),
});

export const ledgerParameters = tenantParameter.extend({
  from: monthText.optional().describe('First month; default the window shown'),
  to: monthText.optional().describe('Last month'),
  competency: z.string().max(200).optional().describe('Lines that count for it; default all'),
  all: z.stringbool().optional().describe('Also lines that do not count, with the reason'),
  limit: z.coerce.number().int().min(1).max(100_000).default(200),
  offset: z.coerce.number().int().min(0).default(0),
});

/** A line that a KPI is made of, or why it is not. */
export const ledgerLine = z.object({
  invoice: z.string(),
  line: z.number(),
  date: z.string(),
  competency: z.string().nullable(),
  omlpType: z.string().nullable(),
  units: z.number().nullable(),
  kpi: z.number().nullable(),
  revenueUsd: z.number().nullable(),
  origin: z.enum(['import', 'claim']),
  claim: z.string().nullable(),
  counts: z.boolean(),
  why: z.enum(['not-qualifying', 'not-visible-yet', 'future', 'replaced']).nullable(),
  visibleFrom: z.string(),
});
export const ledger = z.object({
  tenant: z.string(),
  today: z.string(),
  total: z.number().describe('Lines in all'),
  kpi: z.number().describe('Of the lines that count, all pages'),
  revenueUsd: z.number(),
  lines: z.array(ledgerLine),
});
export type LedgerLine = z.output<typeof ledgerLine>;

/** A decision, with the rules it was made by; `replayed` is what the same facts give under the same rules now. */
export const programmeDecision = z.object({
  id: z.string(),
  tenant: z.string(),
  at: z.string(),
  by: z.string(),
  kind: z.string(),
  about: z.string().nullable(),
  edition: z.object({ id: z.string(), version: z.number() }).nullable(),
  facts: z.record(z.string(), z.unknown()),
  outcome: z.record(z.string(), z.unknown()),
});
/** Of one partner, newest first. */
export const historyParameters = tenantParameter.extend({
  limit: z.coerce.number().int().min(1).max(1000).default(200),
  offset: z.coerce.number().int().min(0).default(0),
});
export const decisionAddress = z.strictObject({ id: z.string() });
export const programmeHistory = z.object({
  tenant: z.string(),
  total: z.number().describe('Decisions in all'),
  decisions: z.array(programmeDecision),
});
export const replayedDecision = z.object({
  decision: programmeDecision,
  replayed: z.record(z.string(), z.unknown()).nullable().describe('Null: this kind of decision has no rule to replay'),
  same: z.boolean(),
});
