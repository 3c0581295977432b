import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { Fault } from '#base/fault.ts';
import { refusalToGive } from '#domain/access/assignment.ts';
import { isRole, roleNames } from '#domain/access/roles.ts';
import { learningSources } from '#domain/association/link.ts';

const text = z
  .string('write a text')
  .trim()
  .min(1, 'write a text that is not empty')
  .max(500, 'write at most 500 characters');

const role = z
  .strictObject({
    /** The claim of the ID token whose value, or one of whose values, brings the role. */
    claim: text.default('groups'),
    value: text,
    /** Absent: the tenant that `tenantOf` finds. */
    tenant: text.optional(),
    role: z.custom<keyof typeof roleNames>(
      (value) => typeof value === 'string' && isRole(value),
      `use one of ${Object.keys(roleNames).join(', ')}`,
    ),
    /** Programme ids; only for the viewers (RO-11). */
    locations: z.array(text).readonly().optional(),
    /** Has to stand beside the role GA, so that nobody maps a group to it by mistake. */
    globalAdmin: z.literal(true, 'write true or leave it out').optional(),
  })
  .superRefine((entry, context) => {
    const add = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (entry.role === 'GA' && entry.globalAdmin !== true) {
      add('role', 'a group that makes global admins needs "globalAdmin": true beside it');
    }
    const refusal = refusalToGive(['GA'], { role: entry.role, ...(entry.locations && { locations: entry.locations }) });
    if (refusal !== undefined) add('locations', 'only RV and ERV are given for locations, and for at least one');
  });

const provider = z
  .strictObject({
    id: z
      .string('write a text')
      .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'write small letters, digits and hyphens, at most 40')
      .refine((id) => id !== 'password', '"password" is the way of local accounts; choose another id'),
    name: text,
    issuer: z.string('write an address').refine(isSafeIssuer, 'write an https address (http is for localhost only)'),
    clientId: text,
    clientSecret: text.optional(),
    /** Read at the start; beside the JSON file unless absolute. */
    clientSecretFile: text.optional(),
    kind: z.enum(['sign-in', ...learningSources], `use one of ${['sign-in', ...learningSources].join(', ')}`),
    scopes: z.array(text).readonly().default(['openid', 'profile', 'email']),
    /** Where the e-mail address is found. */
    emailClaim: text.default('email'),
    /** The provider sends only addresses that it gave out itself; else `email_verified` (or `xms_edov`) has to say so. */
    emailIsVerified: z.boolean('write true or false').default(false),
    /** Addresses of these domains are believed: they find the account that exists, and only they make new ones. */
    emailDomains: z
      .array(text.transform((domain) => domain.toLowerCase()))
      .readonly()
      .default([]),
    createAccounts: z.boolean('write true or false').default(false),
    /** The tenant of whoever signs in, by the value of a claim; others are refused. */
    tenantOf: z.strictObject({ claim: text, tenants: z.record(z.string(), text) }).optional(),
    roles: z.array(role).readonly().default([]),
    /** Of a learning provider: what it knows the person's profile by; the id that the completions carry. */
    profileClaim: text.default('sub'),
  })
  .superRefine((entry, context) => {
    const add = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message });
    const secrets = [entry.clientSecret, entry.clientSecretFile].filter((given) => given !== undefined);
    if (secrets.length !== 1) add(['clientSecret'], 'give either clientSecret or clientSecretFile');
    if (!entry.scopes.includes('openid')) add(['scopes'], 'openid has to be among them');
    if (entry.kind !== 'sign-in' && (entry.roles.length > 0 || entry.createAccounts)) {
      add(['kind'], 'a learning provider signs nobody in: leave out roles and createAccounts');
    }
    if (entry.createAccounts && entry.emailDomains.length === 0) {
      add(['emailDomains'], 'to make accounts, name the domains whose addresses are believed');
    }
    for (const [place, { tenant }] of entry.roles.entries()) {
      if (tenant === undefined && entry.tenantOf === undefined) {
        add(['roles', place, 'tenant'], 'name the tenant, or give tenantOf');
      }
    }
  });

const providerList = z.array(provider, 'write a list of providers').superRefine((list, context) => {
  for (const [place, { id, kind }] of list.entries()) {
    const before = list.slice(0, place);
    const add = (path: string, message: string) => context.addIssue({ code: 'custom', path: [place, path], message });
    if (before.some((other) => other.id === id)) add('id', `"${id}" stands here twice`);
    if (kind !== 'sign-in' && before.some((other) => other.kind === kind)) add('kind', `there is one ${kind} already`);
  }
});

type Given = z.output<typeof provider>;

/** An OpenID Connect provider, as it was configured. */
export interface Provider extends Omit<Given, 'clientSecret' | 'clientSecretFile'> {
  readonly clientSecret: string;
}

/**
 * The providers of the file, none without one (docs/sign-in-providers.md).
 * @throws Fault `bad-parameter` naming the file, the place in it and what is allowed; never what a secret is
 */
export function readProviders(path: string | undefined): readonly Provider[] {
  if (path === undefined) return [];
  const parsed = providerList.safeParse(readJson(path));
  if (!parsed.success) throw refusal(path, toWords(parsed.error));
  return parsed.data.map(({ clientSecret, clientSecretFile, ...entry }) => ({
    ...entry,
    clientSecret: clientSecret ?? readSecret(resolve(dirname(path), clientSecretFile ?? ''), { path, id: entry.id }),
  }));
}

/** Nothing is asked of a provider in the clear, but for one on this machine. */
function isSafeIssuer(issuer: string): boolean {
  if (!URL.canParse(issuer)) return false;
  const { protocol, search, hash } = new URL(issuer);
  return (protocol === 'https:' || isPlainLoopback(issuer)) && search === '' && hash === '';
}

/** Whether the address is one of this machine, without TLS. */
export function isPlainLoopback(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    // What a parser says about bad JSON quotes the text around it, where secrets stand.
    const why = error instanceof SyntaxError ? 'it is no JSON' : `it cannot be read (${codeOf(error)})`;
    throw refusal(path, why);
  }
}

function readSecret(file: string, { path, id }: { readonly path: string; readonly id: string }): string {
  let secret = '';
  try {
    secret = readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw refusal(path, `clientSecretFile of "${id}" cannot be read (${codeOf(error)})`);
  }
  if (secret !== '') return secret;
  throw refusal(path, `clientSecretFile of "${id}" is empty`);
}

function toWords({ issues: [issue] }: z.ZodError): string {
  const path = issue?.path ?? [];
  const place = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  if (issue?.code === 'unrecognized_keys') return `${place} has no "${issue.keys[0]}"`;
  return `${place}: ${issue?.message ?? 'not allowed'}`;
}

function refusal(path: string, why: string): Fault {
  return new Fault('bad-parameter', `The sign-in providers in ${path} are not used: ${why}`, {
    parameter: 'PARTNERSCOPE_PROVIDERS',
  });
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
}
