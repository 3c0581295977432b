import type { Day } from '#base/day.ts';
import type { Month } from '#base/month.ts';
import { currentParts } from '#lake/current.ts';
import type { CurrentPart, Manifest } from '#lake/manifest.ts';
import type { Dataset } from '#model/dataset.ts';
import type { TenantTables } from './compile.ts';

/** The stages of adoption that the file keeps. */
export interface KeptAdoption {
  /** What they were measured by, as text. */
  readonly of: string;
  /** The newest day there is: they answer questions that reach it. */
  readonly newest: Day;
}

/** What the engine answers from: one version of the data, never changed once it is published. */
export interface TenantState {
  readonly version: number;
  readonly manifest: Manifest | undefined;
  readonly tables: TenantTables;
  /** Where the deliveries of a dataset do not tell: the months in which it has rows, oldest first. */
  readonly months: ReadonlyMap<string, readonly Month[]>;
  /** By dataset: the columns of things that are counted, whose values are all as `normalText` has them. */
  readonly plain: ReadonlyMap<string, ReadonlySet<string>>;
  /** Undefined when nothing is kept. */
  readonly adoption?: KeptAdoption | undefined;
}

/** One state of a tenant's data, and where the lake keeps its rows. */
export interface Held extends TenantState {
  readonly path: (part: CurrentPart) => string;
}

/** The current parts of a dataset in a state. */
export function partsOf({ manifest }: TenantState, dataset: Dataset): readonly CurrentPart[] {
  return manifest === undefined ? [] : currentParts(manifest, dataset);
}
