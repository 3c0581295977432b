import { z } from 'zod';
import type { LearningSource } from '#domain/association/link.ts';

/** A day, `YYYY-MM-DD`. */
const day = z.string();

const sources = ['microsoft-learning', 'partner-university'] as const satisfies readonly LearningSource[];
export const learningSource = z.enum(sources);
export const sourceAddress = z.strictObject({ source: learningSource });

/** Own links to learning accounts (ASC-2): one per source, what may be linked when, and what was linked before. */
export const learningProfile = z.object({
  sources: z.array(
    z.object({
      source: learningSource,
      /** Whether the installation has a provider that proves it. */
      available: z.boolean(),
      link: z
        .object({
          profile: z.string(),
          address: z.string().nullable(),
          tenant: z.string(),
          linkedOn: day,
          /** From when on completions from before the link count. */
          countsFrom: day,
        })
        .nullable(),
      /** The first day on which the person may link again (ASC-10). */
      nextLinkOn: day,
      /** Ended links, newest first; why they ended: `removed`, `moved` to another company or profile. */
      history: z.array(z.object({ tenant: z.string(), linkedOn: day, endedOn: day, end: z.string() })),
    }),
  ),
  limits: z.object({ mostPerYear: z.number(), daysBetween: z.number(), creditLagDays: z.number() }),
});

/** The company to link to, and the page to come back to; it gets `?learning=linked`, or why not (see `linkOutcome`). */
export const linkDraft = z.strictObject({
  tenant: z.string('name the tenant').min(1, 'name the tenant').max(200),
  returnTo: z.string('give the way back as a path').max(2000).default('/profile'),
});

/** What `learning` says on the page that somebody comes back to; with `too-early` comes `next`, a day. */
export const linkOutcome = z.enum([
  'linked',
  'too-early',
  'already-linked',
  'profile-of-somebody-else',
  'signed-out',
  'provider-down',
  'provider-refused',
  'not-proved',
]);

/** Where the browser goes next. */
export const departure = z.object({ location: z.string() });

/** How many people of a company have linked a learning account, and who has not (LRN-50). */
export const learningCounts = z.object({
  people: z.number(),
  linked: z.number(),
  /** By name. */
  notLinked: z.array(z.object({ account: z.string(), name: z.string(), email: z.string() })),
});

/** What the admins of a company decided about its learners. */
export const tenantSettings = z.strictObject({
  /** ASC-12: only completions of people who have linked their learning account count. */
  linkedCompletionsOnly: z.boolean('write true or false'),
  /** How learners are called for readers who may see persons. */
  learnerNames: z.enum(['names', 'pseudonyms']),
  /** Figures of values with fewer people are withheld; 0: none are. */
  smallestGroup: z
    .int('write a whole number from 0 to 100')
    .min(0, 'write a whole number from 0 to 100')
    .max(100, 'write a whole number from 0 to 100'),
});

export const providerAddress = z.strictObject({ provider: z.string() });
export const signInStart = z.strictObject({ returnTo: z.string().max(2000).optional() });
/** Providers add what they like to the way back. */
export const signInReturn = z.looseObject({});

export type LearningProfile = z.infer<typeof learningProfile>;
export type LinkDraft = z.output<typeof linkDraft>;
export type LinkOutcome = z.infer<typeof linkOutcome>;
export type LearningCounts = z.infer<typeof learningCounts>;
export type TenantSettings = z.infer<typeof tenantSettings>;
