import type { Month } from '#base/month.ts';
import type { ClaimLine } from './claim.ts';

/** A line of an accepted claim (ENR-63). */
export interface ClaimedLine {
  readonly claim: string;
  readonly invoice: string;
  /** Its place in the claim, from 1. */
  readonly line: number;
  readonly month: Month;
  readonly type: string;
  readonly units: number;
  readonly kpi: number;
  readonly revenueUsd: number;
  /** The invoices have it, or an earlier claim: there it counts, here it does not. */
  readonly isReplaced: boolean;
}

/** How many counting lines the invoices have by number and type of product. */
export interface InvoicedType {
  readonly invoice: string;
  readonly type: string;
  readonly rows: number;
}

/**
 * The lines of accepted claims, oldest claim first. Claims tell no line of an invoice (ENR-61), so the first lines of
 * an invoice and type are those that the invoices have meanwhile, as many as they have; and a line that an earlier claim
 * tells with the same seven facts is the same line.
 */
export function claimedLines(
  claims: readonly { readonly id: string; readonly lines: readonly ClaimLine[] }[],
  invoiced: readonly InvoicedType[],
): ClaimedLine[] {
  const known = new Map<string, number>();
  for (const { invoice, type, rows } of invoiced) add(known, keyOf([invoice, type]), rows);
  const earlier = new Map<string, number>();
  return claims.flatMap(({ id, lines }) => {
    const own = new Map<string, number>();
    const told = lines.map((line, i) => {
      const key = factsOf(line);
      const isRepeated = add(own, key, 1) <= (earlier.get(key) ?? 0);
      const isReplaced = isRepeated || takeOne(known, keyOf([line.invoiceNumber, line.omlpType]));
      return toLine(id, i + 1, { ...line, isReplaced });
    });
    for (const [key, count] of own) earlier.set(key, Math.max(count, earlier.get(key) ?? 0));
    return told;
  });
}

function toLine(claim: string, line: number, from: ClaimLine & { readonly isReplaced: boolean }): ClaimedLine {
  const {
    month,
    invoiceNumber: invoice,
    omlpType: type,
    purchaseUnits: units,
    kpiValue: kpi,
    revenueUsd,
    isReplaced,
  } = from;
  return { claim, invoice, line, month, type, units, kpi, revenueUsd, isReplaced };
}

const keyOf = (words: readonly string[]) => JSON.stringify(words.map((word) => word.trim().toLowerCase()));

function factsOf({ invoiceNumber, omlpType, month, purchaseUnits, kpiValue, revenueUsd }: ClaimLine): string {
  return keyOf([invoiceNumber, omlpType, month, ...[purchaseUnits, kpiValue, revenueUsd].map(String)]);
}

/** @returns how many there are then */
function add(counts: Map<string, number>, key: string, more: number): number {
  const count = (counts.get(key) ?? 0) + more;
  counts.set(key, count);
  return count;
}

/** @returns whether there was one */
function takeOne(counts: Map<string, number>, key: string): boolean {
  const left = counts.get(key) ?? 0;
  if (left > 0) counts.set(key, left - 1);
  return left > 0;
}
