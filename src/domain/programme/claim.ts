import type { Day } from '#base/day.ts';
import { isMonth, type Month } from '#base/month.ts';
import { isVisible, type RefreshRule, visibleFrom } from './kpi-calendar.ts';

/** A line of a discrepancy claim; all seven facts come from the KPI dashboard (ENR-61). */
export interface ClaimLine {
  readonly month: Month;
  readonly omlpType: string;
  readonly purchaseUnits: number;
  readonly invoiceNumber: string;
  readonly kpiValue: number;
  readonly revenueUsd: number;
}

export type AttachmentKind = 'invoice' | 'order-confirmation' | 'partner-report';

export const claimStates = ['submitted', 'in-review', 'accepted', 'rejected'] as const;
export type ClaimState = (typeof claimStates)[number];

/** From which state a claim may go where; accepted and rejected are ends (ENR-63). */
export const claimSteps: Readonly<Record<ClaimState, readonly ClaimState[]>> = {
  submitted: ['in-review', 'accepted', 'rejected'],
  'in-review': ['accepted', 'rejected'],
  accepted: [],
  rejected: [],
};

export interface ClaimProblem {
  /** The line it is about, from 0; absent: the claim as a whole. */
  readonly line?: number;
  readonly field: string;
  readonly reason: string;
}

/** What keeps a claim from being taken (ENR-61, ENR-62). @param attachments of whatever kind: all but invoices are refused */
export function checkClaim(
  lines: readonly ClaimLine[],
  attachments: readonly { readonly kind: string }[],
): ClaimProblem[] {
  const whole: ClaimProblem[] =
    lines.length === 0 ? [{ field: 'lines', reason: 'a claim needs at least one line' }] : [];
  const kinds = attachments.map(({ kind }) => kind);
  if (!kinds.includes('invoice')) whole.push({ field: 'attachments', reason: 'the invoice is missing; attach it' });
  const refused = kinds.filter((kind) => kind !== 'invoice');
  if (refused.length > 0) {
    whole.push({ field: 'attachments', reason: `${refused.join(', ')} is not accepted; only invoices are (ENR-62)` });
  }
  return [...whole, ...lines.flatMap(checkLine), ...repeats(lines)];
}

/** What a line of a claim is known by: all its facts, for an invoice may have several lines of one product (ENR-61). */
export function claimKey({ invoiceNumber, omlpType, month, purchaseUnits, kpiValue, revenueUsd }: ClaimLine): string {
  const words = [invoiceNumber, omlpType].map((text) => text.trim().toLowerCase());
  return JSON.stringify([...words, month, purchaseUnits, kpiValue, revenueUsd]);
}

/** The same line twice would count twice. */
function repeats(lines: readonly ClaimLine[]): ClaimProblem[] {
  const keys = lines.map(claimKey);
  return keys.flatMap((key, line) => {
    const first = keys.indexOf(key);
    return first === line ? [] : [{ line, field: 'invoiceNumber', reason: `is claimed in line ${first + 1} already` }];
  });
}

function checkLine(given: ClaimLine, line: number): ClaimProblem[] {
  const problem = (field: keyof ClaimLine, reason: string): ClaimProblem => ({ line, field, reason });
  return [
    ...(isMonth(given.month) ? [] : [problem('month', `"${given.month}" is no month; write YYYY-MM`)]),
    ...textFields.flatMap((field) => {
      if (given[field].trim() === '') return [problem(field, 'is missing')];
      return /[\p{Cc}\p{Cs}]/u.test(given[field]) ? [problem(field, 'holds invisible characters')] : [];
    }),
    ...(Number.isInteger(given.purchaseUnits) && given.purchaseUnits > 0 && given.purchaseUnits <= most
      ? []
      : [problem('purchaseUnits', 'a whole number from 1 to a billion is allowed')]),
    ...(isFigure(given.kpiValue) ? [] : [problem('kpiValue', 'a number from 0 to a billion is allowed')]),
    ...(isFigure(given.revenueUsd) ? [] : [problem('revenueUsd', 'an amount from 0 to a billion is allowed')]),
  ];
}

const textFields = ['omlpType', 'invoiceNumber'] as const;
const most = 1e9;

function isFigure(value: number): boolean {
  return Number.isFinite(value) && value >= 0 && value <= most;
}

/** Lines of months that are not refreshed yet, each with the day from which it will be visible (ENR-64). */
export function notYetVisible(
  lines: readonly ClaimLine[],
  on: Day,
  rule: RefreshRule,
): { readonly line: number; readonly month: Month; readonly visibleFrom: Day }[] {
  return lines.flatMap(({ month }, line) =>
    isMonth(month) && !isVisible(month, on, rule) ? [{ line, month, visibleFrom: visibleFrom(month, rule) }] : [],
  );
}
