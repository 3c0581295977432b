import { addMonths, isMonth, type Month, monthOfDay, monthsOf } from '#base/month.ts';
import { oneOf, type ReportSearch } from '../filters/search.ts';

/** Lines on one page of the ledger. */
export const pageSize = 50;
/** How far back the months to choose from go, and how far ahead: invoices may be dated in days to come. */
const [monthsBack, monthsAhead] = [47, 2];

/** Which lines are on screen. */
export interface LedgerChoice {
  readonly from: Month;
  readonly to: Month;
  readonly competency: string | undefined;
  /** Also lines that do not count. */
  readonly all: boolean;
  /** From 1. */
  readonly page: number;
}

/** What the address asks for; without months those that the KPI is shown of. */
export function ledgerChoice(search: ReportSearch, window: { from: Month; to: Month }): LedgerChoice {
  const month = (name: string, rest: Month) => {
    const text = oneOf(search[name]) ?? '';
    return isMonth(text) ? text : rest;
  };
  const page = Number(oneOf(search.page) ?? '1');
  return {
    from: month('from', window.from),
    to: month('to', window.to),
    competency: oneOf(search.competency) || undefined,
    all: oneOf(search.all) === 'yes',
    page: Number.isInteger(page) && page > 0 ? page : 1,
  };
}

/** The question of a choice: the file has the lines of every page, so it names none. */
export function fileQuestion({ from, to, competency, all }: LedgerChoice): Record<string, string | undefined> {
  return { from, to, competency, all: all ? 'true' : undefined };
}

export function pageQuestion(choice: LedgerChoice): Record<string, string | undefined> {
  const offset = (choice.page - 1) * pageSize;
  return { ...fileQuestion(choice), limit: String(pageSize), offset: offset === 0 ? undefined : String(offset) };
}

/** Months to choose from, newest first; those that are chosen are among them. */
export function monthChoices(today: string, { from, to }: Pick<LedgerChoice, 'from' | 'to'>): Month[] {
  const near = monthOfDay(today);
  const usual = monthsOf({ from: addMonths(near, -monthsBack), to: addMonths(near, monthsAhead) });
  return [...new Set([...usual, from, to])].sort().reverse();
}

export function pagesOf(total: number): number {
  return Math.max(1, Math.ceil(total / pageSize));
}
