/** The two datasets that adoption is measured in, and what their columns stand for (own-datasets.md OWN-1, OWN-2). */
export interface Adoption {
  readonly entitlements: {
    readonly dataset: string;
    readonly day: string;
    readonly customer: string;
    readonly customerName: string;
    readonly market: string;
    readonly service: string;
    readonly product: string;
    readonly productName: string;
    readonly subscription: string;
    readonly state: string;
    /** The one state in which a licence may be used (ADO-20). */
    readonly entitled: string;
    /** States in which activity still counts while the licence does not (ADO-26). */
    readonly ending: readonly string[];
    readonly trial: string;
    readonly channel: string;
    /** The value of `channel` for what this partner sold itself (ADO-5, ADO-6). */
    readonly own: string;
    readonly sold: string;
    readonly assigned: string;
  };
  readonly activity: {
    readonly dataset: string;
    readonly day: string;
    readonly customer: string;
    readonly user: string;
    readonly service: string;
    readonly product: string;
    readonly subscription: string;
    readonly workload: string;
    readonly lastActivity: string;
    readonly assigned: string;
    readonly removed: string;
  };
}

/** A table of adoption; each is a grouping of the figures per customer, product and workload (ADO-30). */
export type AdoptionTable = 'services' | 'workloads' | 'customers' | 'products' | 'advice';

export interface AdoptionSource {
  readonly kind: 'adoption';
  readonly table: AdoptionTable;
  /** Which percentage of the whole stands in large type; absent: none. */
  readonly headline?: 'deployment' | 'usage';
}
