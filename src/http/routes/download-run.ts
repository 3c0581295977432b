import { defineDownloadStep } from '../download-step.ts';

export const downloadRunRoute = defineDownloadStep({
  step: 'run',
  about: 'Runs a schedule once more now; of a report without one another file is made',
  deed: 'report.run',
  take: (downloads, tenant, id) => downloads.runNow(tenant, id),
});
