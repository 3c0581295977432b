import { z } from 'zod';
import { longestRemark } from './remark.ts';

/** A remark on one chart (CO-7), as it is given. */
export const feedbackRequest = z.strictObject({
  tenant: z.string().optional().describe('May be left out when there is one tenant'),
  report: z.string(),
  section: z.string(),
  remark: z.string().trim().min(1, 'write a remark').max(longestRemark, `write at most ${longestRemark} characters`),
});

/** A remark as it is kept; `at` is a UTC instant. */
export const feedback = z.object({
  id: z.string(),
  at: z.string(),
  tenant: z.string(),
  report: z.string(),
  section: z.string(),
  remark: z.string(),
});

/** Newest first. */
export const feedbackList = z.object({ feedback: z.array(feedback) });

export type FeedbackRequest = z.output<typeof feedbackRequest>;
export type Feedback = z.infer<typeof feedback>;
export type FeedbackList = z.infer<typeof feedbackList>;
