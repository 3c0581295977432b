import type { Dataset } from '#model/dataset.ts';
import type { CurrentPart, DatasetState, Delivery, Manifest } from './manifest.ts';

/**
 * What a dataset currently consists of, oldest delivery first (ARCHITECTURE §3.9): of months and days the newest
 * delivery that brings them, of snapshots the newest one, of events all (the newest row of a key wins later).
 */
export function currentParts(manifest: Manifest, dataset: Dataset): CurrentPart[] {
  const standing = manifest.deliveries.filter((each) => each.dataset === dataset.name && each.undoneAt === undefined);
  switch (dataset.merge.kind) {
    case 'months':
      return byPeriod(standing);
    case 'days':
      return byPeriod(standing, dataset.merge.perCustomer);
    case 'snapshot':
      return standing.slice(-1).map((delivery) => ({ delivery }));
    case 'events':
      return standing.map((delivery) => ({ delivery }));
  }
}

/** The newest delivery of a period; `perCustomer`: for each customer named at import, and for what names none. */
function byPeriod(standing: readonly Delivery[], perCustomer = false): CurrentPart[] {
  const place = (period: string, { customer = '' }: Delivery) =>
    `${period} ${perCustomer ? customer.trim().toLowerCase() : ''}`;
  const owner = new Map<string, Delivery>();
  for (const delivery of standing) for (const period of delivery.periods) owner.set(place(period, delivery), delivery);
  const isCurrent = (period: string, delivery: Delivery) => owner.get(place(period, delivery)) === delivery;
  return standing
    .map((delivery) => ({ delivery, periods: delivery.periods.filter((period) => isCurrent(period, delivery)) }))
    .filter((part) => part.periods.length > 0);
}

/** Version, time and months of every dataset that has something current; by name. */
export function datasetStates(manifest: Manifest): DatasetState[] {
  const byDataset = Map.groupBy(manifest.deliveries, (delivery) => delivery.dataset);
  return [...byDataset.values()].flatMap(stateOf).sort((a, b) => (a.dataset < b.dataset ? -1 : 1));
}

function stateOf(deliveries: readonly Delivery[]): DatasetState[] {
  const standing = deliveries.filter((delivery) => delivery.undoneAt === undefined);
  const newest = standing.at(-1);
  if (newest === undefined) return [];
  const version = Math.max(...deliveries.map((delivery) => delivery.undoneVersion ?? delivery.version));
  const months = standing.flatMap((delivery) => delivery.periods.map((period) => period.slice(0, 7))).sort();
  const [from, to] = [months[0], months.at(-1)];
  const state = { dataset: newest.dataset, version, loadedAt: newest.loadedAt };
  return [from === undefined || to === undefined ? state : { ...state, months: { from, to } }];
}
