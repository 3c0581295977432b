import { z } from 'zod';

/** A record is found by its id within its tenant (SEC-5). */
export const recordAddress = z.strictObject({ id: z.string() });

/** A change names the version it was made from; when it is no more the newest, the change is refused. */
export const versionNumber = z
  .int('give the version as a number')
  .min(1)
  .max(2 ** 31 - 1)
  .describe('The version that was changed');

/** A text of people: trimmed, not empty, and without the one character that a database cannot hold. */
export function plainText(name: string, longest: number) {
  return z
    .string(`write the ${name} as text`)
    .trim()
    .min(1, `write a ${name}`)
    .max(longest, `write at most ${longest} characters`)
    .refine((text) => !text.includes('\0'), `the ${name} holds a NUL character`);
}
