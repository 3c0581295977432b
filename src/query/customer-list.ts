import type { AdoptionFrame } from './adoption.ts';

/** A dataset that names customers, and the columns it names them in. */
export interface CustomerNames {
  readonly dataset: string;
  readonly customer: string;
  /** Absent: the dataset knows customers by id only. */
  readonly name?: string;
  readonly market?: string;
  /** The column that places a row in time: the newest name is shown. */
  readonly time: string;
  /** Whether its rows say something about adoption. */
  readonly adoption: boolean;
}

/** Every customer that any of the datasets names, in rows that the reader may see. */
export interface CustomerListQuery {
  readonly kind: 'customer-list';
  readonly sources: readonly CustomerNames[];
}

export interface NamedCustomer {
  readonly customer: string;
  /** The newest unmasked one. */
  readonly name: string | undefined;
  readonly market: string | undefined;
  readonly hasAdoption: boolean;
}

/** By name, those without one last; ties by id. */
export type CustomerListAnswer = readonly NamedCustomer[];

/** The datasets of adoption as sources of names. */
export function adoptionNames({ adoption }: Pick<AdoptionFrame, 'adoption'>): CustomerNames[] {
  const { entitlements, activity } = adoption;
  const { dataset, customer, customerName: name, market, day: time } = entitlements;
  return [
    { dataset, customer, name, market, time, adoption: true },
    { dataset: activity.dataset, customer: activity.customer, time: activity.day, adoption: true },
  ];
}
