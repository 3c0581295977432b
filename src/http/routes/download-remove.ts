import { defineDownloadStep } from '../download-step.ts';

export const downloadRemoveRoute = defineDownloadStep({
  about: 'Removes a report with its files, and ends what runs of it',
  deed: 'report.deleted',
  take: (downloads, tenant, id) => downloads.remove(tenant, id),
});
