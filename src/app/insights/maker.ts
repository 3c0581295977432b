import type { Day } from '#base/day.ts';
import { rawFormats } from '#delivery/raw-text.ts';
import { permits, sightIn } from '#domain/access/actor.ts';
import { dayMs, instantText } from '#domain/schedule/instant.ts';
import type { ReportPlan } from '#domain/schedule/report-schedule.ts';
import type { Maker, Making } from '#jobs/maker.ts';
import type { Period } from '#query/language/timespan.ts';
import type { Store } from '#store/store.ts';
import type { People } from '../people/people.ts';
import { type Reader, toPastSight } from '../reader.ts';
import { toAskedQuery } from './ask-query.ts';
import type { InsightsCatalogue } from './desk.ts';
import { contentOf } from './report-record.ts';
import { toTextFile } from './text-file.ts';

export interface InsightsMakerDeps {
  readonly store: Store;
  readonly catalogue: InsightsCatalogue;
  readonly people: Pick<People, 'actorOfAccount'>;
  readonly readerOf: (actor: Reader['actor']) => Reader;
  /** Leave text as it is, for programs (SEC-8). */
  readonly rawText: boolean;
  readonly today: () => Day;
  readonly now: () => string;
}

/** Makes the files of the Insights API: the query as its owner may ask it at the moment of the run (API-38, SEC-4). */
export function createInsightsMaker(deps: InsightsMakerDeps): Maker {
  const { store, catalogue, people } = deps;
  return {
    async ownerOf({ owner, tenant }) {
      const actor = await people.actorOfAccount(owner);
      const mayRead = permits(actor, 'insights.api', tenant);
      return { isThere: actor.kind !== 'nobody', mayRead, sight: sightIn(actor, tenant, 'downloads') };
    },
    async make(report, { signal }) {
      const { query, format } = contentOf(report);
      const reader = deps.readerOf(await people.actorOfAccount(report.owner));
      reader.demand('insights.api', report.tenant);
      const scope = await reader.scopeOf('downloads', report.tenant, {});
      const period = periodOf(report.plan);
      const asking = { catalogue, scope, today: deps.today(), ...(period !== undefined && { period }) };
      const { scoped, redacted, columns } = toAskedQuery(query, asking);
      return {
        name: fileName(report.name, format, deps.now()),
        mediaType: rawFormats[format].mediaType,
        redacted,
        sight: toPastSight(scope),
        ...toTextFile(store, scoped, { columns, format, rawText: deps.rawText, signal }),
      } satisfies Making;
    },
  };
}

/** `<reportName>_<generated>.csv` (API-50); what no file system takes is a line. */
function fileName(reportName: string, format: string, now: string): string {
  const generated = instantText(Date.parse(now)).replaceAll(/[-:]/g, '');
  const label = reportName.replaceAll(/[\p{Cc}\\/:*?"<>|]/gu, '_').slice(0, 150);
  return `${label}_${generated}.${format}`;
}

/** The days that a given span touches, its end not among them. */
function periodOf(plan: ReportPlan): Period | undefined {
  if (plan.kind !== 'once' || plan.span === undefined) return undefined;
  const { from, before } = plan.span;
  return { from: dayOf(from), to: dayOf(before - 1) };
}

function dayOf(instant: number): Day {
  return new Date(Math.floor(instant / dayMs) * dayMs).toISOString().slice(0, 10);
}
