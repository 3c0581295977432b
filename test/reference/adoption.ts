/**
 * The adoption figures written straight from docs/spec/reports.md §20 and own-datasets.md over plain arrays: slow,
 * obvious and sharing no code with the product's path to a number.
 */
export type RawRow = Readonly<Record<string, string | number | null>>;

export interface AdoptionData {
  readonly LicenseEntitlements: readonly RawRow[];
  readonly LicenseActivity: readonly RawRow[];
}

export interface AdoptionQuestion {
  /** Last month of the range, YYYY-MM. */
  readonly to: string;
  readonly product?: readonly string[] | undefined;
  readonly market?: readonly string[] | undefined;
  readonly locations?: readonly string[] | undefined;
  readonly supportLoad?: Readonly<Record<string, number>>;
}

type Row = Record<string, string | number | null | string[]>;

export interface AdoptionTables {
  readonly deployment: number | null;
  readonly usage: number | null;
  readonly rows: Readonly<Record<string, Row[]>>;
}

const tidy = (value: unknown) => String(value ?? '').trim();
const norm = (value: unknown) => tidy(value).toLowerCase();
const isSet = (value: unknown) => Number(value ?? 0) === 1 || value === 'true';
const percent = (part: number, whole: number) => (whole === 0 ? null : (part / whole) * 100);
const shown = (value: string) => (value === '' ? '(not set)' : value);

/** The value met most often, ties by code point. */
function commonest(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? '';
}

function daysBefore(day: string, count: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() - count);
  return at.toISOString().slice(0, 10);
}

function newest(rows: readonly RawRow[], to: string): string | undefined {
  return rows
    .map((row) => tidy(row.ProcessedDate))
    .filter((day) => day.slice(0, 7) <= to)
    .sort()
    .at(-1);
}

interface Held {
  customer: string;
  name: string;
  market: string;
  service: string;
  product: string;
  spelled: string;
  productName: string;
  subscription: string;
  state: string;
  trial: boolean;
  sold: number;
  assigned: number;
  location: string;
  channel: string;
  serviceName: string;
}

interface Use {
  customer: string;
  product: string;
  spelled: string;
  service: string;
  workload: string;
  user: string;
  subscription: string;
  active: boolean;
  removed: boolean;
  assigned: boolean;
}

/** The licences and cells that a reader's whole portfolio is made of. */
export function adoptionPortfolio(data: AdoptionData, question: AdoptionQuestion) {
  const known = knownAt(data, question);
  return { ...portfolioOf(known, question), ...known };
}

export function adoptionReport(data: AdoptionData, question: AdoptionQuestion): AdoptionTables {
  return tablesOf(knownAt(data, question), question);
}

