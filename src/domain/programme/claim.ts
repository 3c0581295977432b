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

/** What keeps a claim from being taken (ENR-61, ENR-62). */
export function checkClaim(
  lines: readonly ClaimLine[],
  attachments: readonly { readonly kind: AttachmentKind }[],
): ClaimProblem[] {
  const whole: ClaimProblem[] =
    lines.length === 0 ? [{ field: 'lines', reason: 'a claim needs at least one line' }] : [];
  const kinds = attachments.map(({ kind }) => kind);
  if (!kinds.includes('invoice')) whole.push({ field: 'attachments', reason: 'the invoice is missing; attach it' });
  const refused = kinds.filter((kind) => kind !== 'invoice');
  if (refused.length > 0) {
    whole.push({ field: 'attachments', reason: `${refused.join(', ')} is not accepted; only invoices are (ENR-62)` });
  }
  return [...whole, ...lines.flatMap(checkLine)];
}

function checkLine(given: ClaimLine, line: number): ClaimProblem[] {
  const problem = (field: keyof ClaimLine, reason: string): ClaimProblem => ({ line, field, reason });
  return [
    ...(isMonth(given.month) ? [] : [problem('month', `"${given.month}" is no month; write YYYY-MM`)]),
    ...(given.omlpType.trim() === '' ? [problem('omlpType', 'is missing')] : []),
    ...(given.invoiceNumber.trim() === '' ? [problem('invoiceNumber', 'is missing')] : []),
    ...(Number.isInteger(given.purchaseUnits) && given.purchaseUnits > 0
      ? []
      : [problem('purchaseUnits', 'a whole number from 1 up is allowed')]),
    ...(Number.isFinite(given.kpiValue) && given.kpiValue >= 0
      ? []
      : [problem('kpiValue', 'a number from 0 up is allowed')]),
    ...(Number.isFinite(given.revenueUsd) && given.revenueUsd >= 0
      ? []
      : [problem('revenueUsd', 'an amount from 0 up is allowed')]),
  ];
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
