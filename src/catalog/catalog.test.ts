import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Column, Dataset } from '#model/dataset.ts';
import type { Metric } from '#model/metric.ts';
import { datasetNamed, datasets } from './datasets/index.ts';

const documented: { datasets: { name: string }[] } = JSON.parse(specText('datasets.json'));
const ownTables = tablesOf(specText('own-datasets.md'));

describe('the documented datasets', () => {
  it('are those of the specification, in its order', () => {
    const names = datasets.map((dataset) => dataset.name).slice(0, documented.datasets.length);
    expect(names).toEqual(documented.datasets.map((entry) => entry.name));
  });

  it.each(documented.datasets)('$name says what the specification says, and nothing else', (entry) => {
    expect(asDocumented(named(entry.name))).toEqual(entry);
  });
});

describe('our own datasets', () => {
  it('OWN-1 OWN-2 OWN-3 are the only ones beside the documented', () => {
    const names = datasets.map((dataset) => dataset.name).slice(documented.datasets.length);
    expect(names).toEqual(ownTables.map((table) => table.name));
  });

  it.each(ownTables)('$spec $name has the columns of its table', ({ name, columns }) => {
    const dataset = named(name);
    expect(Object.keys(dataset.columns)).toEqual(columns.map((column) => column.name));
    for (const column of columns) {
      const { type, values, open } = dataset.columns[column.name] ?? fail(column.name);
      // A blank type in the table means the type that the column has elsewhere.
      if (column.type !== '') expect({ type, values, open }).toEqual({ ...column, name: undefined });
    }
  });

  it('ENR-62 courseware lines that are no invoice are known and refused', () => {
    expect(Object.keys(named('CoursewarePurchases').columns.DocumentKind?.refused ?? {})).toEqual([
      'order-confirmation',
      'partner-report',
    ]);
  });
});

