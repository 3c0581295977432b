import type { Downloads } from '#app/downloads/downloads.ts';
import { type Download, download } from '#contract/downloads.ts';
import { recordAddress } from '#contract/record.ts';
import { tenantParameter } from '#contract/request.ts';
import { type DownloadDeed, noteDownload } from './download-note.ts';
import { defineRoute, type Route } from './route.ts';

interface StepDefinition {
  /** The last part of its address; absent: the report itself is addressed, to be removed. */
  readonly step?: string;
  readonly about: string;
  readonly deed: DownloadDeed;
  take(downloads: Downloads, tenant: string | undefined, id: string): Promise<Download>;
}

/** A route for something that is done to a report of the downloads hub, and noted (SEC-18). */
export function defineDownloadStep({ step, about, deed, take }: StepDefinition): Route {
  return defineRoute({
    method: step === undefined ? 'DELETE' : 'POST',
    path: `/api/v1/downloads/:id${step === undefined ? '' : `/${step}`}`,
    permission: 'downloads.own',
    about,
    query: tenantParameter,
    params: recordAddress,
    status: 200,
    answer: download,
    async handle(call) {
      const done = await take(call.app.downloads, call.query.tenant, call.params.id);
      await noteDownload(call, deed, [done]);
      return done;
    },
  });
}
