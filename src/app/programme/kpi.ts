import { addMonths, type Month, type MonthRange } from '#base/month.ts';
import { coursewarePurchases } from '#catalog/datasets/courseware-purchases.ts';
import type { Claim } from '#domain/programme/book.ts';
import { type ClaimedLine, claimedLines } from '#domain/programme/claimed-lines.ts';
import type { KpiAmount } from '#domain/programme/kpi-ledger.ts';
import type { MonthSumsQuery } from '#query/month-sums.ts';
import { fullScope, scopeMonthSums } from '#query/scope.ts';
import type { ProgrammeRecord } from '#state/programme-book.ts';
import type { Store } from '#store/store.ts';

const units = { column: 'PurchaseUnits', sign: 'KpiValue' } as const;
const counted: Omit<MonthSumsQuery, 'range' | 'by'> = {
  kind: 'month-sums',
  dataset: coursewarePurchases.name,
  flag: 'Qualifying',
  sums: [{ column: 'KpiValue' }, { column: 'RevenueUSD' }],
};

interface Wanted {
  readonly range: MonthRange;
  /** Types of product are told apart, which only points need. */
  readonly byType: boolean;
}

/** What was read of a version of the data, which never changes. */
interface Known {
  readonly version: number;
  readonly amounts: Promise<readonly KpiAmount[]>;
}

/** By partner, months and form; so that all partners are worked out anew under other rules without asking the engine. */
const known = new WeakMap<Store, Map<string, Known>>();
const mostKnown = 30_000;

/** What the invoices of a partner bring in a range of months, each line once as it came last (OWN-3, ENR-50). */
export async function invoicedAmounts(store: Store, tenant: string, wanted: Wanted): Promise<readonly KpiAmount[]> {
  const version = await store.version(tenant);
  const ofStore = known.get(store) ?? new Map<string, Known>();
  known.set(store, ofStore);
  const key = JSON.stringify([tenant, wanted.range.from, wanted.range.to, wanted.byType]);
  const before = ofStore.get(key);
  if (before?.version === version) return before.amounts;
  const amounts = read(store, tenant, wanted);
  ofStore.set(key, { version, amounts });
  amounts.catch(() => ofStore.delete(key));
  const [oldest] = ofStore.keys();
  if (ofStore.size > mostKnown && oldest !== undefined) ofStore.delete(oldest);
  return amounts;
}

async function read(store: Store, tenant: string, { range, byType }: Wanted): Promise<readonly KpiAmount[]> {
  const by = byType ? ['Competency', 'OmlpType'] : ['Competency'];
  const sums = byType ? [...counted.sums, units] : counted.sums;
  const query = { ...counted, sums, by, range };
  const found = await store.run('month-sums', scopeMonthSums(query, coursewarePurchases, fullScope(tenant)));
  return found.map(({ month, values: [competency, type], sums: [kpi, revenueUsd, bought] }) => ({
    month,
    ...((competency ?? '').trim() !== '' && { competency: competency ?? '' }),
    type: type ?? '',
    units: Number(bought ?? 0),
    kpi: Number(kpi),
    revenueUsd: Number(revenueUsd),
  }));
}

/** An invoice may be dated apart from what the claim says, also by a mistake in the year. */
const claimSlackMonths = 120;

/** The lines of accepted claims, each with whether the invoices have it, so that it counts there (ENR-63). */
export async function linesOfClaims(
  store: Store,
  tenant: string,
  claims: readonly ProgrammeRecord<'claim'>[],
): Promise<readonly ClaimedLine[]> {
  const accepted = claims.filter(({ content }) => content.state === 'accepted');
  const lines = accepted.flatMap(({ content }) => content.lines);
  const months = lines.map(({ month }) => month).sort();
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return [];
  const range = { from: addMonths(first, -claimSlackMonths), to: addMonths(last, claimSlackMonths) };
  const invoices = [...new Set(lines.map(({ invoiceNumber }) => invoiceNumber))];
  const query: MonthSumsQuery = {
    ...counted,
    filters: [{ column: 'InvoiceNumber', values: invoices }],
    by: ['InvoiceNumber', 'OmlpType'],
    sums: [],
    range,
  };
  const found = await store.run('month-sums', scopeMonthSums(query, coursewarePurchases, fullScope(tenant)));
  const invoiced = found.map(({ values: [invoice, type], rows }) => ({
    invoice: invoice ?? '',
    type: type ?? '',
    rows,
  }));
  return claimedLines(accepted.map(toAccepted), invoiced);
}

function toAccepted({ id, content }: ProgrammeRecord<'claim'>): {
  readonly id: string;
  readonly lines: Claim['lines'];
} {
  return { id, lines: content.lines };
}

/** What claims add in the months up to one. */
export function claimedAmounts(lines: readonly ClaimedLine[], upTo: Month): KpiAmount[] {
  return lines
    .filter(({ isReplaced, month }) => !isReplaced && month <= upTo)
    .map(({ month, type, units: bought, kpi, revenueUsd }) => ({ month, type, units: bought, kpi, revenueUsd }));
}
