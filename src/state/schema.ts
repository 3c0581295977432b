/** The tables of the records as they are; `migrations/` is how they came to be. Every row belongs to a tenant. */
export interface Database {
  readonly annotations: AnnotationTable;
  readonly saved_views: SavedViewTable;
  readonly support_loads: SupportLoadTable;
}

/** What a record has that is changed, removed and taken back. */
export interface KeptColumns {
  readonly tenant: string;
  readonly id: string;
  /** 1 when made, one more with every change. */
  readonly version: number;
  readonly written_at: Date;
  readonly removed_at: Date | null;
}

export interface AnnotationTable extends KeptColumns {
  readonly month: string;
  readonly report: string | null;
  readonly note: string;
}

export interface SavedViewTable extends KeptColumns {
  readonly name: string;
  readonly report: string;
  readonly search: string;
}

/** Only ever added to: the newest entry of a customer holds. */
export interface SupportLoadTable {
  readonly tenant: string;
  /** 1, 2, 3 … within the tenant, in the order in which they were written. */
  readonly entry: number;
  readonly customer: string;
  readonly cases_per_month: number | null;
  readonly written_at: Date;
}
