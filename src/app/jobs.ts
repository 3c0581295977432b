import { join } from 'node:path';
import { createAddressGuard } from '#jobs/address-guard.ts';
import { createJobs, type RunningJobs } from '#jobs/create-jobs.ts';
import type { Makers } from '#jobs/maker.ts';
import type { Channels } from '#jobs/notifier.ts';
import { createSafeRequest, type SafeRequest } from '#jobs/safe-request.ts';
import type { Records } from '#state/records.ts';
import type { Config } from './config.ts';
import { hubQuotas } from './downloads/limits.ts';
import { newSecret } from './people/secret.ts';

export interface AppJobsDeps {
  readonly config: Config;
  readonly records: Records;
  readonly dataDir: string;
  /** What each kind of report is made by; asked late, for makers answer by services that know the jobs. */
  readonly makers: () => Makers;
  /** Besides callbacks. */
  readonly channels?: Channels;
  readonly request: SafeRequest;
  /** UTC instant. */
  readonly now: () => string;
}

/** Reports, their files and who is told, over one data folder; nothing works by itself before `start`. */
export function createAppJobs({ config, dataDir, now, ...deps }: AppJobsDeps): RunningJobs {
  return createJobs({
    ...deps,
    embedded: config.databaseUrl === undefined,
    folder: join(dataDir, 'files'),
    quotas: hubQuotas(config),
    fileDays: config.fileDays,
    newSecret: () => newSecret(),
    now: () => Date.parse(now()),
    tell: (what) => {
      if (config.log !== 'silent') process.stderr.write(`${what}\n`);
    },
  });
}

/** How machines are called that somebody named: callbacks and webhooks (SEC-6, API-57). */
export function safeRequestOf({ callbackAllow = [] }: Config): SafeRequest {
  return createSafeRequest({ guard: createAddressGuard(callbackAllow) });
}
