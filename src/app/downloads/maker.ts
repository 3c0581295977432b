import type { Day } from '#base/day.ts';
import type { Fact } from '#delivery/workbook.ts';
import { type Actor, permits, sightIn } from '#domain/access/actor.ts';
import type { Instant } from '#domain/schedule/instant.ts';
import type { Maker, Making } from '#jobs/maker.ts';
import type { Dataset } from '#model/dataset.ts';
import { type InsightsQuery, insightsColumns } from '#query/insights.ts';
import { type ScopedInsights, type ScopedQuery, scopeInsights, scopeInsightsHead } from '#query/scope.ts';
import { namedDataset } from '#reporting/raw-rows.ts';
import type { StoredReport } from '#state/reports.ts';
import type { Cell, Store } from '#store/store.ts';
import { toTextFile } from '../insights/text-file.ts';
import { type Reader, toPastSight } from '../reader.ts';
import { type DownloadContent, parseContent } from './content.ts';
import { fileName, mediaTypes, type RowsFormat, toPieces } from './file.ts';
import { daysOf, inAnyOrder, inOneOrder, toQuestion } from './question.ts';

interface MakerDeps {
  readonly store: Store;
  readonly datasets: readonly Dataset[];
  readonly rawText: boolean;
  /** The day to take for today at a moment. */
  readonly dayAt: (instant: Instant) => Day;
  /** Somebody as they are now: nobody when they left. */
  readonly actorOf: (account: string) => Promise<Actor>;
  readonly readerOf: (actor: Actor) => Reader;
}

/**
 * Makes the files of the downloads hub as their owner sees the data at that moment (DL-29, SEC-4). A schedule whose
 * owner left or may not download any more stops (DL-30).
 */
export function downloadMaker(deps: MakerDeps): Maker {
  return {
    async ownerOf({ owner, tenant }) {
      const actor = await deps.actorOf(owner);
      if (actor.kind === 'nobody') return { isThere: false, mayRead: false };
      const opens = deps.readerOf(actor).opens('downloads', tenant);
      const mayRead = opens && permits(actor, 'downloads.own', tenant);
      return { isThere: true, mayRead, sight: sightIn(actor, tenant, 'downloads') };
    },
    async make(report, { dueAt, signal }) {
      const content = parseContent(report.content);
      const dataset = namedDataset(content.dataset, deps.datasets);
      const reader = deps.readerOf(await deps.actorOf(report.owner));
      const scope = await reader.scopeOf('downloads', report.tenant, {});
      const today = deps.dayAt(dueAt);
      const bound = scopeInsights(toQuestion(content, dataset, today), dataset, scope);
      return toMaking(report, { content, dataset, today, bound, signal, deps });
    },
  };
}

interface Made {
  readonly content: DownloadContent;
  readonly dataset: Dataset;
  readonly today: Day;
  readonly bound: ScopedInsights;
  readonly signal: AbortSignal;
  readonly deps: MakerDeps;
}

async function toMaking(report: StoredReport, made: Made): Promise<Making> {
  const { content, dataset, today, bound } = made;
  const { format } = content;
  // One file of a schedule is told from the next by its day; a file made once has the name it was given (DL-13).
  const name = report.plan.kind === 'once' ? report.name : `${report.name}_${today}`;
  const query = await settledOrder(bound, made);
  return {
    name: fileName(name, format),
    mediaType: mediaTypes[format],
    redacted: bound.redacted,
    sight: toPastSight(bound.scoped.scope),
    ...(format === 'csv' || format === 'tsv'
      ? textOf(query, { ...made, format })
      : rowsOf(query, { ...made, format, facts: factsOf(report, { content, dataset, today, bound }) })),
  };
}

/** A file of so many rows is in order, and begins with the rows of its preview (DL-14); a longer one in any. */
const orderedRows = 20_000;

async function settledOrder({ scoped }: ScopedInsights, { dataset, signal, deps }: Made) {
  const as = (question: InsightsQuery) => scopeInsights(question, dataset, scoped.scope).scoped;
  const unsorted = as(inAnyOrder(scoped.query));
  const some = await deps.store.run('insights-head', scopeInsightsHead(unsorted, orderedRows + 1), signal);
  return some.length > orderedRows ? unsorted : as(inOneOrder(scoped.query));
}

type Content = Pick<Making, 'pieces' | 'rows'>;

function textOf(
  query: ScopedQuery<InsightsQuery>,
  { format, content, dataset, signal, deps }: Made & { readonly format: 'csv' | 'tsv' },
): Content {
  const columns = insightsColumns(query.query, dataset);
  const { byteOrderMark } = content;
  return toTextFile(deps.store, query, { columns, format, byteOrderMark, rawText: deps.rawText, signal });
}

function rowsOf(
  query: ScopedQuery<InsightsQuery>,
  { format, facts, dataset, signal, deps }: Made & { readonly format: RowsFormat; readonly facts: readonly Fact[] },
): Content {
  let count = 0;
  const batches = async function* (): AsyncGenerator<readonly (readonly Cell[])[]> {
    for await (const { rows } of deps.store.streamInsights(query, signal)) {
      yield rows;
      count += rows.length;
    }
  };
  const table = { columns: insightsColumns(query.query, dataset), batches: batches() };
  return {
    pieces: toPieces(table, { format, rawText: deps.rawText, sheet: dataset.name, facts }),
    rows: () => count,
  };
}

/** What a workbook says of its rows. */
function factsOf(
  report: StoredReport,
  { content, dataset, today, bound }: Pick<Made, 'content' | 'dataset' | 'today' | 'bound'>,
): Fact[] {
  const days = daysOf(content.range, dataset, today);
  return [
    ['Report', report.name],
    ['Data set', dataset.name],
    ['Tenant', report.tenant],
    ['As of', today],
    ['From', days?.from ?? 'all'],
    ['To', days?.to ?? 'all'],
    ...content.filters.map((filter): Fact => [`Filter ${filter.column}`, filterText(filter)]),
    ...bound.redacted.map((column): Fact => ['Withheld', column]),
  ];
}

function filterText(filter: DownloadContent['filters'][number]): string {
  return filter.kind === 'values' ? filter.values.join('; ') : `${filter.from ?? ''} – ${filter.to ?? ''}`;
}
