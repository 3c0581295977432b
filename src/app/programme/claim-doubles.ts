import { coursewarePurchases } from '#catalog/datasets/courseware-purchases.ts';
import { toInsightsQuery } from '#query/insights.ts';
import { fullScope, scopeInsights, scopeInsightsHead } from '#query/scope.ts';
import type { ProgrammeRecord } from '#state/programme-book.ts';
import type { ProgrammeDesk } from './desk.ts';

/** A line whose invoice the ledger has, imported or from a claim that was accepted: it may count twice. */
export interface Double {
  readonly line: number;
  readonly invoiceNumber: string;
}

type Claimed = ProgrammeRecord<'claim'>;

/** Tells the doubles of one of the claims that were named when it was made. */
export type DoubleFinder = (claim: Claimed) => Double[];

/**
 * Asks the ledger of a partner once for every invoice that its claims name.
 * @param of claims of whose lines doubles are looked for
 * @param all every claim of the partner
 */
export async function findDoubles(
  desk: Pick<ProgrammeDesk, 'store' | 'today'>,
  tenant: string,
  { of, all }: { readonly of: readonly Claimed[]; readonly all: readonly Claimed[] },
): Promise<DoubleFinder> {
  const invoices = of.flatMap(({ content }) => content.lines).map(({ invoiceNumber }) => folded(invoiceNumber));
  const imported = await importedOf(desk, tenant, [...new Set(invoices)]);
  const accepted = all.filter(({ content }) => content.state === 'accepted');
  return ({ id, content }) => {
    const others = accepted.filter((one) => one.id !== id).flatMap((one) => one.content.lines);
    const known = new Set([...imported, ...others.map(({ invoiceNumber }) => folded(invoiceNumber))]);
    return content.lines.flatMap(({ invoiceNumber }, line) =>
      known.has(folded(invoiceNumber)) ? [{ line, invoiceNumber: invoiceNumber.trim() }] : [],
    );
  };
}

/** Those of the invoices that were imported; an order confirmation is none (ENR-62, OWN-3). */
async function importedOf(
  { store, today }: Pick<ProgrammeDesk, 'store' | 'today'>,
  tenant: string,
  asked: readonly string[],
): Promise<readonly string[]> {
  if (asked.length === 0 || (await store.version(tenant)) === 0) return [];
  const query = toInsightsQuery(questionFor(asked), { dataset: coursewarePurchases, today: today() });
  const { scoped } = scopeInsights(query, coursewarePurchases, fullScope(tenant));
  // Spelled in several ways, an invoice has more rows than one; a thousand times as many has none.
  const rows = await store.run('insights-head', scopeInsightsHead(scoped, asked.length * 10));
  return rows.map(([invoice]) => folded(String(invoice)));
}

function questionFor(invoices: readonly string[]): Parameters<typeof toInsightsQuery>[0] {
  const on = { kind: 'column', name: 'InvoiceNumber' } as const;
  return {
    dataset: coursewarePurchases.name,
    select: [{ ...on, use: 'plain' }],
    grouped: false,
    distinct: true,
    where: [{ kind: 'list', on, negated: false, as: 'text', values: invoices }],
    having: [],
    orderBy: [],
  };
}

function folded(invoice: string): string {
  return invoice.trim().toLowerCase();
}
