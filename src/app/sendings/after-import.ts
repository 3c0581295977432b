import { reports } from '#catalog/reports/index.ts';
import type { Jobs } from '#jobs/jobs.ts';
import type { Records } from '#state/records.ts';
import type { ImportWork } from '../imports.ts';
import { alertOf } from './content.ts';

/** Has the alerts of a tenant looked at whose page is answered from a dataset that has just come. */
export type ImportWatch = (came: { readonly tenant: string; readonly dataset: string }) => Promise<void>;

export function createImportWatch({
  records,
  jobs,
  now,
}: {
  readonly records: Records;
  readonly jobs: () => Pick<Jobs, 'look'>;
  readonly now: () => string;
}): ImportWatch {
  return async ({ tenant, dataset }) => {
    const of = records.of(tenant);
    const touched = (await of.reports.active('alert')).filter((alert) => {
      const { afterImports, report } = alertOf(alert);
      return afterImports && reports.find(({ id }) => id === report)?.reads.includes(dataset);
    });
    for (const { id } of touched) await of.executions.add(id, Date.parse(now()));
    if (touched.length > 0) jobs().look();
  };
}

/** The work of imports, with a word about what came; whatever becomes of that, the import is done. */
export function watched(work: ImportWork, cameIn: ImportWatch): ImportWork {
  return {
    ...work,
    async run(file, onProgress, signal) {
      const receipt = await work.run(file, onProgress, signal);
      if (!receipt.duplicate && receipt.loaded > 0) await cameIn(receipt).catch(work.onBug);
      return receipt;
    },
  };
}
