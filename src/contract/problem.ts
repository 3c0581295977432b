import { z } from 'zod';
import type { FaultCode } from '#base/fault.ts';

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

/** What a problem is called; `internal` is a bug of ours, never a fault. */
export const problemTitles: Readonly<Record<FaultCode | 'internal', string>> = {
  'bad-parameter': 'A parameter is not allowed',
  'not-found': 'Not found',
  'signed-out': 'Sign in first',
  forbidden: 'Not allowed',
  conflict: 'Something else is in the way',
  unreadable: 'The file cannot be read',
  'too-large': 'Too large',
  'too-many': 'Too many requests',
  unavailable: 'Not available now',
  internal: 'Unexpected error',
};

/** The code of a received problem as a fault's; a bug of the other side is not available to us. */
export function toFaultCode(code: string): FaultCode {
  return isFaultCode(code) ? code : 'unavailable';
}

function isFaultCode(code: string): code is FaultCode {
  return code in problemTitles && code !== 'internal';
}
