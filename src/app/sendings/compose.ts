import type { Day } from '#base/day.ts';
import { reports } from '#catalog/reports/index.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { Jobs } from '#jobs/jobs.ts';
import type { Makers } from '#jobs/maker.ts';
import type { Channels } from '#jobs/notifier.ts';
import type { SafeRequest } from '#jobs/safe-request.ts';
import type { Records } from '#state/records.ts';
import type { Answers } from '../answers.ts';
import type { Config } from '../config.ts';
import { createMailer } from '../mailer.ts';
import type { People } from '../people/people.ts';
import { newSecret } from '../people/secret.ts';
import type { Reader } from '../reader.ts';
import { createImportWatch, type ImportWatch } from './after-import.ts';
import { alertMaker } from './alert-maker.ts';
import { mailChannel } from './mail-channel.ts';
import { pageMaker } from './page-maker.ts';
import { createRecipients } from './recipients.ts';
import { createSendings, type Sendings } from './sendings.ts';
import { webhookChannel } from './webhook-channel.ts';
import type { Workshop } from './workshop.ts';

/** Somebody for whom sendings are looked after. */
export interface SendingsReader {
  readonly reader: Reader;
  readonly answers: Answers;
  /** Of the client, for the log. */
  readonly address: string | null;
}

/** Everything about pages that are sent and figures that are watched. */
export interface SendingWorks {
  readonly makers: Pick<Makers, 'page' | 'alert'>;
  readonly channels: Channels;
  readonly cameIn: ImportWatch;
  of(reader: SendingsReader): Sendings;
}

export function createSendingWorks(deps: {
  readonly config: Config;
  readonly records: Records;
  readonly people: Pick<People, 'actorOfAccount' | 'administration'>;
  readonly readerOf: (actor: Actor) => Reader;
  readonly answersOf: (actor: Actor) => Answers;
  readonly request: SafeRequest;
  /** Asked late: jobs know the channels. */
  readonly jobs: () => Jobs;
  readonly today: () => Day;
  readonly now: () => string;
}): SendingWorks {
  const { config, records, people, readerOf, jobs, now } = deps;
  const { actorOfAccount } = people;
  const { note } = people.administration.audit;
  const mailer = createMailer(config);
  const recipients = createRecipients({ house: records.house, actorOfAccount, readerOf });
  const workshop: Workshop = { ...deps, actorOfAccount, note, publicUrl: config.publicUrl };
  return {
    makers: { page: pageMaker(workshop), alert: alertMaker(workshop) },
    channels: {
      mail: mailChannel({ ...workshop, mailer, recipients }),
      webhook: webhookChannel({ ...workshop, request: deps.request, jobs }),
    },
    cameIn: createImportWatch({ records, jobs, now }),
    of: (reader) =>
      createSendings({
        ...reader,
        records,
        reports,
        jobs: jobs(),
        recipients,
        mailOffered: mailer.isOffered,
        note,
        newSecret: () => newSecret('psw_'),
        now,
      }),
  };
}
