import { z } from 'zod';
import { tokenDraft } from './profile.ts';
import { plainText } from './record.ts';

/** Accounts of the installation, for the command line at the machine itself. */
export const roster = z.object({
  accounts: z.array(
    z.object({
      account: z.string(),
      name: z.string(),
      email: z.string(),
      operator: z.boolean(),
      secondFactor: z.boolean(),
      disabled: z.boolean(),
      madeAt: z.string(),
    }),
  ),
});

const email = plainText('email', 254).regex(/^[^\s@]+@[^\s@]+$/, 'write an e-mail address');

export const operatorDraft = z.strictObject({ name: plainText('name', 200), email });

export const accountChoice = z.strictObject({ email });

export const issuedPassword = z.object({ account: z.string(), temporaryPassword: z.string() });

export const houseTokenDraft = tokenDraft.extend({ email });

export const issuedLink = z.object({ link: z.string().describe('The secret of the link'), expiresAt: z.string() });

export type Roster = z.infer<typeof roster>;
export type OperatorDraft = z.output<typeof operatorDraft>;
export type IssuedPassword = z.infer<typeof issuedPassword>;
export type IssuedLink = z.infer<typeof issuedLink>;
export type HouseTokenDraft = z.output<typeof houseTokenDraft>;
