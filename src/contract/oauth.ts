import { z } from 'zod';

/** Seconds: as text of the first generation of the endpoint, as a number of the second. */
const seconds = z.union([z.string(), z.number()]);

/** What a client of the token endpoint sends, by the names of OAuth 2; whatever else it sends is passed over. */
export const tokenForm = z.object({
  grant_type: z.string().describe('`password` or `refresh_token`'),
  client_id: z.string(),
  client_secret: z.string(),
  username: z.string().optional().describe('E-mail address, with the grant `password`'),
  password: z.string().optional(),
  refresh_token: z.string().optional().describe('With the grant `refresh_token`; each works once'),
  resource: z.string().optional().describe('Given back as it came'),
  scope: z.string().optional().describe('Given back as it came'),
});

export const grantedTokens = z.object({
  token_type: z.literal('Bearer'),
  scope: z.string().optional(),
  expires_in: seconds,
  ext_expires_in: seconds,
  expires_on: z.string().optional().describe('Seconds since 1970'),
  not_before: z.string().optional(),
  resource: z.string().optional(),
  access_token: z.string(),
  refresh_token: z.string(),
});

/** API-12: the form of OAuth 2. */
export const tokenRefusal = z.object({ error: z.string(), error_description: z.string() });

export type GrantedTokens = z.infer<typeof grantedTokens>;
export type RefusedTokens = z.infer<typeof tokenRefusal>;
