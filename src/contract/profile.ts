import { z } from 'zod';
import { plainText } from './record.ts';

const typedPassword = z.string().max(1024, 'that is too long for a password');

export const ownProfile = z.object({
  account: z.string(),
  name: z.string(),
  email: z.string(),
  operator: z.boolean(),
  mustChangePassword: z.boolean(),
  secondFactor: z.boolean(),
  language: z.enum(['en', 'nl']).nullable(),
  theme: z.enum(['light', 'dark']).nullable(),
});

export const profileChange = z.strictObject({
  name: plainText('name', 200).optional(),
  language: z.enum(['en', 'nl']).nullable().optional(),
  theme: z.enum(['light', 'dark']).nullable().optional(),
});

export const passwordChange = z.strictObject({ current: typedPassword, next: typedPassword });

export const ownSessions = z.object({
  sessions: z.array(
    z.object({
      id: z.string(),
      madeAt: z.string(),
      seenAt: z.string(),
      expiresAt: z.string(),
      agent: z.string(),
      address: z.string(),
      way: z.string().describe('`password`, or the provider that was signed in with'),
      current: z.boolean(),
    }),
  ),
});

export const factorProposal = z.object({
  key: z.string(),
  uri: z.string().describe('For a QR code that an authenticator app reads'),
});

export const factorProof = z.strictObject({ code: z.string().max(100) });

export const recoveryCodes = z.object({ recoveryCodes: z.array(z.string()).describe('Shown once') });

export const ownPassword = z.strictObject({ password: typedPassword });

const token = z.object({
  id: z.string(),
  name: z.string(),
  madeAt: z.string(),
  usedAt: z.string().nullable(),
  expiresAt: z.string(),
});

export const ownTokens = z.object({ tokens: z.array(token) });

export const tokenDraft = z.strictObject({
  name: plainText('name', 100),
  days: z.int('write a whole number of days').min(1).max(365, 'a token lasts at most 365 days'),
});

export const madeToken = z.object({ token, secret: z.string().describe('Shown once') });

export const done = z.object({ done: z.literal(true) });

export type OwnSessions = z.infer<typeof ownSessions>;
export type OwnTokens = z.infer<typeof ownTokens>;
export type MadeToken = z.infer<typeof madeToken>;
