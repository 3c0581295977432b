import type { FastifyRequest } from 'fastify';
import type { App } from '#app/app.ts';
import type { Download } from '#contract/downloads.ts';
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

/** Notes what somebody did to their reports (SEC-18). */
export async function noteDownload(
  { app, actor, request }: { readonly app: App; readonly actor: Actor; readonly request: FastifyRequest },
  action: DownloadDeed,
  downloads: readonly Download[],
): Promise<void> {
  const doer = { actor, address: request.ip };
  for (const { tenant, id, name, dataset, format, schedule } of downloads) {
    const detail = { name, dataset, format, scheduled: schedule !== null };
    await app.people.administration.audit.note(doer, { tenant, action, object: id, detail });
  }
}