describe.each(datasets)('$name', (dataset) => {
  it('calls no two columns by one name', () => {
    const names = Object.entries(dataset.columns).flatMap(([name, column]) => [
      ...new Set([name, ...(column.aliases ?? [])].map((each) => each.toLowerCase())),
    ]);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('names only columns it has', () => {
    expect(namedColumns(dataset).filter((name) => dataset.columns[name] === undefined)).toEqual([]);
  });

  it('has facts that fit its columns', () => {
    const typeOf = (name: string | undefined) => (name === undefined ? undefined : dataset.columns[name]?.type);
    const { merge, presence, time } = dataset;
    if (merge.kind === 'months') expect(['month', 'date']).toContain(typeOf(merge.by));
    if (merge.kind === 'days') expect(typeOf(merge.by)).toBe('date');
    if (time !== undefined) expect(['month', 'date']).toContain(typeOf(time));
    if (dataset.once?.flag !== undefined) expect(typeOf(dataset.once.flag)).toBe('boolean01');
    if (presence !== undefined && 'is' in presence.when) {
      expect(dataset.columns[presence.when.column]?.values).toContain(presence.when.is);
    }
    if (presence !== undefined && 'above' in presence.when) {
      expect(dataset.columns[presence.when.column]?.kind).toBe('measure');
    }
  });

  it('has columns that fit themselves', () => {
    for (const column of Object.values(dataset.columns)) {
      expect(column.type === 'enum').toBe(column.values !== undefined);
      expect(column.kind === 'measure').toBe(column.aggregate !== undefined);
      const listed = Object.keys({ ...column.alternatives, ...column.refused });
      expect(listed.filter((value) => !column.values?.includes(value))).toEqual([]);
    }
  });

  it('has metrics of different names over measures', () => {
    const names = dataset.metrics.map((metric) => metric.name);
    expect(new Set(names).size).toBe(names.length);
    const summed = dataset.metrics.flatMap(({ formula }) => (formula.kind === 'sum' ? formula.columns : []));
    expect(summed.filter((name) => dataset.columns[name]?.kind !== 'measure')).toEqual([]);
  });
});

it('keeps revenue behind the revenue right in columns and metrics alike', () => {
  for (const dataset of datasets) {
    for (const metric of dataset.metrics) {
      const columns = 'columns' in metric.formula ? metric.formula.columns : [];
      const overRevenue = columns.some((name) => dataset.columns[name]?.sensitive === 'revenue');
      if (overRevenue)
        expect([dataset.name, metric.name, metric.sensitive]).toEqual([dataset.name, metric.name, 'revenue']);
    }
  }
});

it('lets only differences of seats, and units that a credit note takes back, go below zero', () => {
  const unbounded = datasets.flatMap((dataset) =>
    Object.entries(dataset.columns)
      .filter(([, column]) => column.type === 'integer' && column.kind === 'measure' && column.min !== 0)
      .map(([name]) => `${dataset.name}.${name}`),
  );
  expect(unbounded).toEqual([
    'SeatsSubscriptionsAndRevenue.AvailableSeats',
    'DynamicsUsage.DeploymentOpportunity',
    'PowerBIUsage.DeploymentOpportunity',
    'CoursewarePurchases.PurchaseUnits',
  ]);
});

describe('datasetNamed', () => {
  it('finds a dataset by name or other name without case', () => {
    expect(datasetNamed('dynamicsusage')?.name).toBe('DynamicsUsage');
    expect(datasetNamed(' CPOR-M365 Usage ')?.name).toBe('CPORM365Usage');
    expect(datasetNamed('CompetencyPeformanceRequirement')?.name).toBe('CompetencyPerformanceRequirement');
    expect(datasetNamed('Nothing')).toBeUndefined();
  });

  it('is sure: no name means two datasets', () => {
    const names = datasets.flatMap(({ name, otherNames = [] }) =>
      [name, ...otherNames].map((each) => each.toLowerCase()),
    );
    expect(new Set(names).size).toBe(names.length);
  });
});

function specText(file: string): string {
  return readFileSync(new URL(`../../docs/spec/${file}`, import.meta.url), 'utf8');
}

function fail(what: string): never {
  throw new Error(`${what} is missing`);
}

function named(name: string): Dataset {
  return datasetNamed(name) ?? fail(name);
}

/** The definition in the shape of docs/spec/datasets.json. */
function asDocumented(dataset: Dataset) {
  const api = dataset.api ?? fail(`${dataset.name}.api`);
  const columns = Object.entries(dataset.columns);
  const internal = columns.filter(([, column]) => column.internal);
  const metrics = (origin: Metric['origin']) => dataset.metrics.filter((metric) => metric.origin === origin);
  return {
    name: dataset.name,
    title: dataset.title,
    otherNames: dataset.otherNames ?? [],
    inApi: api.downloadOnly !== true,
    dashboard: dataset.dashboard ?? null,
    columns: columns.filter(([, column]) => !column.internal).map(([name, column]) => asDocumentedColumn(name, column)),
    internalColumns:
      internal.length === 0 ? undefined : internal.map(([name, column]) => asInternalColumn(name, column)),
    availableMetrics: metrics('documented').map((metric) => ({ ...asDocumentedMetric(metric), seenIn: metric.seenIn })),
    proposedMetrics: metrics('own').map(asDocumentedMetric),
    availableDateRanges: api.dateRanges,
    availableDateRangesSource: api.dateRangesSource,
    minimumRecurrenceInterval: api.minimumRecurrenceHours,
    minimumRecurrenceIntervalSource: api.minimumRecurrenceSource,
    refreshInterval: dataset.refreshDays === undefined ? null : { days: dataset.refreshDays },
    aggregation: dataset.aggregation,
    lookbackMonths: dataset.lookbackMonths ?? null,
    notes: dataset.notes ?? [],
    systemQuery: asDocumentedQuery(dataset),
  };
}

function asDocumentedColumn(name: string, column: Column) {
  const { about, aliases = [], sensitive, open, alternatives, min: _, synonyms: __, rest: ___, ...same } = column;
  return {
    name,
    description: about,
    aliases,
    sensitive: sensitive ?? null,
    valuesOpen: open,
    valueAlternatives: alternatives,
    ...same,
  };
}

function asInternalColumn(name: string, { type, aggregate, about }: Column) {
  return { name, type, aggregate, description: about };
}

function asDocumentedMetric({ name, about, sensitive }: Metric) {
  return { name, meaning: about, sensitive: sensitive ?? null };
}

function asDocumentedQuery({ name, api }: Dataset) {
  if (api?.systemQuery === undefined) return null;
  return { dataset: name, timespan: null, ...api.systemQuery };
}

function namedColumns({
  columns,
  merge,
  once,
  presence,
  dimensions = [],
  required,
  time,
  location,
  metrics,
}: Dataset): string[] {
  return [
    ...required,
    ...(merge.kind === 'events' ? merge.key : merge.kind === 'snapshot' ? [] : [merge.by]),
    ...[time, location, once?.flag, presence?.item].filter((name) => name !== undefined),
    ...(once === undefined ? [] : [...once.per, ...(once.entity ?? [])]),
    ...(presence === undefined ? [] : [...presence.entity, presence.when.column, ...presence.dimensions]),
    ...dimensions,
    ...Object.values<Column>(columns).flatMap(({ rest }) => (rest === undefined ? [] : [rest.of, rest.less])),
    ...metrics.flatMap(({ formula }) => {
      if (formula.kind === 'ratio') return [formula.part, formula.whole];
      return 'columns' in formula ? formula.columns : [];
    }),
  ];
}

/** The tables of own-datasets.md: `| names | types | meaning |` under a heading `## OWN-n Name: …`. */
function tablesOf(markdown: string) {
  return markdown
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const [, spec = '', name = ''] = /^(OWN-\d+) (\w+):/.exec(section) ?? [];
      return {
        spec,
        name,
        columns: [...section.matchAll(/^\| (.*?)\| (.*?)\| (.*?)\|$/gm)].slice(1).flatMap(columnsOf),
      };
    });
}

function columnsOf([, names = '', types = '', meaning = '']: readonly string[]) {
  if (/^-+ *$/.test(names)) return [];
  const [, list] = /^enum (.*)/.exec(types.trim()) ?? [];
  const each = list === undefined ? types.trim().split(', ') : ['enum'];
  return names
    .trim()
    .split(', ')
    .map((name, index) => ({
      name,
      type: each[index] ?? each[0] ?? '',
      values: list?.split(', '),
      open: meaning.startsWith('open list') ? true : undefined,
    }));
}
