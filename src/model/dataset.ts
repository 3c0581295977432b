import type { CompletionColumns } from './completion.ts';
import type { Metric } from './metric.ts';
import type { Sensitivity } from './sensitivity.ts';

export type { Sensitivity };

/** How a cell is written in files and typed inside; `month` is written as the first day of the month. */
export type ColumnType = 'string' | 'integer' | 'decimal' | 'date' | 'month' | 'boolean01' | 'guid' | 'enum';

export type ColumnKind = 'key' | 'dimension' | 'measure' | 'flag' | 'score' | 'salesPlay';

/** One column as docs/spec/datasets.json documents it. Everything absent is the common case. */
export interface Column {
  readonly type: ColumnType;
  readonly kind: ColumnKind;
  readonly about: string;
  /** Other spellings met in files and queries. */
  readonly aliases?: readonly string[];
  /** Printed title where the documentation has one that is no identifier. */
  readonly header?: string;
  /** Documented values of an enum. */
  readonly values?: readonly string[];
  /** The list of values is not closed: others are kept as they are. */
  readonly open?: true;
  /** Documented value → another way files write it. */
  readonly alternatives?: Readonly<Record<string, string>>;
  /** Values that are one thing under several names; the first is its default label. */
  readonly synonyms?: readonly (readonly string[])[];
  readonly sensitive?: Sensitivity;
  /** How a measure rolls up; a ratio is recomputed, never added. */
  readonly aggregate?: 'sum' | 'ratio' | 'none';
  /** The smallest number allowed: 0 for seats, users and units. */
  readonly min?: number;
  /** Where the column is documented. */
  readonly source?: 'systemQuery' | 'definitions' | 'both' | 'example' | 'client';
  readonly seenIn?: readonly string[];
  readonly vintage?: readonly string[] | string;
  readonly examples?: readonly string[];
  readonly notes?: string;
  /** Loaded and summed by a metric, but no reader selects, filters or downloads it; files may lack it. */
  readonly internal?: true;
  /** What is left of one column after another; an empty cell is computed, and none is below 0 (DYN-15). */
  readonly rest?: { readonly of: string; readonly less: string };
  /** Documented values whose rows are not taken → the reason told with the rejected row. */
  readonly refused?: Readonly<Record<string, string>>;
}

/** How a delivery of the dataset meets what is there (ARCHITECTURE §3.9). */
export type Merge<C extends string = string> =
  /** It replaces, whole, every month (of the date or month column `by`) that it brings. */
  | { readonly kind: 'months'; readonly by: C }
  /**
   * It replaces, whole, every day of the column `by` that it brings; with `perCustomer` one that was given a customer
   * at import time replaces the days of this customer only.
   */
  | { readonly kind: 'days'; readonly by: C; readonly perCustomer?: true }
  /** It replaces everything. */
  | { readonly kind: 'snapshot' }
  /** Its rows replace the rows with the same key; the newest delivery wins. */
  | { readonly kind: 'events'; readonly key: readonly C[] };

/** several rows of one thing count once: the row with flag 0, else the one with the smallest partner id. */
export interface Once<C extends string = string> {
  readonly per: readonly C[];
  /** One more part of what is one thing: the first filled of these columns (the customer, X-1). */
  readonly entity?: readonly C[];
  readonly flag?: C;
}

/** Rows that are added up one by one, each thing once; beside these columns its dimensions and measures are kept. */
export interface Counted<C extends string = string> {
  /** Columns whose text says what a row is of: customer, name, subscription. Each combination is kept once. */
  readonly faces: readonly C[];
}

/** The rows that say "this entity was there in this month"; kept by the store as month masks (see docs/presence.md). */
export interface Presence<C extends string = string> {
  /** Columns whose first non-empty value is the entity: CustomerTpid, else CustomerTenantId. */
  readonly entity: readonly C[];
  readonly when: { readonly column: C; readonly is: string } | { readonly column: C; readonly above: number };
  /** A second thing counted beside the entity. */
  readonly item?: C;
  /** Columns the presence can be filtered and split by. */
  readonly dimensions: readonly C[];
}