/** Rows of the newest days, with the product, workload and window of each worked out. */
function knownAt(data: AdoptionData, question: Pick<AdoptionQuestion, 'to'>): Known {
  const dayE = newest(data.LicenseEntitlements, question.to);
  const dayA = newest(data.LicenseActivity, question.to);
  const held: Held[] = data.LicenseEntitlements.filter((row) => tidy(row.ProcessedDate) === dayE).map((row) => ({
    customer: norm(row.CustomerTenantId),
    name: tidy(row.CustomerName),
    market: norm(row.CustomerMarket),
    service: norm(row.ServiceCode),
    product: norm(row.ProductId) || norm(row.ProductName),
    spelled: tidy(row.ProductId),
    productName: tidy(row.ProductName),
    subscription: norm(row.SubscriptionId),
    state: norm(row.SubscriptionState),
    trial: isSet(row.IsTrial),
    sold: Number(row.LicensesSold ?? 0),
    assigned: Number(row.LicensesAssigned ?? 0),
    location: norm(row.MPNId),
    channel: norm(row.Channel),
    serviceName: tidy(row.ServiceName),
  }));
  const inWindow = (day: unknown) =>
    dayA !== undefined && tidy(day) !== '' && tidy(day) <= dayA && tidy(day) >= daysBefore(dayA, 27);
  const uses: Use[] = data.LicenseActivity.filter((row) => tidy(row.ProcessedDate) === dayA).map((row) => {
    const customer = norm(row.CustomerTenantId);
    const given = norm(row.ProductId);
    const own = held.filter((each) => each.customer === customer);
    const byName = own.filter((each) => norm(each.productName) === given && given !== '').map((each) => each.product);
    const product = own.some((each) => each.product === given) ? given : (byName.sort()[0] ?? given);
    const workload = norm(row.WorkloadCode).toUpperCase();
    return {
      customer,
      product,
      spelled: tidy(row.ProductId),
      service: norm(row.ServiceCode),
      workload: workload === 'ODB' ? 'SPO' : workload,
      user: norm(row.UserId),
      subscription: norm(row.SubscriptionId),
      active: inWindow(row.LastActivityDate),
      removed: inWindow(row.LicenseRemovedDate),
      assigned: inWindow(row.LicenseAssignedDate),
    };
  });
  const past = data.LicenseEntitlements.filter((row) => tidy(row.ProcessedDate).slice(0, 7) <= question.to);
  return { past, held, uses, hasHeld: dayE !== undefined, hasUses: dayA !== undefined };
}

interface Known {
  /** Every row up to the end of the range. */
  past: readonly RawRow[];
  held: Held[];
  uses: Use[];
  hasHeld: boolean;
  hasUses: boolean;
}

/** What a question is about: its licences, and its cells per customer, product and workload; and what things are called. */
function portfolioOf({ past, held, uses }: Known, question: AdoptionQuestion) {
  const { product: products, market: markets, locations } = question;
  const chosen = (values: readonly string[] | undefined, value: string) =>
    values === undefined ||
    values.length === 0 ||
    values.map((each) => (each === '(not set)' ? '' : norm(each))).includes(value);
  const readable = held.filter(({ location }) => locations === undefined || locations.map(norm).includes(location));
  const counted = readable.filter((row) => chosen(products, norm(row.productName)) && chosen(markets, row.market));
  const nameOf = (product: string) =>
    commonest(held.filter((row) => row.product === product).map((row) => row.productName));
  const serviceOf = (product: string) =>
    commonest(held.filter((row) => row.product === product).map((row) => row.service)) ||
    commonest(uses.filter((use) => use.product === product).map((use) => use.service));
  const isShown = ({ customer, product }: Pick<Use, 'customer' | 'product'>) => {
    const own = readable.filter((row) => row.customer === customer);
    if (locations !== undefined && !own.some((row) => row.product === product)) return false;
    const isInMarket = own.length === 0 ? chosen(markets, '') : own.some((row) => chosen(markets, row.market));
    return isInMarket && chosen(products, norm(nameOf(product)));
  };
  const visible = uses.filter(isShown);
  const isUnmasked = (name: string) => !/^\**$/.test(name);
  const earlierName = (customer: string) =>
    past
      .filter((row) => norm(row.CustomerTenantId) === customer && isUnmasked(tidy(row.CustomerName)))
      .map((row) => ({ day: tidy(row.ProcessedDate), name: tidy(row.CustomerName) }))
      .sort((a, b) => (a.day === b.day ? (a.name < b.name ? -1 : 1) : a.day < b.day ? 1 : -1))[0]?.name;

  const pairs = new Map<string, { customer: string; product: string }>();
  for (const { customer, product } of [...counted, ...visible])
    pairs.set(JSON.stringify([customer, product]), { customer, product });
  const licences = (of: (row: Held) => boolean) => {
    const rows = counted.filter((row) => !row.trial && of(row));
    return {
      sold: rows.reduce((sum, row) => sum + row.sold, 0),
      deployed: rows.reduce((sum, row) => sum + row.assigned, 0),
      qualified: rows.filter((row) => row.state === 'active').reduce((sum, row) => sum + row.sold, 0),
    };
  };
  const cells = [...pairs.values()].flatMap(({ customer, product }) => {
    const met = [...new Set(uses.filter((use) => use.product === product).map((use) => use.workload))];
    return (met.length === 0 ? [''] : met).map((workload) => {
      const people = visible.filter(
        (use) => use.customer === customer && use.product === product && use.workload === workload && use.active,
      );
      const { qualified } = licences((row) => row.customer === customer && row.product === product);
      return { customer, product, workload, qualified, active: new Set(people.map(({ user }) => user)).size, people };
    });
  });

  const spelledOf = (product: string) =>
    commonest(
      [...held, ...uses]
        .filter((row) => row.product === product && norm(row.spelled) === product)
        .map((row) => row.spelled),
    );
  const labels = new Map<string, { service: string; name: string }>();
  const labelOf = (product: string) => {
    const known = labels.get(product) ?? {
      service: serviceOf(product),
      name: nameOf(product) || spelledOf(product) || product,
    };
    labels.set(product, known);
    return known;
  };
  const customerNameOf = (customer: string) => {
    const names = held.filter((row) => row.customer === customer && isUnmasked(row.name)).map((row) => row.name);
    return commonest(names) || earlierName(customer);
  };
  return { readable, counted, cells, licences, labelOf, spelledOf, customerNameOf };
}

