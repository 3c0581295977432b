import { z } from 'zod';

/** RFC 9457 answer of every refused request (HTTP-4); `parameter` and `allowed` where a parameter was at fault. */
export const problemDetails = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string(),
  code: z.string(),
  parameter: z.string().optional(),
  allowed: z.array(z.string()).optional(),
});
export type ProblemDetails = z.infer<typeof problemDetails>;
