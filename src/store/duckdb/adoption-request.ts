import type { Dataset } from '#model/dataset.ts';
import type { AdoptionFrame } from '#query/adoption.ts';
import type { Scope } from '#query/scope.ts';
import type { ValueFilter } from '#query/value-filter.ts';
import type { Held } from './state.ts';
import { normalValue } from './values.ts';

/** A question about adoption as the stages answer it. */
export interface AdoptionRequest extends AdoptionFrame {
  readonly filters: readonly ValueFilter[];
  readonly scope: Scope;
  readonly held: Held;
  /** Figures are wanted of this customer alone. */
  readonly only?: string;
}

export function datasetOf({ held }: Pick<AdoptionRequest, 'held'>, name: string): Dataset {
  const dataset = held.tables.datasets.get(name);
  if (dataset === undefined) throw new Error(`no dataset ${name}`);
  return dataset;
}

/** Of a relation with a `customer`: only the one that is asked for. */
export function ofOnly({ only }: AdoptionRequest, bound: string[]): string {
  return only === undefined ? '' : ` WHERE customer = $${bound.push(normalValue(only))}`;
}
