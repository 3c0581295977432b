/** A dataset whose rows belong to locations, and the columns it names them in. */
export interface LocationNames {
  readonly dataset: string;
  readonly location: string;
  /** Absent: the dataset knows locations by id only. */
  readonly name?: string;
}

/** Every location that rows of any of the datasets belong to. */
export interface LocationsQuery {
  readonly kind: 'locations';
  readonly sources: readonly LocationNames[];
}

export interface MetLocation {
  /** Programme id (MPN), as most rows write it. */
  readonly location: string;
  /** The one that stands in most rows. */
  readonly name: string | undefined;
  readonly rows: number;
}

/** By name, those without one last; ties by id. */
export type LocationsAnswer = readonly MetLocation[];
