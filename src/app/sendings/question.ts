import { type ReportParameters, reportParameters } from '#contract/request.ts';
import { filterNames } from '#model/report.ts';

/** What of a page's address says which figures it shows; how it is folded and who narrows it stays out. */
const names = ['range', 'from', 'to', 'compare', ...filterNames] as const;

/** The parameters that the query of a page's address stands for, of a tenant. @throws ZodError for what `checkViewSearch` refuses */
export function parametersOf(search: string, tenant: string): ReportParameters {
  const given = new URLSearchParams(search);
  const pairs = names.flatMap((name) => {
    const values = given.getAll(name);
    if (values.length === 0) return [];
    return [[name, values.length === 1 ? values[0] : values] as const];
  });
  return reportParameters.parse({ ...Object.fromEntries(pairs), tenant });
}

/** The page in the product, where its address is known. */
export function pageLink(
  { report, search }: { readonly report: string; readonly search: string },
  { tenant, publicUrl }: { readonly tenant: string; readonly publicUrl: string | undefined },
): string | undefined {
  if (publicUrl === undefined) return undefined;
  const query = new URLSearchParams([['tenant', tenant], ...new URLSearchParams(search)]);
  return `${publicUrl}/reports/${encodeURIComponent(report)}?${query}`;
}
