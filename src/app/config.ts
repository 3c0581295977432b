import { z } from 'zod';
import { type Day, isDay } from '#base/day.ts';
import { Fault } from '#base/fault.ts';
import type { AutoAssignment } from '#domain/access/assignment.ts';
import { defaultMarks } from '#domain/adoption/marks.ts';
import { defaultLinkRules } from '#domain/association/link.ts';
import { fileDays } from '#domain/execution/file-life.ts';
import { listedDays } from '#domain/execution/listing.ts';
import { defaultQuotas } from '#domain/execution/quota.ts';
import { isAllowEntry } from '#jobs/address-guard.ts';

/** How a setting is told to people: its variable, its option of the command line if it has one, what it means. */
interface SettingFacts {
  readonly env: string;
  readonly flag?: string;
  readonly about: string;
}

const facts = z.registry<SettingFacts>();
const day = z.custom<Day>((value) => typeof value === 'string' && isDay(value), 'write an existing day as YYYY-MM-DD');
const wholeNumber = (least: number, most: number) => {
  const message = `write a whole number from ${least} to ${most}`;
  return z.coerce.number(message).int(message).min(least, message).max(most, message);
};

const listed = (text: string): readonly string[] =>
  text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
/** An address with `{id}` in it; empty when there is none. */
const linkTemplate = z
  .string()
  .transform((text) => (text.trim() === 'none' ? '' : text.trim()))
  .refine(isLinkTemplate, 'write an http or https address with {id} in it, or none');

