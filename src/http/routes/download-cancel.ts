import { defineDownloadStep } from '../download-step.ts';

export const downloadCancelRoute = defineDownloadStep({
  step: 'cancel',
  about: 'Ends what waits or runs of a report',
  deed: 'report.cancelled',
  take: (downloads, tenant, id) => downloads.cancel(tenant, id),
});
