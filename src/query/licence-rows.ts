import type { AdoptionDays, AdoptionFrame } from './adoption.ts';
import type { TableAnswer, TableChoice } from './row-table.ts';

/** Names by lower-cased code. */
export type NamesByCode = Readonly<Record<string, string>>;

/**
 * Rows of adoption per customer, product, service and channel (REST-14), or per customer, product and workload (REST-15),
 * of the same figures as the adoption report.
 */
export interface LicenceRowsQuery extends AdoptionFrame {
  readonly kind: 'licence-rows';
  readonly of: 'deployment' | 'usage';
  /** Of this customer alone. */
  readonly only?: string;
  /** The column of entitlements that names the service of a row. */
  readonly serviceName: string;
  /** What services are called that no row names, and workloads; others are called by their code. */
  readonly names: { readonly services: NamesByCode; readonly workloads: NamesByCode };
  readonly table: TableChoice;
}

/** A figure is missing in every row when the dataset behind it has no data yet. */
export interface LicenceRowsAnswer extends TableAnswer {
  readonly days: AdoptionDays;
}
