import type { FastifyRequest } from 'fastify';
import type { App } from '#app/app.ts';
import type { Download, Template } from '#contract/downloads.ts';
import type { Actor } from '#domain/access/actor.ts';

/** What is done to a report of the downloads hub. */
export type DownloadDeed =
  | 'report.made'
  | 'report.changed'
  | 'report.deleted'
  | 'report.restored'
  | 'report.run'
  | 'report.paused'
  | 'report.resumed'
  | 'report.cancelled';

/** What is done to a template of the downloads hub. */
export type TemplateDeed = 'template.made' | 'template.changed' | 'template.deleted' | 'template.restored';

interface Doing {
  readonly app: App;
  readonly actor: Actor;
  readonly request: FastifyRequest;
}

/** Notes what somebody did to their reports (SEC-18). */
export async function noteDownload(
  { app, actor, request }: Doing,
  action: DownloadDeed,
  downloads: readonly Download[],
): Promise<void> {
  const doer = { actor, address: request.ip };
  for (const { tenant, id, name, dataset, format, schedule } of downloads) {
    const detail = { name, dataset, format, scheduled: schedule !== null };
    await app.people.administration.audit.note(doer, { tenant, action, object: id, detail });
  }
}

/** Notes what somebody did to a template of theirs (SEC-18). */
export async function noteTemplate(
  { app, actor, request }: Doing,
  action: TemplateDeed,
  { tenant, id, name, dataset }: Template,
): Promise<void> {
  const doer = { actor, address: request.ip };
  await app.people.administration.audit.note(doer, { tenant, action, object: id, detail: { name, dataset } });
}
