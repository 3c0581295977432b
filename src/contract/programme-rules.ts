import { z } from 'zod';
import { dayText, levelName, monthText, offerName } from './programme.ts';

const text = (most: number) => z.string().trim().min(1).max(most);
// Whether days exist and numbers make sense is told by `checkEditions`, all of it at once and each with its path.
const givenDay = z.string().max(20).describe('YYYY-MM-DD');
const threshold = z.number().nullable().describe('Null: not known yet, which closes the level');
const period = z.strictObject({ from: givenDay, to: givenDay.nullable().default(null) });

/** What a level asks for (ENR-7, learning-program.md §6). */
export const requirementSet = z.strictObject({
  id: text(100),
  level: levelName,
  competency: text(200).nullable().default(null),
  region: text(100).nullable().default(null),
  period,
  kpi: threshold,
  trainers: threshold,
  exams: threshold,
  revenueUsd: threshold.default(null),
});

const extension = z.strictObject({
  id: text(100),
  from: givenDay,
  to: givenDay,
  excludedCompetencies: z.array(text(200)).max(100),
  coversSpecialisations: z.boolean(),
  note: z.string().max(1000),
  link: z.url().max(500).nullable().default(null),
});

const points = z.strictObject({
  kinds: z.array(z.strictObject({ type: text(200), kind: text(100) })).max(500),
  weights: z
    .array(
      z.strictObject({
        kind: text(100),
        perUnit: z.number(),
        cap: z.number().nullable().default(null),
      }),
    )
    .max(100),
  coursewarePoints: z.number(),
  examUnits: z.number(),
  surveyScore: z.number(),
  surveys: z.number().nullable().default(null),
});

/** The rules of the programme for a time, as the operator edits them. */
export const editionDraft = z.strictObject({
  id: text(100),
  name: text(200),
  period,
  refreshDay: z.number(),
  renewal: z.strictObject({ opensAfterDays: z.number(), closesAfterDays: z.number() }),
  anniversaryFrom: z.enum(['previous', 'payment']),
  silverKpiAtEnrolment: z.boolean(),
  directory: z.strictObject({ weeks: z.enum(['days', 'iso']) }),
  discountPercent: z.number(),
  requirementSets: z.array(requirementSet).max(2000),
  extensions: z.array(extension).max(200),
  learningOptions: z
    .array(
      z.strictObject({
        competency: text(200),
        levels: z
          .array(z.enum(['silver', 'gold']))
          .min(1)
          .max(2),
      }),
    )
    .max(200),
  trainerCertifications: z.array(text(200)).max(100),
  skills: z.array(z.strictObject({ competency: text(200), exams: z.array(text(200)).max(500) })).max(200),
  prices: z
    .array(
      z.strictObject({
        offer: offerName,
        country: z
          .string()
          .regex(/^[A-Z]{2}$/, 'write the two capital letters of the country')
          .nullable()
          .default(null),
        currency: z.string().regex(/^[A-Z]{3}$/, 'write the three capital letters of the currency'),
        amount: z.number().describe('In the smallest unit of the currency'),
      }),
    )
    .max(1000),
  bankAccounts: z
    .array(
      z.strictObject({
        currency: z.string().regex(/^[A-Z]{3}$/),
        holder: text(200),
        account: text(100),
        bank: text(200),
      }),
    )
    .max(100),
  texts: z.strictObject({
    guidelines: z.strictObject({ version: text(50), link: z.url().max(500).nullable().default(null) }),
    terms: z.strictObject({ version: text(50), text: z.string().max(20_000) }),
    links: z.array(z.strictObject({ title: text(200), href: z.url({ protocol: /^https$/ }).max(500) })).max(50),
  }),
  points: points.nullable().default(null),
});
export type EditionDraft = z.output<typeof editionDraft>;

const editionProblem = z.object({ edition: z.string(), where: z.string(), reason: z.string() });

export const edition = z.object({
  edition: editionDraft,
  version: z.number().describe('0: as the product came with it'),
  at: z.string().nullable(),
  by: z.string().nullable(),
});
export const editionList = z.object({
  editions: z.array(edition).describe('The newest version of each, by period'),
  problems: z.array(editionProblem),
  today: z.string(),
  current: z.string().nullable().describe('The edition in force today'),
});
export const editionHistory = z.object({ editions: z.array(edition).describe('Every version, newest first') });

/** A change, with the version it was made from (0 for a new edition). */
const editionChange = z.strictObject({ version: z.int().min(0), edition: editionDraft });
export const editionWrite = editionChange.extend({
  together: z
    .array(editionChange)
    .max(20)
    .default([])
    .describe('Editions that change with it, all or none: where a boundary moves, its neighbour moves too'),
});
export type EditionWrite = z.output<typeof editionWrite>;
/** What `editionWrite` would write, to be looked at only. */
export const editionTrial = z.strictObject({
  edition: editionDraft,
  together: z.array(editionDraft).max(20).default([]),
});
export type EditionTrial = z.output<typeof editionTrial>;
export const editionCheck = z.object({ problems: z.array(editionProblem) });
export const editionAddress = z.strictObject({ id: z.string() });

