import { readFileSync } from 'node:fs';

interface DocumentedQuery {
  readonly id: string;
  readonly dataset: string;
  readonly select: readonly string[];
  readonly select2021?: readonly string[];
  readonly timespan: string | null;
}
interface Documented {
  readonly timespans: readonly string[];
  readonly datasets: readonly {
    readonly name: string;
    readonly otherNames: readonly string[];
    readonly inApi: boolean;
    readonly columns: readonly { readonly name: string; readonly aliases: readonly string[] }[];
    readonly availableMetrics: readonly { readonly name: string }[];
    readonly availableDateRanges: readonly string[];
    readonly systemQuery?: DocumentedQuery | null;
  }[];
}
export const documented: Documented = JSON.parse(
  readFileSync(new URL('../docs/spec/datasets.json', import.meta.url), 'utf8'),
);
export const offered = documented.datasets.filter(({ inApi }) => inApi);
export const systemQueries = offered.flatMap(({ name, columns, systemQuery }) =>
  systemQuery ? [{ name, columns, systemQuery }] : [],
);
export const textOf = ({ dataset, timespan }: DocumentedQuery, select: readonly string[]) =>
  `SELECT ${select.join(',')} FROM ${dataset}${timespan === null ? '' : ` TIMESPAN ${timespan}`}`;
export const systemTexts = systemQueries.flatMap(({ systemQuery }) =>
  [systemQuery.select, systemQuery.select2021 ?? []]
    .filter((select) => select.length > 0)
    .map((select) => textOf(systemQuery, select)),
);

/** As printed in api.md §3.4, the dots of the document filled in. */
export const worked = [
  'SELECT CustomerTenantId, PaidAvailableUnits FROM OfficeUsage TIMESPAN LAST_MONTH',
  'SELECT CustomerTenantId, PaidAvailableUnits FROM OfficeUsage ORDER BY PaidAvailableUnits LIMIT 10',
  'SELECT CustomerTenantId FROM OfficeUsage WHERE MonthlyActiveUsers > 100000 ORDER BY MonthlyActiveUsers TIMESPAN LAST_6_MONTHS',
  "SELECT CustomerTenantId FROM OfficeUsage WHERE CustomerTpId IN ('2a31-x','8078-y')",
  'SELECT ResellerMpnId, ResellerName, TotalRevenue FROM ResellerPerformance ORDER BY TotalRevenue LIMIT 10 TIMESPAN LAST_MONTH',
  'SELECT SubscriptionId, ServiceName, CustomerName, Month, UsageUnits, UsageQuantity, TotalACR FROM AzureUsage WHERE TotalACR>20000 TIMESPAN LAST_6_MONTHS',
  'SELECT SubscriptionId from DynamicsUsage',
  'SELECT CustomerName, Month FROM OfficeUsage ORDER BY CustomerName ASC,  Month',
  'SELECT DISTINCT CustomerTenantId FROM OfficeUsage',
];
