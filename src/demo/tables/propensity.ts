import { clasAgreementRenewalsPropensity } from '#catalog/datasets/clas-agreement-renewals-propensity.ts';
import { clasAzurePropensity } from '#catalog/datasets/clas-azure-propensity.ts';
import { clasD365Propensity } from '#catalog/datasets/clas-d365-propensity.ts';
import { clasM365Propensity } from '#catalog/datasets/clas-m365-propensity.ts';
import { clasSurfacePropensity } from '#catalog/datasets/clas-surface-propensity.ts';
import type { Dataset } from '#model/dataset.ts';
import { agreementCells, isScored, propensityCells } from '../propensity.ts';
import { customerTable, type DemoTable } from '../table.ts';

/** Workloads the Azure scoring tells of. */
const workloads = ['Virtual Machines', 'SQL', 'Storage', 'Backup', 'AI', 'Virtual Desktop'] as const;

const scored = (dataset: Dataset): DemoTable =>
  customerTable({ dataset }, (world, customer, emit) => {
    if (isScored(world, customer)) emit(propensityCells(world, customer, dataset));
  });

const azure = customerTable({ dataset: clasAzurePropensity }, (world, customer, emit) => {
  if (!isScored(world, customer)) return;
  const random = customer.random('CLASAzurePropensity workloads');
  const cells = propensityCells(world, customer, clasAzurePropensity);
  const existing = cells.HasAzure === 'Yes' ? workloads.filter(() => random.chance(0.4)) : [];
  const recommended = workloads.filter((workload) => !existing.includes(workload) && random.chance(0.3));
  emit({
    ...cells,
    NumberofExistingWorkloads: existing.length,
    ExistingWorkloads: existing.join('; '),
    NumberofRecommendedWorkloads: recommended.length,
    RecommendedWorkloads: recommended.join('; '),
  });
});

const renewals = customerTable(
  { dataset: clasAgreementRenewalsPropensity, extension: 'csv' },
  (world, customer, emit) => {
    if (!isScored(world, customer)) return;
    const random = customer.random('agreements');
    const cells = propensityCells(world, customer, clasAgreementRenewalsPropensity);
    const agreements = random.pick([0, 0, 1, 1, 2]);
    for (let i = 0; i < agreements; i++) emit({ ...cells, ...agreementCells(world, random) });
  },
);

export const propensityTables: readonly DemoTable[] = [
  scored(clasM365Propensity),
  scored(clasD365Propensity),
  azure,
  renewals,
  scored(clasSurfacePropensity),
];
