import type { ResultSection } from '#contract/report.ts';
import { formatNumber, formatPercent } from '#text/format.ts';
import { leading, othersId, type SeriesRole } from './plot.ts';
import { answeredOthers, dimensionsOf, measuresOf, numberAt, type Row, textAt, totalOf } from './section.ts';
import type { Tip } from './tip.ts';
import { columnName, seriesName, type Words } from './words.ts';

export interface Slice {
  /** The value; `others` for the rest together. */
  readonly id: string;
  readonly of: 'value';
  /** The value as the answer writes it, where the rest is a row of its own. */
  readonly answered?: string;
  readonly role: SeriesRole;
  readonly value: number;
  /** Of the distinct total, in percent points (CO-15); values of one customer may overlap and pass 100 (CUS-83). */
  readonly share: number | undefined;
}

export interface Parts {
  readonly slices: readonly Slice[];
  /** Different things in all slices together; undefined where the answer does not give it. */
  readonly total: number | undefined;
  readonly measure: string;
  readonly dimension: string;
  /** What stands in the middle instead of the total: a count in a unit of its own (LRN-33, LRN-34). */
  readonly centre?: { readonly value: number | undefined; readonly unit: string };
}

/**
 * A section of values as slices, largest first, `(not set)` last; the dimension is the last text column. A figure
 * that is withheld is no slice: it is missing, not zero.
 */
export function partsOf(section: ResultSection): Parts {
  const measure = measuresOf(section)[0]?.id ?? 'value';
  const dimension = dimensionsOf(section).at(-1)?.id ?? 'value';
  const total = totalOf(section, measure);
  const { headline } = section;
  const known = section.rows.filter((row) => numberAt(row, measure) !== undefined);
  const parts = withRest(known, { measure, dimension, total });
  return headline ? { ...parts, centre: { value: headline.value ?? undefined, unit: headline.unit } } : parts;
}

/** The rest that the answer itself took together is its last row; it stays last and is no value. */
function withRest(rows: readonly Row[], of: SliceParts): Parts {
  const rest = rows.at(-1);
  if (!rest || rest[of.dimension] !== answeredOthers) return slice(rows, of);
  const parts = slice(rows.slice(0, -1), of);
  const value = numberAt(rest, of.measure) ?? 0;
  const share = of.total ? (value / of.total) * 100 : undefined;
  return {
    ...parts,
    slices: [...parts.slices, { id: othersId, of: 'value', answered: answeredOthers, role: 'others', value, share }],
  };
}

/** The SKUs of one product (CUS-91); `total` is the count of the product itself, as SKUs of one customer overlap. */
export function skusOf(skus: ResultSection, product: string, total: number | undefined): Parts {
  const [parent, child] = dimensionsOf(skus);
  const rows = skus.rows.filter((row) => textAt(row, parent?.id ?? 'product') === product);
  return slice(rows, { measure: measuresOf(skus)[0]?.id ?? 'customers', dimension: child?.id ?? 'sku', total });
}

/** What a slice says on hover and to the keyboard. */
export function sliceTip(slice: Slice, { measure }: Parts, words: Words): Tip {
  return {
    title: seriesName(slice, words),
    lines: [
      {
        label: columnName(measure, words),
        value: formatNumber(slice.value, words.language),
        ...(slice.share === undefined ? {} : { share: formatPercent(slice.share, words.language) }),
      },
    ],
  };
}

interface SliceParts {
  readonly measure: string;
  readonly dimension: string;
  readonly total: number | undefined;
}

function slice(rows: readonly Row[], { measure, dimension, total }: SliceParts): Parts {
  const slices = leading(rows, dimension, measure).map(({ id, role, members }): Slice => {
    const value = rows
      .filter((row) => members.has(textAt(row, dimension)))
      .reduce((sum, row) => sum + (numberAt(row, measure) ?? 0), 0);
    return { id, of: 'value', role, value, share: total ? (value / total) * 100 : undefined };
  });
  return { slices, total, measure, dimension };
}
