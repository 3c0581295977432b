import type { Day } from '#base/day.ts';
import type { Fact } from '#delivery/workbook.ts';
import { type Actor, permits, sightIn } from '#domain/access/actor.ts';
import type { Instant } from '#domain/schedule/instant.ts';
import type { Maker, Making } from '#jobs/maker.ts';
import type { Dataset } from '#model/dataset.ts';
import { insightsColumns } from '#query/insights.ts';
import { type Scope, type ScopedInsights, scopeInsights, scopeInsightsHead } from '#query/scope.ts';
import { namedDataset } from '#reporting/raw-rows.ts';
import type { StoredReport } from '#state/reports.ts';
import type { Cell, Store } from '#store/store.ts';
import { type Reader, toPastSight } from '../reader.ts';
import { type DownloadContent, parseContent } from './content.ts';
import { fileName, mediaTypes, toPieces } from './file.ts';
import { daysOf, inAnyOrder, toQuestion } from './question.ts';

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

function toMaking(report: StoredReport, { content, dataset, today, bound, signal, deps }: Made): Making {
  const { format, byteOrderMark } = content;
  let rows = 0;
  const batches = async function* (): AsyncGenerator<readonly (readonly Cell[])[]> {
    for await (const batch of readRows(bound, { dataset, scope: bound.scoped.scope, signal, store: deps.store })) {
      yield batch;
      rows += batch.length;
    }
  };
  const columns = insightsColumns(bound.scoped.query, dataset);
  const facts = factsOf(report, { content, dataset, today, bound });
  // One file of a schedule is told from the next by its day; a file made once has the name it was given (DL-13).
  const name = report.plan.kind === 'once' ? report.name : `${report.name}_${today}`;
  return {
    name: fileName(name, format),
    mediaType: mediaTypes[format],
    redacted: bound.redacted,
    sight: toPastSight(bound.scoped.scope),
    rows: () => rows,
    pieces: toPieces(
      { columns, batches: batches() },
      { format, byteOrderMark, rawText: deps.rawText, sheet: dataset.name, facts },
    ),
  };
}

/** A file of so many rows is in order, and begins with the rows of its preview (DL-14); a longer one in any. */
const orderedRows = 20_000;

interface Reading {
  readonly dataset: Dataset;
  readonly scope: Scope;
  readonly signal: AbortSignal;
  readonly store: Store;
}

async function* readRows(
  { scoped }: ScopedInsights,
  { dataset, scope, signal, store }: Reading,
): AsyncGenerator<readonly (readonly Cell[])[]> {
  const { scoped: unsorted } = scopeInsights(inAnyOrder(scoped.query), dataset, scope);
  const some = await store.run('insights-head', scopeInsightsHead(unsorted, orderedRows + 1), signal);
  if (some.length <= orderedRows) {
    const all = await store.run('insights-head', scopeInsightsHead(scoped, orderedRows + 1), signal);
    // More have been loaded in between: they are not cut off.
    if (all.length <= orderedRows) {
      if (all.length > 0) yield all;
      return;
    }
  }
  for await (const { rows } of store.streamInsights(unsorted, signal)) yield rows;
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
