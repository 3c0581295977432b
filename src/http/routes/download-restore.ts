import { defineDownloadStep } from '../download-step.ts';

export const downloadRestoreRoute = defineDownloadStep({
  step: 'restore',
  about: 'Takes the removal of a report back',
  deed: 'report.restored',
  take: (downloads, tenant, id) => downloads.restore(tenant, id),
});
