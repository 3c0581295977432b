import { Fault } from '#base/fault.ts';
import { type MonthRange, parseMonth } from '#base/month.ts';
import type { ReportParameters } from '#contract/request.ts';
import { filterNames } from '#model/report.ts';
import type { Scope } from '#query/scope.ts';
import type { ReportRequest } from '#reporting/request.ts';
import type { Reader } from './reader.ts';

/** A question to reporting: what, and as whom. */
export interface Ask {
  readonly request: ReportRequest;
  readonly scope: Scope;
}

/**
 * The question that parameters of HTTP or the command line stand for, with the sight that the reader has of the tenant.
 * @throws Fault `bad-parameter` naming the parameter, `not-found` for a tenant that is not theirs, `forbidden` when the
 * report does not open to them (CO-14)
 */
export async function toAsk(report: string, parameters: ReportParameters, reader: Reader): Promise<Ask> {
  const tenant = await reader.tenantOf(parameters.tenant);
  const range = toRange(parameters);
  const filters = Object.fromEntries(
    filterNames.flatMap((name) => (parameters[name] === undefined ? [] : [[name, parameters[name]]])),
  );
  return {
    request: { report, filters, ...(range !== undefined && { range }), ...toTableChoice(parameters) },
    scope: await reader.scopeOf(report, tenant, parameters),
  };
}

/** @throws Fault `bad-parameter` for an offset without a limit */
function toTableChoice({ search, limit, offset, compare }: ReportParameters): Partial<ReportRequest> {
  if (limit === undefined && offset !== undefined) {
    throw new Fault('bad-parameter', 'offset is given without limit; say how many rows to take', {
      parameter: 'limit',
    });
  }
  return {
    ...(search !== undefined && { search }),
    ...(limit !== undefined && { page: { offset: offset ?? 0, limit } }),
    ...(compare !== undefined && { compare }),
  };
}

function toRange(parameters: ReportParameters): ReportRequest['range'] {
  const { from, to, range } = parameters;
  if (range === undefined) return toMonths(parameters);
  if (from === undefined && to === undefined) return range === '1Y' ? '12M' : range;
  throw new Fault('bad-parameter', 'Give either range, or from and to, not both', { parameter: 'range' });
}

/**
 * Months of the reader's own, undefined without any.
 * @throws Fault `bad-parameter` when one of the two is missing or no month
 */
export function toMonths({ from, to }: Pick<ReportParameters, 'from' | 'to'>): MonthRange | undefined {
  if (from === undefined && to === undefined) return undefined;
  if (from !== undefined && to !== undefined) return { from: parseMonth(from, 'from'), to: parseMonth(to, 'to') };
  const parameter = from === undefined ? 'from' : 'to';
  throw new Fault('bad-parameter', `${parameter} is missing: a range of your own needs both from and to`, {
    parameter,
  });
}
