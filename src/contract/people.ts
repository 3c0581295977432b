import { z } from 'zod';
import { plainText } from './record.ts';
import { tenantParameter } from './request.ts';

/** By its code or full name. */
const role = z.string().max(60);

/** RO-11: any short text may be a location; the answer tells which ones no data were met of. */
const location = plainText('location', 40);

/** A role as it is to be held; without locations for the whole company. */
export const wantedGrant = z.strictObject({
  role,
  locations: z.array(location).max(1000, 'choose at most 1000 locations').nullable().optional(),
});

/** A role as it is held; `locations` null is the whole company, `auto` was given by a rule (RO-15). */
export const grant = z.object({
  role: z.string(),
  locations: z.array(z.string()).nullable(),
  origin: z.enum(['auto', 'person', 'provider']),
});

export const person = z.object({
  account: z.string(),
  name: z.string(),
  email: z.string(),
  grants: z.array(grant),
  operator: z.boolean(),
  disabledAt: z.string().nullable(),
  madeAt: z.string(),
  lastSeenAt: z.string().nullable(),
  secondFactor: z.boolean(),
  ways: z.array(z.string()).describe('What they can sign in with: `password` and ids of providers'),
  you: z.boolean(),
});

const unknownLocations = z.array(z.string()).describe('Chosen locations that no data were met of yet');

export const changedPerson = person.extend({ unknownLocations });

export const peopleParameters = z.strictObject({
  ...tenantParameter.shape,
  search: z.string().max(200).optional().describe('Part of a name or an e-mail address'),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
});

export const peopleList = z.object({ rowCount: z.number(), people: z.array(person) });

const email = plainText('email', 254).regex(/^[^\s@]+@[^\s@]+$/, 'write an e-mail address');

const roles = z.array(wantedGrant).max(20, 'give at most 20 roles');

export const personDraft = z.strictObject({
  name: plainText('name', 200),
  email,
  roles: roles.min(1, 'give at least one role'),
  way: z.enum(['password', 'link']).describe('A temporary password, or a link to choose one; shown once'),
});

/** Neither a password nor a link for somebody who has an account already. */
export const madePerson = z.object({
  person,
  temporaryPassword: z.string().nullable(),
  link: z.string().nullable(),
  unknownLocations,
});

export const grantsChange = z.strictObject({ grants: roles });

export const personAddress = z.strictObject({ account: z.string().max(100) });

export const temporaryPassword = z.object({ temporaryPassword: z.string() });

export const removedPerson = z.object({ account: z.string() });

export const adminList = z.object({
  admins: z.array(
    z.object({ name: z.string(), email: z.string(), roles: z.array(z.string()), gives: z.array(z.string()) }),
  ),
});

export const locationList = z.object({
  locations: z.array(z.object({ id: z.string(), name: z.string().nullable(), rows: z.number() })),
});

export const houseTenant = z.object({
  tenant: z.string(),
  name: z.string().nullable(),
  people: z.number(),
  latestMonth: z.string().nullable(),
  madeAt: z.string().nullable(),
});

export const houseTenantList = z.object({ tenants: z.array(houseTenant) });

const tenantName = plainText('name', 200);

export const tenantDraft = z.strictObject({ tenant: z.string(), name: tenantName });

export const tenantChange = z.strictObject({ name: tenantName });

export const tenantAddress = z.strictObject({ tenant: z.string() });

export type Grant = z.infer<typeof grant>;
export type Person = z.infer<typeof person>;
export type ChangedPerson = z.infer<typeof changedPerson>;
export type PeopleParameters = z.output<typeof peopleParameters>;
export type PersonDraft = z.output<typeof personDraft>;
export type MadePerson = z.infer<typeof madePerson>;
export type WantedGrants = z.output<typeof grantsChange>['grants'];
export type AdminList = z.infer<typeof adminList>;
export type LocationList = z.infer<typeof locationList>;
export type HouseTenant = z.infer<typeof houseTenant>;
