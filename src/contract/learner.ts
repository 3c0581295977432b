import { z } from 'zod';
import { reportParameters } from './request.ts';

/** Which part of a learner's history is asked for; without months all of it. */
export const learnerParameters = reportParameters.pick({
  tenant: true,
  from: true,
  to: true,
  range: true,
  asRole: true,
  asLocation: true,
});
export type LearnerParameters = z.output<typeof learnerParameters>;

/** One learner with what they completed, newest first (LRN-44). */
export const learner = z.object({
  userId: z.string(),
  /** The id where no name is known. */
  userName: z.string(),
  /** Where the directory shows the person (LRN-45); null when the installation links nowhere. */
  link: z.string().nullable(),
  modules: z.number(),
  paths: z.number(),
  trainings: z.array(
    z.object({
      /** As the file writes it; null when it says none. */
      type: z.string().nullable(),
      name: z.string().nullable(),
      date: z.string(),
      roles: z.array(z.string()),
      products: z.array(z.string()),
    }),
  ),
});
export type Learner = z.infer<typeof learner>;
