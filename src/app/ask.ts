import { Fault } from '#base/fault.ts';
import { type MonthRange, parseMonth } from '#base/month.ts';
import type { ReportParameters } from '#contract/request.ts';
import { parseRole, roleNames, rolesOpening, sightOf } from '#domain/access/roles.ts';
import { filterNames } from '#model/report.ts';
import { fullScope, type Scope } from '#query/scope.ts';
import type { ReportRequest } from '#reporting/request.ts';

/** A question to reporting: what, and as whom. */
export interface Ask {
  readonly request: ReportRequest;
  readonly scope: Scope;
}

/**
 * The question that parameters of HTTP or the command line stand for, asked with full sight of the tenant unless they
 * narrow it (CLI-6).
 * @throws Fault `bad-parameter` naming the parameter, `forbidden` when the role does not open the report (CO-14)
 */
export function toAsk(report: string, tenant: string, parameters: ReportParameters): Ask {
  const range = toRange(parameters);
  const filters = Object.fromEntries(
    filterNames.flatMap((name) => (parameters[name] === undefined ? [] : [[name, parameters[name]]])),
  );
  return {
    request: { report, filters, ...(range !== undefined && { range }), ...toTableChoice(parameters) },
    scope: toScope(report, tenant, parameters),
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

/** Pages that are no reports. */
const pages: Readonly<Record<string, string>> = { downloads: 'downloads', 'customer-list': 'the list of customers' };

/**
 * What a reader sees of a tenant: everything, unless the parameters narrow it (CLI-6).
 * @param page a report, or `downloads`
 * @throws Fault `bad-parameter` for an unknown role, `forbidden` when the role does not open the page (CO-14)
 */
export function toScope(
  page: string,
  tenant: string,
  { asRole, asLocation }: Pick<ReportParameters, 'asRole' | 'asLocation'>,
): Scope {
  const locations = asLocation === undefined ? {} : { locations: asLocation };
  if (asRole === undefined) return { ...fullScope(tenant), ...locations };
  const roles = asRole.map((role) => parseRole(role, 'asRole'));
  const sight = sightOf(roles, page);
  if (sight.opens) return { tenant, may: sight.may, ...locations };
  const opening = rolesOpening(page).map((role) => `${roleNames[role]} (${role})`);
  const what = pages[page] ?? `the report ${page}`;
  throw new Fault('forbidden', `${roles.join(', ')} does not open ${what}; it takes ${opening.join(', ')}`, {
    allowed: rolesOpening(page),
  });
}