function tablesOf(known: Known, question: AdoptionQuestion): AdoptionTables {
  const { uses, hasHeld, hasUses } = known;
  const { supportLoad = {} } = question;
  const { readable, counted, cells, licences, labelOf, customerNameOf } = portfolioOf(known, question);

  const deployed = ({ sold, deployed: given }: { sold: number; deployed: number }): Row => ({
    licensesSold: hasHeld ? sold : null,
    licensesDeployed: hasHeld ? given : null,
    deploymentPercent: hasHeld ? percent(given, sold) : null,
  });
  const used = (of: (cell: (typeof cells)[number]) => boolean): Row => {
    const rows = cells.filter(of);
    const qualified = rows.reduce((sum, cell) => sum + cell.qualified, 0);
    const active = rows.reduce((sum, cell) => sum + cell.active, 0);
    return {
      licensesQualified: hasHeld ? qualified : null,
      licensesActive: hasUses ? active : null,
      usagePercent: hasHeld && hasUses ? percent(active, qualified) : null,
    };
  };
  const causesOf = ({ customer, product, workload, qualified, active, people }: (typeof cells)[number]): string[] => {
    if (active <= qualified) return [];
    const changes = uses.filter((use) => use.customer === customer && use.product === product);
    const users = [...new Set(people.map(({ user }) => user))];
    const isLeaver = (user: string) =>
      changes.some((use) => use.user === user && use.removed) &&
      changes.some((use) => use.user !== user && use.assigned);
    const subscriptions = (of: (row: Held) => boolean) =>
      readable
        .filter((row) => row.customer === customer && row.product === product && of(row))
        .map((row) => row.subscription);
    const ending = subscriptions(
      (row) => !row.trial && ['ingraceperiod', 'disabled', 'deprovisioned'].includes(row.state),
    );
    const trials = subscriptions((row) => row.trial);
    const isOn = (list: string[], user: string) =>
      people.some((use) => use.user === user && use.subscription !== '' && list.includes(use.subscription));
    const turnover = users.filter(isLeaver);
    const second = users.filter((user) => isOn(ending, user));
    const trial = users.filter((user) => isOn(trials, user));
    const isSkewed = workload === 'YAMMER' && active > qualified * 1.1;
    const unexplained = active - qualified - new Set([...turnover, ...second, ...trial]).size;
    return [
      ...(turnover.length > 0 ? ['turnover'] : []),
      ...(second.length > 0 ? ['second-subscription'] : []),
      ...(trial.length > 0 ? ['trial'] : []),
      ...(isSkewed ? ['yammer'] : unexplained > 0 ? ['unexplained'] : []),
    ];
  };

  const customers = [...new Set(cells.map(({ customer }) => customer))].map((customer) => {
    const figures = {
      ...deployed(licences((row) => row.customer === customer)),
      ...used((cell) => cell.customer === customer),
    };
    const isKnown = figures.usagePercent !== null && figures.usagePercent !== undefined;
    const own = new Set(isKnown ? cells.filter((cell) => cell.customer === customer).flatMap(causesOf) : []);
    const order = ['turnover', 'second-subscription', 'trial', 'yammer', 'unexplained'];
    return {
      customerTenantId: customer,
      customerName: customerNameOf(customer) || customer,
      ...figures,
      causes: order.filter((cause) => own.has(cause)),
    };
  });
  const isLow = (row: Row) =>
    [row.deploymentPercent, row.usagePercent].some((value) => typeof value === 'number' && value < 40);
  const isLoaded = (row: Row) => (supportLoad[String(row.customerTenantId)] ?? 0) >= 10;
  const advised = [
    { scenario: 'low-adoption', customers: customers.filter(isLow).length },
    { scenario: 'support-load', customers: customers.filter(isLoaded).length },
    { scenario: 'training', customers: customers.filter((row) => isLow(row) || isLoaded(row)).length },
  ].filter((row) => row.customers > 0);

  const groups = new Map<string, { service: string; name: string; workload: string }>();
  for (const { product, workload } of cells) {
    const group = { ...labelOf(product), workload };
    groups.set(JSON.stringify(group), group);
  }
  const isIn = (product: string, { service, name }: { service: string; name: string }) =>
    labelOf(product).service === service && labelOf(product).name === name;
  const services = [...new Set(counted.filter((row) => !row.trial).map((row) => row.service))];
  const workloads = [...new Set(cells.map(({ workload }) => workload))];
  const whole = { ...deployed(licences(() => true)), ...used(() => true) };
  return {
    deployment: whole.deploymentPercent as number | null,
    usage: whole.usagePercent as number | null,
    rows: {
      deployment: services.map((service) => ({
        serviceCode: shown(service),
        ...deployed(licences((row) => row.service === service)),
      })),
      usage: workloads.map((workload) => ({
        workloadCode: shown(workload),
        ...used((cell) => cell.workload === workload),
      })),
      'by-customer': customers,
      'by-product': [...groups.values()].map((group) => {
        const usedIn = cells.filter((cell) => cell.workload === group.workload && isIn(cell.product, group));
        const products = new Set(usedIn.map((cell) => cell.product));
        return {
          serviceCode: shown(group.service),
          productName: shown(group.name),
          workloadCode: shown(group.workload),
          ...deployed(licences((row) => products.has(row.product))),
          ...used((cell) => usedIn.includes(cell)),
        };
      }),
      advice: advised,
    },
  };
}

/** What different people did, one each per customer, product and workload, of rows of activity that are all active. */
export function activeUsers(rows: readonly RawRow[], data: AdoptionData, to: string): number {
  const { uses } = knownAt({ ...data, LicenseActivity: rows }, { to });
  return new Set(uses.map((use) => JSON.stringify([use.customer, use.product, use.workload, use.user]))).size;
}

/** Licences of rows of entitlements, once in each workload that their product is used in. */
export function overWorkloads(rows: readonly RawRow[], data: AdoptionData, to: string): number {
  const { uses } = knownAt(data, { to });
  return rows.reduce((sum, row) => {
    const product = norm(row.ProductId) || norm(row.ProductName);
    const met = new Set(uses.filter((use) => use.product === product).map((use) => use.workload));
    return sum + Number(row.LicensesSold ?? 0) * Math.max(1, met.size);
  }, 0);
}
