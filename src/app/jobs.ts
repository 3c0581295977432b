import { join } from 'node:path';
import type { JobsFigures } from '#contract/house.ts';
import { createAddressGuard } from '#jobs/address-guard.ts';
import { createJobs, type RunningJobs } from '#jobs/create-jobs.ts';
import type { Makers } from '#jobs/maker.ts';
import type { Channels } from '#jobs/notifier.ts';
import { createSafeRequest, type SafeRequest } from '#jobs/safe-request.ts';
import type { JobsState } from '#state/jobs-state.ts';
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
  /** What else is done now and then. */
  readonly errands: (stop: AbortSignal) => Promise<void>;
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
    runDays: config.runDays,
    newSecret: () => newSecret(),
    now: () => Date.parse(now()),
    tell: tellerOf(config),
  });
}

/** For the log. */
export function tellerOf({ log }: Pick<Config, 'log'>): (what: string) => void {
  return (what) => {
    if (log !== 'silent') process.stderr.write(`${what}\n`);
  };
}

/** How what runs by itself stands, as it is told: instants as text. */
export function toJobsFigures({ oldestDue, lineSeen, ...counts }: JobsState): JobsFigures {
  const told = (instant: number | null) => (instant === null ? null : new Date(instant).toISOString());
  return { ...counts, oldestDue: told(oldestDue), lineSeen: told(lineSeen) };
}

/** How machines are called that somebody named: callbacks and webhooks (SEC-6, API-57). */
export function safeRequestOf({ callbackAllow = [] }: Config): SafeRequest {
  return createSafeRequest({ guard: createAddressGuard(callbackAllow) });
}
