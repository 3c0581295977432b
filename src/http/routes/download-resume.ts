import { defineDownloadStep } from '../download-step.ts';

export const downloadResumeRoute = defineDownloadStep({
  step: 'resume',
  about: 'Lets a paused schedule go on with its next time',
  deed: 'report.resumed',
  take: (downloads, tenant, id) => downloads.resume(tenant, id),
});