/**
 * A file that holds the rows of a dataset in another shape, for one customer who is named at import time. Recognised by
 * its own header and turned into rows of the dataset (own-datasets.md OWN-2).
 */
export interface OtherForm<C extends string = string> {
  readonly name: string;
  readonly title: string;
  /** The columns of the file; they are read and checked like those of a dataset. */
  readonly columns: Readonly<Record<string, Column>>;
  readonly required: readonly string[];
  /** The column of the file that places a row in time. */
  readonly time: string;
  /** The column of the dataset that takes the customer. */
  readonly customer: C;
  /** Columns of the dataset that have one value in every row. */
  readonly fixed: Readonly<Partial<Record<C, string>>>;
  /** Columns of the dataset ← column of the file. */
  readonly same: Readonly<Partial<Record<C, string>>>;
  /** A list in one cell: a row for each of its parts, one without any when it is empty. */
  readonly each: { readonly into: C; readonly column: string; readonly separator: string };
  /** A row for each group of columns in which `has` is true or one of the other columns is filled. */
  readonly groups: {
    readonly into: C;
    readonly values: Readonly<
      Record<string, { readonly has: string; readonly same: Readonly<Partial<Record<C, string>>> }>
    >;
  };
}

/** One entry of the partner insights catalogue. `C` is the union of its column names. */
export interface Dataset<C extends string = string> {
  readonly name: string;
  readonly title: string;
  readonly otherNames?: readonly string[];
  /** The dashboard whose raw data this is. */
  readonly dashboard?: string;
  readonly columns: Readonly<Record<C, Column>>;
  readonly metrics: readonly Metric<C>[];
  readonly merge: Merge<C>;
  /** The date or month column that places a row in time. */
  readonly time?: C;
  /** Where no one column places a row: the days from and to which it stands; a time span takes what overlaps it. */
  readonly lasts?: { readonly from: C; readonly to: C };
  /** Programme id of the location a row belongs to; a reader with a location scope sees only its rows. */
  readonly location?: C;
  readonly once?: Once<C>;
  readonly presence?: Presence<C>;
  /** Measures kept per entity and month, each thing once over the whole company: what entities are ranked by. */
  readonly amounts?: readonly C[];
  /** Columns that figures made of its rows are split and filtered by, beside those of its presence. */
  readonly dimensions?: readonly C[];
  /** Its rows are kept in numbers for sums and rankings (docs/seats.md). */
  readonly counted?: Counted<C>;
  readonly completions?: CompletionColumns<C>;
  /**
   * Columns whose first filled one tells whose row it is, a learner: every personal column of the row shows a pseudonym
   * where a company wants that.
   */
  readonly learner?: readonly C[];
  /** A row without these cannot be placed and is rejected. */
  readonly required: readonly C[];
  /** Files that hold its rows in another shape. */
  readonly otherForms?: readonly OtherForm<C>[];
  readonly refreshDays?: number;
  /** How long after a month its figures are documented to come (CO-13). */
  readonly latencyDays?: number;
  readonly lookbackMonths?: number;
  readonly aggregation: 'monthly' | 'daily' | 'none';
  readonly notes?: readonly string[];
  /** What the Insights API tells about it; absent for datasets of ours that it does not offer. */
  readonly api?: ApiFacts;
}

export interface ApiFacts {
  /** Documented as a download without an API name. */
  readonly downloadOnly?: true;
  readonly dateRanges: readonly string[];
  readonly dateRangesSource: string;
  readonly minimumRecurrenceHours: number;
  readonly minimumRecurrenceSource: string;
  readonly systemQuery?: SystemQuery;
}

/** The ready-made query of a dataset, as documented. */
export interface SystemQuery {
  readonly id: string;
  /** The name it gives the dataset, where that is another one. */
  readonly dataset?: string;
  readonly select: readonly string[];
  readonly timespan?: string;
  readonly vintage?: string;
  readonly select2021?: readonly string[];
}

/** Declares a dataset; keeps its column names as a type so that a wrong name does not compile. */
export function defineDataset<const C extends string>(
  dataset: Dataset<NoInfer<C>> & { readonly columns: Readonly<Record<C, Column>> },
): Dataset<C> {
  return dataset;
}
