import { Fault } from '#base/fault.ts';
import { datasets } from '#catalog/datasets/index.ts';
import type { ImportStatus, Receipt } from '#contract/imports.ts';
import { type Actor, sightIn } from '#domain/access/actor.ts';
import type { Column, Sensitivity } from '#model/dataset.ts';

/** What stands in a receipt for a value that its reader may not see. */
const withheld = '(withheld)';

/**
 * An import as somebody may see it: rejected values of columns whose kind their roles do not show are withheld, and so is
 * a row told whole (SEC-4). Line, column and reason stay.
 */
export function seenBy(actor: Actor, status: ImportStatus): ImportStatus {
  const { receipt, tenant } = status;
  if (receipt === null) return status;
  const hidden = hiddenColumns(actor, tenant, receipt);
  if (hidden.size === 0) return status;
  const problems = receipt.problems.map((problem) =>
    problem.column === '' || hidden.has(problem.column) ? { ...problem, value: withheld } : problem,
  );
  return { ...status, receipt: { ...receipt, problems } };
}

/**
 * The rejected rows of an import are for those who may see every column of them.
 * @throws Fault `forbidden`
 */
export function demandWholeRows(actor: Actor, { tenant, receipt }: ImportStatus): void {
  const hidden = receipt === null ? new Map<string, Sensitivity>() : hiddenColumns(actor, tenant, receipt);
  if (hidden.size === 0) return;
  const kinds = [...new Set(hidden.values())].join(' and ');
  throw new Fault('forbidden', `The rejected rows hold ${kinds} data, which your roles do not show`, {
    allowed: ['ERV'],
  });
}

/** Sensitive columns of the receipt's dataset that the actor does not see, by the kind of each. */
function hiddenColumns(actor: Actor, tenant: string, { dataset }: Receipt): ReadonlyMap<string, Sensitivity> {
  const { may } = sightIn(actor, tenant, 'downloads');
  const columns = Object.entries<Column>(datasets.find(({ name }) => name === dataset)?.columns ?? {});
  return new Map(
    columns.flatMap(([name, { sensitive }]) =>
      sensitive === undefined || may.includes(sensitive) ? [] : [[name, sensitive] as const],
    ),
  );
}
