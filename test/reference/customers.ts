/**
 * The Customers report written straight from docs/spec/reports.md over plain arrays: slow, obvious and sharing no code
 * with the product's path to a number.
 */
export type RawRow = Readonly<Record<string, string | number | null>>;

export interface Data {
  /** Rows by dataset; `Month` (or `MonthKey`, `DateKey`) begins with YYYY-MM. */
  readonly [dataset: string]: readonly RawRow[];
}

export interface Question {
  readonly from: string;
  readonly to: string;
  readonly today: string;
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly locations?: readonly string[];
}

export interface Answer {
  readonly headlines: Record<string, { value: number | null; growthPercent: number | null }>;
  readonly rows: Record<string, Record<string, string | number | null>[]>;
}

const filterColumns: Record<string, string> = {
  product: 'Product',
  market: 'CustomerMarket',
  attribution: 'PartnerAttributionType',
  location: 'PartnerLocation',
  channel: 'SalesChannel',
  segment: 'CustomerSegment',
};

/** Dataset → the measure above 0 that means usage, the column with the month, the families. */
const usageSets: Record<
  string,
  { measure: string; time: string; families: string[]; customer: string; located: boolean }
> = {
  OfficeUsage: {
    measure: 'MonthlyActiveUsers',
    time: 'Month',
    families: ['office 365', 'microsoft 365'],
    customer: 'CustomerTpid',
    located: true,
  },
  TeamsUsageWorkload: {
    measure: 'AllUpParticipants',
    time: 'MonthKey',
    families: ['office 365', 'microsoft 365'],
    customer: 'CustomerId',
    located: false,
  },
  DynamicsUsage: {
    measure: 'ActiveSeats',
    time: 'Month',
    families: ['dynamics 365'],
    customer: 'CustomerTpid',
    located: true,
  },
  PowerBIUsage: {
    measure: 'ActiveSeats',
    time: 'Month',
    families: ['power bi'],
    customer: 'CustomerTpid',
    located: true,
  },
  EMSUsage: {
    measure: 'MonthlyActiveUsers',
    time: 'Month',
    families: ['enterprise mobility + security'],
    customer: 'CustomerTpid',
    located: true,
  },
  AzureUsage: {
    measure: 'UsageQuantity',
    time: 'Month',
    families: ['microsoft azure', 'azure'],
    customer: 'CustomerTpid',
    located: true,
  },
};

const text = (value: string | number | null | undefined) => String(value ?? '').trim();
const fold = (value: string | number | null | undefined) => text(value).toLowerCase();
/** one code per product family. */
const foldIn = (column: string, value: string | number | null | undefined) =>
  column === 'Product' && fold(value) === 'microsoft 365' ? 'office 365' : fold(value);
const monthOf = (row: RawRow, time = 'Month') => text(row[time]).slice(0, 7);
/** */
const customerOf = (row: RawRow, column = 'CustomerTpid') => fold(row[column]) || fold(row.CustomerTenantId);

function monthsBetween(from: string, to: string): string[] {
  const months: string[] = [];
  for (let year = Number(from.slice(0, 4)), month = Number(from.slice(5)); ; month++) {
    if (month === 13) {
      year++;
      month = 1;
    }
    const at = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
    if (at > to) return months;
    months.push(at);
  }
}

