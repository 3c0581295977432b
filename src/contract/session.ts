import { z } from 'zod';
import { grant } from './people.ts';
import { ownProfile } from './profile.ts';
import { plainText } from './record.ts';

const secretLink = z.string().max(200);
/** Any text may be tried; how long a password is allowed to be is said when one is chosen. */
const typedPassword = z.string().max(1024, 'that is too long for a password');
const email = plainText('email', 254).regex(/^[^\s@]+@[^\s@]+$/, 'write an e-mail address');

/** What opens to somebody in a tenant. */
const tenantStanding = z.object({
  tenant: z.string(),
  name: z.string().nullable(),
  grants: z.array(grant),
  pages: z.array(z.string()).describe('Reports that open'),
  permissions: z.array(z.string()),
});

/** Who asks, and what opens to them. */
export const session = z.object({
  state: z
    .enum(['open', 'signed-out', 'signed-in'])
    .describe('`open`: sign-in is not set up, and whoever reaches this machine sees everything'),
  local: z.boolean().describe('Whether people sign in with a password of this installation'),
  providers: z.array(z.object({ id: z.string(), name: z.string() })),
  person: ownProfile.nullable(),
  tenants: z.array(tenantStanding),
  viewAs: z
    .object({ tenant: z.string().nullable(), roles: z.array(z.string()), locations: z.array(z.string()).nullable() })
    .nullable(),
});

export const signInDraft = z.strictObject({
  email: z.string().max(320),
  password: typedPassword,
  code: z.string().max(100).optional().describe('Of an authenticator app, or a recovery code'),
});

export const signInAnswer = z.object({ state: z.enum(['signed-in', 'second-factor']) });

export const signOutAnswer = z.object({ state: z.literal('signed-out') });

export const linkParameter = z.strictObject({ link: secretLink });

export const setUpCheck = z.object({ good: z.boolean(), expiresAt: z.string().nullable() });

export const setUpDraft = z.strictObject({
  link: secretLink,
  name: plainText('name', 200),
  email,
  password: typedPassword,
});

export const invitationCheck = z.object({
  good: z.boolean(),
  name: z.string().nullable(),
  email: z.string().nullable(),
});

export const invitationDraft = z.strictObject({ link: secretLink, password: typedPassword });

export const viewAsDraft = z.strictObject({
  tenant: z.string().max(100),
  roles: z.array(z.string().max(60)).min(1, 'choose at least one role').max(20),
  locations: z.array(plainText('location', 40)).min(1, 'choose at least one location').max(1000).optional(),
});

export type Session = z.infer<typeof session>;
export type SetUpCheck = z.infer<typeof setUpCheck>;
export type InvitationCheck = z.infer<typeof invitationCheck>;
export type SignInAnswer = z.infer<typeof signInAnswer>;
