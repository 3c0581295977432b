import { randomUUID } from 'node:crypto';
import type { Receipt as ContractReceipt, DeliveryInfo } from '#contract/imports.ts';
import { type ImportProgress, importFile, undoDelivery } from '#ingest/deliver.ts';
import type { Lake } from '#lake/lake.ts';
import type { Delivery } from '#lake/manifest.ts';
import type { Receipt } from '#lake/receipt.ts';
import type { Dataset } from '#model/dataset.ts';
import type { Store } from '#store/store.ts';
import type { ImportWork } from './imports.ts';

/** The work of imports over a real lake and engine. */
export function ingestWork(deps: {
  readonly lake: Lake;
  readonly store: Store;
  readonly datasets: readonly Dataset[];
  readonly now: () => string;
}): ImportWork {
  const { lake, now } = deps;
  return {
    now,
    newId: randomUUID,
    onBug: (error) => process.stderr.write(`import: ${error instanceof Error ? error.stack : String(error)}\n`),
    async run(file, tell, signal) {
      const onProgress = ({ stage, fraction }: ImportProgress) => tell(stage, fraction ?? null);
      return toContract(await importFile(file, { ...deps, onProgress, signal }));
    },
    async undo(delivery) {
      await undoDelivery(delivery, deps);
    },
    async deliveries(tenant) {
      const tenants = tenant === undefined ? await lake.tenants() : [tenant];
      const manifests = await Promise.all(tenants.map((one) => lake.manifest(one)));
      return manifests.flatMap((manifest) => manifest.deliveries.map(toInfo)).sort(newestFirst);
    },
    async find(id) {
      const delivery = await lake.find(id);
      if (delivery === undefined) return undefined;
      return { delivery: toInfo(delivery), receipt: toContract(await lake.receipt(delivery)) };
    },
  };
}

/** The same receipt as the contract has it. */
function toContract(receipt: Receipt): ContractReceipt {
  const { problems, unknownColumns, missingColumns, months } = receipt;
  return {
    ...receipt,
    months: months === null ? null : [...months],
    problems: [...problems],
    unknownColumns: [...unknownColumns],
    missingColumns: [...missingColumns],
  };
}

function toInfo({ id, tenant, dataset, file, rows, periods, loadedAt, version, undoneAt }: Delivery): DeliveryInfo {
  const months = periods.map((period) => period.slice(0, 7)).sort();
  const [from, to] = [months[0], months.at(-1)];
  return {
    delivery: id,
    tenant,
    dataset,
    file,
    rows,
    months: from === undefined || to === undefined ? null : [from, to],
    loadedAt,
    version,
    undoneAt: undoneAt ?? null,
  };
}

function newestFirst(a: DeliveryInfo, b: DeliveryInfo): number {
  return a.delivery < b.delivery ? 1 : -1;
}
