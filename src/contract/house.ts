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

const instant = z.string().nullable();

/** How what runs by itself stands, in all tenants; instants are UTC. */
export const jobsState = z.object({
  planned: z.number().describe('Reports that have a slot to come'),
  waiting: z.number().describe('Runs that may begin now and have not'),
  running: z.number(),
  failed: z.number().describe('Runs that failed for good since a day ago'),
  oldestDue: instant.describe('The oldest slot whose time has come and that nothing has begun; null: none'),
  undelivered: z.number().describe('Mails, webhooks and callbacks that were given up since a day ago'),
  lineSeen: instant.describe('When a process last saw to the line of work; null: never'),
});

export type JobsFigures = z.infer<typeof jobsState>;
export type Roster = z.infer<typeof roster>;
export type OperatorDraft = z.output<typeof operatorDraft>;
export type IssuedPassword = z.infer<typeof issuedPassword>;
export type IssuedLink = z.infer<typeof issuedLink>;
export type HouseTokenDraft = z.output<typeof houseTokenDraft>;