/** Every setting there is: the one table that code, command line and docs/settings.md are made from. */
const settings = z.object({
  data: z.string().min(1).default('data').register(facts, {
    env: 'PARTNERSCOPE_DATA',
    flag: '--data DIR',
    about: 'Folder that holds everything: the lake, the engine’s files, uploads in progress. One process owns it.',
  }),
  today: day.optional().register(facts, {
    env: 'PARTNERSCOPE_TODAY',
    flag: '--today YYYY-MM-DD',
    about: 'The day to take for today. Without it the clock is asked.',
  }),
  host: z.string().min(1).default('127.0.0.1').register(facts, {
    env: 'PARTNERSCOPE_HOST',
    flag: '--host ADDRESS',
    about: 'Address to listen on. Only loopback addresses are accepted until sign-in is set up (docs/people.md).',
  }),
  port: wholeNumber(0, 65_535).default(4400).register(facts, {
    env: 'PARTNERSCOPE_PORT',
    flag: '--port N',
    about: 'Port to listen on; 0 takes any free one.',
  }),
  publicUrl: z
    .string()
    .regex(/^https?:\/\/[^/?#]+\/?$/, 'write an address as https://host, without a path')
    .transform((text) => text.replace(/\/$/, ''))
    .optional()
    .register(facts, {
      env: 'PARTNERSCOPE_PUBLIC_URL',
      about:
        'The address that people open, as `https://host`: the only foreign Host and Origin that are answered, and where sign-in providers send people back to. Needed beyond loopback.',
    }),
  trustProxy: z.union([z.boolean(), z.stringbool()], 'write true or false').default(false).register(facts, {
    env: 'PARTNERSCOPE_TRUST_PROXY',
    about: 'Take the address of a client from `X-Forwarded-For`, as a proxy that stands before the server writes it.',
  }),
  autoAssignPartnerAdmin: z.enum(['executive', 'viewer', 'none']).default('executive').register(facts, {
    env: 'PARTNERSCOPE_AUTO_ASSIGN_PARTNER_ADMIN',
    about: 'Report viewer role that an MPN partner admin holds without anybody’s doing.',
  }),
  autoAssignHeldOn: day.optional().register(facts, {
    env: 'PARTNERSCOPE_AUTO_ASSIGN_HELD_ON',
    about: 'Give that role only to those who were MPN partner admin on this day.',
  }),
  providers: z.string().min(1).optional().register(facts, {
    env: 'PARTNERSCOPE_PROVIDERS',
    about:
      'JSON file that lists the providers people sign in with and link learning accounts of (docs/sign-in-providers.md).',
  }),
  creditLagDays: wholeNumber(0, 365).default(defaultLinkRules.creditLagDays).register(facts, {
    env: 'PARTNERSCOPE_CREDIT_LAG_DAYS',
    about: 'Days after completion and link from which a completion of a linked person counts for the company.',
  }),
  pages: z.enum(['build', 'existing']).default('build').register(facts, {
    env: 'PARTNERSCOPE_PAGES',
    about:
      '`build` builds the web pages when they are missing or older than their source, `existing` takes what is there.',
  }),
  uploadMegabytes: wholeNumber(1, 1_000_000_000).default(10_240).register(facts, {
    env: 'PARTNERSCOPE_UPLOAD_MEGABYTES',
    about: 'Largest file that is accepted over HTTP, in megabytes.',
  }),
  requestsPerMinute: wholeNumber(1, 1_000_000_000).default(1200).register(facts, {
    env: 'PARTNERSCOPE_REQUESTS_PER_MINUTE',
    about: 'API requests that a session may make in a minute, or an address without one.',
  }),
  exportRawText: z.union([z.boolean(), z.stringbool()], 'write true or false').default(false).register(facts, {
    env: 'PARTNERSCOPE_EXPORT_RAW_TEXT',
    about: 'Leave text in CSV, TSV and XLSX as it is, even where a spreadsheet would take it for a formula.',
  }),
  learnerLink: linkTemplate.default('https://graph.microsoft.com/v1.0/users/{id}').register(facts, {
    env: 'PARTNERSCOPE_LEARNER_LINK',
    about:
      'Where the object id of a learner leads, `{id}` standing for it; only http and https. `none`: ids are no links.',
  }),
  notMigratedTenants: z.string().transform(listed).optional().register(facts, {
    env: 'PARTNERSCOPE_NOT_MIGRATED_TENANTS',
    about:
      'Tenants, between commas, whose account is still in the old Partner Membership Center: Microsoft Learn explains that to them instead of showing data.',
  }),
  adoptionLowPercent: wholeNumber(0, 1000).default(defaultMarks.lowPercent).register(facts, {
    env: 'PARTNERSCOPE_ADOPTION_LOW_PERCENT',
    about: 'Adoption is low where fewer percent of the licences sold are assigned, or of the qualified ones are used.',
  }),
  adoptionYammerPercent: wholeNumber(0, 1000).default(defaultMarks.yammerExcessPercent).register(facts, {
    env: 'PARTNERSCOPE_ADOPTION_YAMMER_PERCENT',
    about: 'Yammer is named as a cause when its active users pass the qualified licences by more percent than this.',
  }),
  adoptionCasesPerMonth: wholeNumber(1, 1_000_000).default(defaultMarks.casesPerMonth).register(facts, {
    env: 'PARTNERSCOPE_ADOPTION_CASES_PER_MONTH',
    about: 'Support cases per month from which a customer is said to need much help.',
  }),
  restPercents: z.enum(['points', 'fractions']).default('points').register(facts, {
    env: 'PARTNERSCOPE_REST_PERCENTS',
    about:
      'How the licence analytics of the Partner Center REST API write percentages: `points` (100 is all) or `fractions` (1 is all).',
  }),
  apiRawText: z.union([z.boolean(), z.stringbool()], 'write true or false').default(false).register(facts, {
    env: 'PARTNERSCOPE_API_RAW_TEXT',
    about:
      'Leave text in files of the Insights API as it is, even where a spreadsheet would take it for a formula: for programs that read them.',
  }),
  apiActiveReports: wholeNumber(1, 1_000_000).default(defaultQuotas.activeReports).register(facts, {
    env: 'PARTNERSCOPE_API_ACTIVE_REPORTS',
    about: 'Active reports of the Insights API that a person may have.',
  }),
  apiExecuteNowPerHour: wholeNumber(1, 1_000_000).default(defaultQuotas.executeNowPerHour).register(facts, {
    env: 'PARTNERSCOPE_API_EXECUTE_NOW_PER_HOUR',
    about: 'Reports of the Insights API that a person may run at once (`ExecuteNow`) in 60 minutes.',
  }),
  apiQueries: wholeNumber(1, 1_000_000).default(defaultQuotas.queries).register(facts, {
    env: 'PARTNERSCOPE_API_QUERIES',
    about: 'Queries of the Insights API that a person may keep.',
  }),
  apiMinLeadHours: wholeNumber(0, 2160).default(4).register(facts, {
    env: 'PARTNERSCOPE_API_MIN_LEAD_HOURS',
    about: 'Hours from now to the first run of a scheduled report of the Insights API, at least.',
  }),
  apiExecutionsImplicitAny: z
    .union([z.boolean(), z.stringbool()], 'write true or false')
    .default(false)
    .register(facts, {
      env: 'PARTNERSCOPE_API_EXECUTIONS_IMPLICIT_ANY',
      about:
        'Asked for executions without a status, give the newest whatever its status while none is completed; without this setting only of reports that run at once.',
    }),
  downloadsReportViewer: z.enum(['redacted', 'none']).default('redacted').register(facts, {
    env: 'PARTNERSCOPE_DOWNLOADS_REPORT_VIEWER',
    about:
      'What a report viewer who is no executive one may download: `redacted`, files without sensitive columns, or `none`.',
  }),
  downloadsPerHour: wholeNumber(1, 1_000_000).default(defaultQuotas.completedPerHour).register(facts, {
    env: 'PARTNERSCOPE_DOWNLOADS_PER_HOUR',
    about: 'Files of the downloads hub that one person gets in 60 minutes; the next one waits.',
  }),
  downloadsSchedules: wholeNumber(1, 10_000).default(defaultQuotas.schedules).register(facts, {
    env: 'PARTNERSCOPE_DOWNLOADS_SCHEDULES',
    about: 'Scheduled reports of the downloads hub per person and programme.',
  }),
  downloadsTemplates: wholeNumber(1, 10_000).default(defaultQuotas.templates).register(facts, {
    env: 'PARTNERSCOPE_DOWNLOADS_TEMPLATES',
    about: 'Templates of the downloads hub that one person keeps per programme.',
  }),
  downloadsFavourites: wholeNumber(1, 10_000).default(defaultQuotas.favourites).register(facts, {
    env: 'PARTNERSCOPE_DOWNLOADS_FAVOURITES',
    about: 'Templates that one person has as favourites per programme.',
  }),
  downloadsFavouritesShown: wholeNumber(1, 100).default(defaultQuotas.favouritesShown).register(facts, {
    env: 'PARTNERSCOPE_DOWNLOADS_FAVOURITES_SHOWN',
    about: 'Favourites that the page of the downloads hub shows.',
  }),
  publicDirectory: z.union([z.boolean(), z.stringbool()], 'write true or false').default(true).register(facts, {
    env: 'PARTNERSCOPE_PUBLIC_DIRECTORY',
    about:
      'Whether everybody may read the directory of learning partners that was sent, without signing in (docs/programme.md).',
  }),
  fileDays: wholeNumber(1, 3650).default(fileDays).register(facts, {
    env: 'PARTNERSCOPE_FILE_DAYS',
    about: 'Days that a file made by a report or download stays, and that its link opens it.',
  }),
  runDays: wholeNumber(listedDays, 3650).default(listedDays).register(facts, {
    env: 'PARTNERSCOPE_RUN_DAYS',
    about:
      'Days that the runs of a report are kept, as long as they are listed at least; its newest one stays, and one whose file still opens.',
  }),
  callbackAllow: z
    .string()
    .transform(listed)
    .refine(
      (entries) => entries.every(isAllowEntry),
      'write hosts, addresses or ranges such as 10.0.0.0/8, between commas',
    )
    .optional()
    .register(facts, {
      env: 'PARTNERSCOPE_CALLBACK_ALLOW',
      about:
        'Machines of your own network, between commas, that callbacks and webhooks may reach: hosts, addresses, ranges such as `10.0.0.0/8`. Others reach public addresses only (docs/jobs.md).',
    }),
  databaseUrl: z
    .string()
    .regex(/^postgres(ql)?:\/\/./, 'write an address as postgresql://user:password@host/database')
    .optional()
    .register(facts, {
      env: 'DATABASE_URL',
      about:
        'PostgreSQL database for accounts, notes, saved views and support loads, as `postgresql://user:password@host/database`. Without it they are in `records` of the data folder (docs/records.md).',
    }),
  smtpUrl: z
    .string()
    .refine(isSmtpAddress, 'write an address as smtp://user:password@host:587 or smtps://user:password@host:465')
    .optional()
    .register(facts, {
      env: 'PARTNERSCOPE_SMTP_URL',
      about:
        'Mail server that sends pages and alerts, as `smtp://user:password@host:587` (STARTTLS, demanded of every server but one on this machine) or `smtps://…:465`. Without it no mail is offered (docs/sendings.md).',
    }),
  mailFrom: z
    .string()
    .regex(
      /^([^<>\p{Cc}]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/u,
      'write an address as name@host or Name <name@host>',
    )
    .optional()
    .register(facts, {
      env: 'PARTNERSCOPE_MAIL_FROM',
      about: 'Sender of these mails, as `name@host` or `Name <name@host>`. Needed together with the mail server.',
    }),
  paymentUrl: z
    .string()
    .refine(isGatewayAddress, 'write an http or https address without user, query and fragment')
    .transform((text) => text.replace(/\/+$/, ''))
    .optional()
    .register(facts, {
      env: 'PARTNERSCOPE_PAYMENT_URL',
      about:
        'Payment gateway that cards are paid at, as `https://host/path` (docs/programme.md). Without it the operator confirms transfers, and cards are not offered.',
    }),
  paymentSecret: z.string().min(16, 'write at least 16 characters').optional().register(facts, {
    env: 'PARTNERSCOPE_PAYMENT_SECRET',
    about: 'What the product and the gateway sign their requests with. Needed together with the gateway.',
  }),
  log: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('warn').register(facts, {
    env: 'PARTNERSCOPE_LOG',
    about: 'How much the server writes to its log (standard error).',
  }),
});

export type Config = Readonly<z.output<typeof settings>>;

/**
 * Settings from command-line options, then the environment, then the defaults. An empty variable counts as absent,
 * and options that are no settings are passed over.
 * @throws Fault `bad-parameter` naming the option or variable that holds a value which is not allowed.
 */
export function parseConfig(flags: object, env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.entries(settings.shape).map(([name, schema]) => {
    const flag = Object.entries(flags).find(([key]) => key === name)?.[1];
    return [name, flag ?? (env[facts.get(schema)?.env ?? ''] || undefined)] as const;
  });
  const parsed = settings.safeParse(Object.fromEntries(given));
  if (parsed.success) return parsed.data;
  throw toFault(parsed.error, flags);
}

/** What an MPN partner admin is given by rule (RO-15, R-6). */
export function autoAssignmentOf({ autoAssignPartnerAdmin, autoAssignHeldOn }: Config): AutoAssignment {
  return {
    mpnPartnerAdmin: autoAssignPartnerAdmin,
    ...(autoAssignHeldOn !== undefined && { heldOn: autoAssignHeldOn }),
  };
}

/** The settings page of the documentation, as Markdown. */
export function settingsPage(): string {
  const rows = Object.values(settings.shape).map((schema) => {
    const { env, flag, about } = facts.get(schema) ?? { env: '', about: '' };
    return [`\`${env}\``, flag === undefined ? '' : `\`${flag}\``, defaultOf(schema), about];
  });
  const table = [['variable', 'option', 'default', 'meaning'], ['---', '---', '---', '---'], ...rows];
  const intro = 'An option of the command line wins over the environment, and that over the default.';
  return `# Settings\n\n${intro}\n\n${table.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`;
}

function defaultOf(schema: z.ZodType): string {
  const parsed = schema.safeParse(undefined);
  return parsed.success && parsed.data !== undefined ? `\`${String(parsed.data)}\`` : '';
}

function toFault(error: z.ZodError, flags: object): Fault {
  const [issue] = error.issues;
  const name = String(issue?.path[0] ?? '');
  const [, schema] = Object.entries(settings.shape).find(([key]) => key === name) ?? [];
  const { env = name, flag } = schema === undefined ? {} : (facts.get(schema) ?? {});
  const parameter = flag !== undefined && name in flags ? (flag.split(' ')[0] ?? flag) : env;
  return new Fault('bad-parameter', `${parameter} is not allowed: ${issue?.message ?? 'unknown reason'}`, {
    parameter,
  });
}

/** Nothing but the web is linked to: a template with another scheme would run in the reader's page (SEC-7). */
function isLinkTemplate(text: string): boolean {
  if (text === '') return true;
  const filled = text.replaceAll('{id}', 'id');
  return text.includes('{id}') && /^https?:\/\//i.test(text) && URL.canParse(filled);
}

function isGatewayAddress(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url !== undefined && /^https?:$/.test(url.protocol) && `${url.username}${url.search}${url.hash}` === '';
}

function isSmtpAddress(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url !== undefined && /^smtps?:$/.test(url.protocol) && url.hostname !== '' && /^\/?$/.test(url.pathname);
}
