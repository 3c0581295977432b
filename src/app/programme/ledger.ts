import type { z } from 'zod';
import type { Day } from '#base/day.ts';
import type { MonthRange } from '#base/month.ts';
import { coursewarePurchases } from '#catalog/datasets/courseware-purchases.ts';
import type { LedgerLine, ledger, ledgerParameters } from '#contract/programme.ts';
import { rawFormats, toRawText } from '#delivery/raw-text.ts';
import type { ClaimedLine } from '#domain/programme/claimed-lines.ts';
import { isVisible, kpiWindowOn, type RefreshRule, visibleFrom } from '#domain/programme/kpi-calendar.ts';
import { kpiSum } from '#domain/programme/kpi-ledger.ts';
import { fullScope, scopeRows } from '#query/scope.ts';
import type { RowsQuery } from '#query/tree.ts';
import type { ValueFilter } from '#query/value-filter.ts';
import type { Cell } from '#store/store.ts';
import type { ProgrammeDesk } from './desk.ts';
import { claimedAmounts, invoicedAmounts, linesOfClaims } from './kpi.ts';
import { ledgerColumns, ledgerRow } from './ledger-file.ts';

export type LedgerParameters = z.output<typeof ledgerParameters>;
export type Ledger = z.output<typeof ledger>;

/** The lines that a KPI is made of, and those that do not count, with the reason. */
export interface LedgerDesk {
  /** A page of them: lines of claims first, then invoices, newest first. @throws Fault as `ProgrammeDesk.tenantOf` */
  list(parameters: Omit<LedgerParameters, 'tenant'> & { readonly tenant?: string | undefined }): Promise<Ledger>;
  /** All of them as CSV, the same lines in the same order. @throws Fault as `ProgrammeDesk.tenantOf` */
  file(parameters: Omit<LedgerParameters, 'limit' | 'offset'>): Promise<LedgerFile>;
}

export interface LedgerFile {
  readonly tenant: string;
  readonly name: string;
  readonly mediaType: string;
  text(signal?: AbortSignal): AsyncIterable<string>;
}

export function createLedger(desk: ProgrammeDesk): LedgerDesk {
  return {
    async list({ tenant: given, limit, offset, ...asked }) {
      const chosen = await chooseLines(desk, await desk.tenantOf('programme.read', given), asked);
      const { tenant, today, claimed, query } = chosen;
      const ofClaims = claimed.slice(offset, offset + limit);
      const page = { ...query, limit: limit - ofClaims.length, offset: Math.max(0, offset - claimed.length) };
      const [count, lines, sum] = await Promise.all([
        desk.store.count(scopeRows(query, coursewarePurchases, fullScope(tenant))),
        page.limit === 0 ? [] : Array.fromAsync(invoiceLines(desk, chosen, page)),
        sumOf(desk, chosen),
      ]);
      const figures = { total: count + claimed.length, kpi: sum.total, revenueUsd: sum.revenueUsd };
      return { tenant, today, ...figures, lines: [...ofClaims, ...lines.flat()] };
    },
    async file({ tenant: given, ...asked }) {
      const chosen = await chooseLines(desk, await desk.tenantOf('programme.read', given), asked);
      const { tenant, range } = chosen;
      const batches = async function* (signal?: AbortSignal) {
        if (chosen.claimed.length > 0) yield chosen.claimed.map(ledgerRow);
        for await (const lines of invoiceLines(desk, chosen, chosen.query, signal)) yield lines.map(ledgerRow);
      };
      const { rawText } = { rawText: desk.config.exportRawText };
      return {
        tenant,
        name: `kpi-ledger-${range.from}-${range.to}.csv`,
        mediaType: rawFormats.csv.mediaType,
        text: (signal) => toRawText({ columns: ledgerColumns, batches: batches(signal) }, 'csv', { rawText }),
      };
    },
  };
}

type Asked = Pick<LedgerParameters, 'from' | 'to' | 'competency' | 'all'>;

interface ChosenLines {
  readonly tenant: string;
  readonly today: Day;
  readonly rule: RefreshRule;
  readonly range: MonthRange;
  /** The months of the range that count. */
  readonly counting: MonthRange;
  readonly competency: string | undefined;
  readonly claimed: readonly LedgerLine[];
  readonly linesOfClaims: readonly ClaimedLine[];
  readonly query: RowsQuery;
}