export function customersReport(data: Data, question: Question): Answer {
  const ssr = data.SeatsSubscriptionsAndRevenue ?? [];
  const cat = data.CustomersAndTenants ?? [];
  const ssrMonths = new Set(ssr.map((row) => monthOf(row)));
  const catMonths = new Set(cat.map((row) => monthOf(row)));
  const dataMonths = [...new Set([...ssrMonths, ...catMonths])].sort();
  const range = monthsBetween(question.from, question.to);
  const inRange = range.filter((month) => dataMonths.includes(month));

  const mayRead = (row: RawRow) =>
    question.locations === undefined || question.locations.some((location) => fold(location) === fold(row.MPNId));
  const passes = (row: RawRow) =>
    Object.entries(question.filters).every(([name, values]) => {
      const column = filterColumns[name] ?? '';
      return (
        values.length === 0 ||
        values.some((value) => foldIn(column, value === '(not set)' ? '' : value) === foldIn(column, row[column]))
      );
    });
  /** rows that make S(m). */
  const activeRows = (month: string) =>
    (ssrMonths.has(month)
      ? ssr.filter((row) => fold(row.SubscriptionState) === 'active')
      : cat.filter((row) => fold(row.CustomerStatus) === 'active')
    ).filter((row) => monthOf(row) === month && mayRead(row) && passes(row) && customerOf(row) !== '');
  const S = (month: string) => new Set(activeRows(month).map((row) => customerOf(row)));
  const before = (month: string) => dataMonths.filter((other) => other < month).at(-1);
  const added = (month: string) => {
    const previous = before(month);
    return previous === undefined ? new Set<string>() : S(month).difference(S(previous));
  };
  const churned = (month: string) => {
    const previous = before(month);
    return previous === undefined ? new Set<string>() : S(previous).difference(S(month));
  };
  const chosen = (question.filters.product ?? []).map(fold);
  const usage = Object.entries(usageSets).filter(
    ([, set]) =>
      (chosen.length === 0 || set.families.some((family) => chosen.includes(family))) &&
      (question.locations === undefined || set.located),
  );
  /** undefined when no usage dataset of the chosen families has the month. */
  const A = (month: string): Set<string> | undefined => {
    const sets = usage.filter(([name, set]) => (data[name] ?? []).some((row) => monthOf(row, set.time) === month));
    if (sets.length === 0) return undefined;
    const users = sets.flatMap(([name, set]) =>
      (data[name] ?? [])
        .filter(
          (row) =>
            monthOf(row, set.time) === month && Number(row[set.measure] ?? 0) > 0 && (!set.located || mayRead(row)),
        )
        .map((row) => customerOf(row, set.customer)),
    );
    return S(month).intersection(new Set(users));
  };
  const subscriptions = (month: string) =>
    ssrMonths.has(month)
      ? new Set(
          activeRows(month)
            .map((row) => fold(row.SubscriptionId))
            .filter((id) => id !== ''),
        ).size
      : undefined;

  /** the spelling met most often over all rows of both datasets. */
  const label = (column: string, folded: string) => {
    if (folded === '') return '(not set)';
    if (column === 'Product' && folded === 'office 365') return 'Office 365';
    const counts = new Map<string, number>();
    for (const row of [...ssr, ...cat]) {
      if (foldIn(column, row[column]) !== folded) continue;
      const spelled = text(row[column]);
      counts.set(spelled, (counts.get(spelled) ?? 0) + 1);
    }
    return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0] ?? folded;
  };
  const split = (month: string, columns: string[]) => {
    const found = new Map<string, Set<string>>();
    for (const row of activeRows(month)) {
      const key = JSON.stringify(columns.map((column) => foldIn(column, row[column])));
      const members = found.get(key) ?? new Set();
      found.set(key, members.add(customerOf(row)));
    }
    return found;
  };
  const labelsOf = (columns: string[], key: string) =>
    (JSON.parse(key) as string[]).map((folded, i) => label(columns[i] ?? '', folded));

  const valueAt = (f: (month: string) => number | undefined, month: string) =>
    dataMonths.includes(month) ? f(month) : undefined;
  const growth = (f: (month: string) => number | undefined) => {
    const known = inRange.filter((month) => month !== question.today.slice(0, 7) && f(month) !== undefined);
    const [first, last] = [known[0], known.at(-1)];
    if (first === undefined || last === undefined || first === last) return null;
    const [start, end] = [f(first) ?? 0, f(last) ?? 0];
    return start === 0 ? null : ((end - start) / start) * 100;
  };
  const newest = (f: (month: string) => number | undefined) => inRange.filter((month) => f(month) !== undefined).at(-1);
  const stock = (f: (month: string) => number | undefined) => {
    const month = newest(f);
    return month === undefined ? null : (f(month) ?? null);
  };
  const total = (f: (month: string) => number) =>
    inRange.length === 0 ? null : inRange.reduce((sum, month) => sum + f(month), 0);

  const present = (month: string) => S(month).size;
  const active = (month: string) => A(month)?.size;
  const countAdded = (month: string) => added(month).size;
  const countChurned = (month: string) => churned(month).size;
  const baseMonth = dataMonths.filter((month) => month < question.from).at(-1) ?? inRange[0];
  const baseSize = baseMonth === undefined ? 0 : present(baseMonth);
  const allChurned = total(countChurned);

  const kpiRows = (f: (month: string) => number | undefined) =>
    range.map((month) => ({ month, value: valueAt(f, month) ?? null }));
  const mN = inRange.at(-1);
  const newestBy = (ids: string[], columns: string[]) =>
    mN === undefined
      ? []
      : [...split(mN, columns)].map(([key, members]) => {
          const labels = labelsOf(columns, key);
          return { ...Object.fromEntries(ids.map((id, i) => [id, labels[i] ?? ''])), customers: members.size };
        });
  const trendBy = (column: string) => {
    const seen = new Set(inRange.flatMap((month) => [...split(month, [column]).keys()]));
    return range.flatMap((month) =>
      [...seen].map((key) => ({
        month,
        value: labelsOf([column], key)[0] ?? '',
        customers: inRange.includes(month) ? (split(month, [column]).get(key)?.size ?? 0) : null,
      })),
    );
  };

  const geography = () => {
    const activeMonth = newest(active);
    const keys = new Set(inRange.flatMap((month) => [...split(month, ['CustomerMarket']).keys()]));
    const share = (part: number | null, whole: number | null) =>
      part === null || whole === null || whole === 0 ? null : (part / whole) * 100;
    const totals = { customers: stock(present), active: stock(active), added: total(countAdded) };
    return [...keys]
      .map((key) => {
        const current = mN === undefined ? null : (split(mN, ['CustomerMarket']).get(key)?.size ?? 0);
        const users =
          activeMonth === undefined
            ? null
            : (split(activeMonth, ['CustomerMarket']).get(key) ?? new Set<string>()).intersection(
                A(activeMonth) ?? new Set(),
              ).size;
        const news = inRange.reduce(
          (sum, month) =>
            sum + (split(month, ['CustomerMarket']).get(key) ?? new Set<string>()).intersection(added(month)).size,
          0,
        );
        return {
          country: labelsOf(['CustomerMarket'], key)[0] ?? '',
          customers: current,
          customersShare: share(current, totals.customers),
          activeCustomers: users,
          activeCustomersShare: share(users, totals.active),
          addedCustomers: news,
          addedCustomersShare: share(news, totals.added),
        };
      })
      .filter((row) => (row.customers ?? 0) + (row.activeCustomers ?? 0) + row.addedCustomers > 0);
  };

  return {
    headlines: {
      customers: { value: stock(present), growthPercent: growth(present) },
      'active-customers': { value: stock(active), growthPercent: growth(active) },
      subscriptions: { value: stock(subscriptions), growthPercent: growth(subscriptions) },
      'customers-added': { value: total(countAdded), growthPercent: growth(countAdded) },
      'customers-churned': {
        value: allChurned,
        growthPercent: allChurned === null || baseSize === 0 ? null : (allChurned / baseSize) * 100,
      },
    },
    rows: {
      customers: kpiRows(present),
      'active-customers': kpiRows(active),
      subscriptions: kpiRows(subscriptions),
      'customers-added': kpiRows(countAdded),
      'customers-churned': kpiRows(countChurned),
      'customers-by-product': newestBy(['product'], ['Product']),
      geography: geography(),
      'adds-and-churns': range.map((month) => ({
        month,
        existing: valueAt((m) => present(m) - countAdded(m), month) ?? null,
        added: valueAt(countAdded, month) ?? null,
        churned: valueAt(countChurned, month) ?? null,
      })),
      'distribution-location': newestBy(['value'], ['PartnerLocation']),
      'distribution-segment': newestBy(['value'], ['CustomerSegment']),
      'distribution-channel': newestBy(['value'], ['SalesChannel']),
      'distribution-attribution': newestBy(['value'], ['PartnerAttributionType']),
      products: newestBy(['product'], ['Product']),
      skus: newestBy(['product', 'sku'], ['Product', 'SKU']),
      'trend-market': trendBy('CustomerMarket'),
      'trend-segment': trendBy('CustomerSegment'),
      'trend-location': trendBy('PartnerLocation'),
      'trend-product': trendBy('Product'),
      'trend-channel': trendBy('SalesChannel'),
      'trend-attribution': trendBy('PartnerAttributionType'),
      'active-trend': range.map((month) => ({
        month,
        activeCustomers: valueAt(active, month) ?? null,
        customers: valueAt(present, month) ?? null,
      })),
    },
  };
}
