import { Fault } from '#base/fault.ts';
import { parseMonth } from '#base/month.ts';
import type { ReportParameters } from '#contract/request.ts';
import { parseRole, roleNames, rolesOpening, sightOf } from '#domain/access/roles.ts';
import { filterNames } from '#model/report.ts';
import { fullScope, type Scope } from '#query/scope.ts';
import type { ReportRequest } from '#reporting/reporting.ts';

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
    request: { report, filters, ...(range !== undefined && { range }) },
    scope: toScope(report, tenant, parameters),
  };
}

function toRange({ from, to, range }: ReportParameters): ReportRequest['range'] {
  if (from === undefined && to === undefined) return range === '1Y' ? '12M' : range;
  if (range !== undefined) {
    throw new Fault('bad-parameter', 'Give either range, or from and to, not both', { parameter: 'range' });
  }
  if (from === undefined || to === undefined) {
    const parameter = from === undefined ? 'from' : 'to';
    throw new Fault('bad-parameter', `${parameter} is missing: a range of your own needs both from and to`, {
      parameter,
    });
  }
  return { from: parseMonth(from, 'from'), to: parseMonth(to, 'to') };
}

function toScope(report: string, tenant: string, { asRole, asLocation }: ReportParameters): Scope {
  const locations = asLocation === undefined ? {} : { locations: asLocation };
  if (asRole === undefined) return { ...fullScope(tenant), ...locations };
  const roles = asRole.map((role) => parseRole(role, 'asRole'));
  const sight = sightOf(roles, report);
  if (sight.opens) return { tenant, may: sight.may, ...locations };
  const opening = rolesOpening(report).map((role) => `${roleNames[role]} (${role})`);
  throw new Fault(
    'forbidden',
    `${roles.join(', ')} does not open the report ${report}; it takes ${opening.join(', ')}`,
    {
      allowed: rolesOpening(report),
    },
  );
}