/** Requirement sets from a table (`programme requirements import`). */
export const requirementsImport = z.strictObject({
  edition: text(100).nullable().default(null).describe('Null: the edition in force today'),
  version: z.int().min(0).nullable().default(null).describe('Refuse when the edition is not at this version'),
  file: z.string().max(200).describe('Name of the file; a label only'),
  text: z.string().max(800_000).describe('CSV or TSV with a header'),
  replace: z.boolean().default(false).describe('Take away the sets that the file does not name'),
  dryRun: z.boolean().default(false).describe('Only look: nothing is written, and bad rows are told in the answer'),
});
export type RequirementsImport = z.output<typeof requirementsImport>;
/** A cell that cannot be taken, with what is allowed there. */
const rowProblem = z.object({
  line: z.number(),
  column: z.string(),
  value: z.string(),
  reason: z.string(),
});
export const requirementsImported = z.object({
  file: z.string(),
  edition: z.string(),
  version: z.number().describe('The one written; after a dry run the one that stands'),
  written: z.boolean(),
  problems: z.array(rowProblem).describe('Only after a dry run; a file with problems is refused else'),
  added: z.number(),
  changed: z.number(),
  same: z.number(),
  removed: z.number(),
});
export type RequirementsImported = z.output<typeof requirementsImported>;

/** All partners at a glance, for the operator. */
export const partnerRow = z.object({
  tenant: z.string(),
  name: z.string().nullable(),
  best: z.string().nullable(),
  held: z.string().nullable().describe('The highest level held'),
  status: z.enum(['none', 'active', 'at-risk', 'renewable', 'lost']),
  anniversary: z.string().nullable(),
  kpi: z.number(),
  openCases: z.number(),
  openClaims: z.number(),
  trouble: z.string().nullable().describe('Why the figures of the partner could not be had'),
});
export type PartnerRow = z.output<typeof partnerRow>;
/** Which partners, in which order. */
export const partnersParameters = z.strictObject({
  search: z.string().max(200).optional().describe('Part of the tenant or of the name'),
  status: z.enum(['none', 'active', 'at-risk', 'renewable', 'lost', 'trouble']).optional(),
  sort: z.enum(['anniversary', 'tenant', 'kpi']).default('anniversary').describe('Partners without one come last'),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  offset: z.coerce.number().int().min(0).default(0),
});
export type PartnersParameters = z.output<typeof partnersParameters>;
export const partnerOverview = z.object({ today: z.string(), partners: z.array(partnerRow), total: z.number() });

export const profileDraft = z.strictObject({
  name: z.string().trim().max(200),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'write the two capital letters of the country')
    .nullable(),
  taxId: z.string().trim().max(50).nullable(),
  billTo: z.string().trim().max(1000).nullable(),
  soldTo: z.string().trim().max(1000).nullable(),
});
/** What the operator alone says of a partner. */
export const profileStatus = z.strictObject({
  region: z.string().trim().max(100).nullable(),
  isMember: z.boolean(),
  isVerified: z.boolean(),
  isTaxExempt: z.boolean(),
  domains: z.array(z.string().trim().toLowerCase().max(253)).max(100).describe('Host names, without https://'),
});
export const partnerProfile = z.object({
  tenant: z.string(),
  version: z.number().describe('0: nothing was written down yet'),
  ...profileDraft.shape,
  ...profileStatus.shape,
});
export const profileWrite = z.strictObject({ version: z.int().min(0), profile: profileDraft });
export const profileStatusWrite = z.strictObject({ version: z.int().min(0), profile: profileStatus });

export const trainerAddress = z.strictObject({ id: z.string() });
export const trainerDraft = z.strictObject({
  name: text(200),
  reference: text(100).describe('Of the certification'),
  until: dayText.nullable().default(null),
});
export const trainer = z.object({
  id: z.string(),
  name: z.string(),
  reference: z.string(),
  until: z.string().nullable(),
  source: z.enum(['linked', 'confirmed']),
  counts: z.boolean(),
});
export const trainerList = z.object({ tenant: z.string(), trainers: z.array(trainer) });
export const surveyDraft = z.strictObject({
  month: monthText,
  area: text(200).nullable().default(null),
  score: z.number().min(0).max(5),
  surveys: z.int().min(0).max(10_000_000),
});
export const surveyList = z.object({
  tenant: z.string(),
  surveys: z.array(surveyDraft.extend({ id: z.string() })),
});
