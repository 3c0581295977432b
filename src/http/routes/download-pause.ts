import { defineDownloadStep } from '../download-step.ts';

export const downloadPauseRoute = defineDownloadStep({
  step: 'pause',
  about: 'Pauses a schedule',
  deed: 'report.paused',
  take: (downloads, tenant, id) => downloads.pause(tenant, id),
});