const columns = [
  ...['InvoiceNumber', 'InvoiceLine', 'InvoiceDate', 'Competency', 'OmlpType'],
  ...['PurchaseUnits', 'KpiValue', 'RevenueUSD', 'Qualifying'],
];

async function chooseLines(
  desk: ProgrammeDesk,
  tenant: string,
  { from, to, competency, all = false }: Asked,
): Promise<ChosenLines> {
  const today = desk.today();
  const rule = (await desk.rulesOn(today)).edition;
  const shown = kpiWindowOn(today, rule);
  const range = { from: from ?? shown.from, to: to ?? shown.to };
  const counting = { from: range.from, to: range.to < shown.to ? range.to : shown.to };
  const months = all ? range : counting;
  const claims = await desk.records.of(tenant).programme.list('claim');
  const told = await linesOfClaims(desk.store, tenant, claims);
  const lines = told.map((line) => claimLine(line, today, rule));
  const within = (line: LedgerLine) => months.from <= line.date.slice(0, 7) && line.date.slice(0, 7) <= months.to;
  return {
    tenant,
    today,
    rule,
    range,
    counting,
    competency,
    linesOfClaims: told,
    claimed: lines
      .filter((line) => within(line) && (all || line.counts))
      .sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0)),
    query: {
      kind: 'rows',
      dataset: coursewarePurchases.name,
      columns,
      range: months,
      filters: filtersOf(competency, all),
      orderBy: [{ column: 'InvoiceDate', descending: true }, { column: 'InvoiceNumber' }, { column: 'InvoiceLine' }],
    },
  };
}

/** What counts for a competency has its name or none. */
function filtersOf(competency: string | undefined, all: boolean): readonly ValueFilter[] {
  return [
    ...(competency === undefined ? [] : [{ column: 'Competency', values: [competency, ''] }]),
    ...(all ? [] : [{ column: 'Qualifying', values: ['true'] }]),
  ];
}

async function sumOf({ store }: ProgrammeDesk, { tenant, counting, competency, linesOfClaims: claimed }: ChosenLines) {
  const invoiced = await invoicedAmounts(store, tenant, { range: counting, byType: false });
  const amounts = [...invoiced, ...claimedAmounts(claimed, counting.to)];
  return kpiSum(amounts, { window: counting, ...(competency !== undefined && { competency }) });
}

async function* invoiceLines(
  { store }: ProgrammeDesk,
  { tenant, today, rule }: ChosenLines,
  query: RowsQuery,
  signal?: AbortSignal,
): AsyncGenerator<LedgerLine[]> {
  const scoped = scopeRows(query, coursewarePurchases, fullScope(tenant));
  for await (const { rows } of store.stream(scoped, signal)) yield rows.map((row) => invoiceLine(row, today, rule));
}

function invoiceLine(
  [invoice, line, date, competency, type, units, kpi, revenue, flag]: readonly Cell[],
  today: Day,
  rule: RefreshRule,
): LedgerLine {
  const day = String(date);
  const why = Number(flag) === 1 ? whyLater(day, today, rule) : 'not-qualifying';
  return {
    invoice: String(invoice),
    line: Number(line),
    date: day,
    competency: textOf(competency),
    omlpType: textOf(type),
    units: numberOf(units),
    kpi: numberOf(kpi),
    revenueUsd: numberOf(revenue),
    origin: 'import',
    claim: null,
    counts: why === null,
    why,
    visibleFrom: visibleFrom(day.slice(0, 7), rule),
  };
}

/** A claim tells the month of its line, not the day. */
function claimLine(
  { claim, invoice, line, month, type, units, kpi, revenueUsd, isReplaced }: ClaimedLine,
  today: Day,
  rule: RefreshRule,
): LedgerLine {
  const why = isReplaced ? 'replaced' : whyLater(`${month}-01`, today, rule);
  return {
    invoice,
    line,
    date: `${month}-01`,
    competency: null,
    omlpType: type,
    units,
    kpi,
    revenueUsd,
    origin: 'claim',
    claim,
    counts: why === null,
    why,
    visibleFrom: visibleFrom(month, rule),
  };
}

function whyLater(day: Day, today: Day, rule: RefreshRule): 'future' | 'not-visible-yet' | null {
  if (day > today) return 'future';
  return isVisible(day.slice(0, 7), today, rule) ? null : 'not-visible-yet';
}

const textOf = (cell: Cell | undefined) => (cell === null || cell === undefined ? null : String(cell));
const numberOf = (cell: Cell | undefined) => (cell === null || cell === undefined ? null : Number(cell));
