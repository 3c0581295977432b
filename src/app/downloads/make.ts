import { Fault } from '#base/fault.ts';
import type { DownloadDraft } from '#contract/downloads.ts';
import { checkKept } from '#domain/execution/quota.ts';
import { stepReport } from '#domain/execution/report-life.ts';
import type { Instant } from '#domain/schedule/instant.ts';
import { nextSlot } from '#domain/schedule/slots.ts';
import { scopeInsights } from '#query/scope.ts';
import { namedDataset } from '#reporting/raw-rows.ts';
import { checkVersion } from '#state/kept.ts';
import type { ReportDraft, StoredReport } from '#state/reports.ts';
import { checkParts, type DownloadContent, parseContent } from './content.ts';
import { type Downloads, type DownloadsDeps, instantNow } from './downloads.ts';
import { type Found, findOwn, shown, shownAll } from './own-report.ts';
import { type Visit, visit } from './owner.ts';
import { toParts, toSchedule } from './plan.ts';
import { toQuestion } from './question.ts';
import { programmeOf } from './sources.ts';

/** What makes reports and runs of them. */
export function createMaking(deps: DownloadsDeps): Pick<Downloads, 'make' | 'change' | 'runNow'> {
  return {
    async make(given, draft) {
      const here = await visit(deps, given);
      const made: StoredReport[] = [];
      for (const part of partsOf(draft, deps)) made.push(await add(here, toReport(part, here, deps), deps));
      deps.jobs.look();
      return { downloads: await shownAll(here, made, deps) };
    },
    async change(given, id, { version, ...draft }) {
      const { here, report } = await findOwn(deps, given, id);
      checkScheduled(report, draft);
      const { name, content, plan } = toReport(draft, here, deps);
      const changed = await here.records.reports.change(report.id, (now) => {
        const before = { ...now.content, ...now, at: now.changedAt ?? now.madeAt };
        checkVersion(before, { ...content, name }, { name: 'schedule', version });
        return {
          ...{ name, content, plan },
          status: stepReport(now.status, 'change'),
          ...slotsFrom({ plan }, instantNow(deps)),
          byOwner: true,
        };
      });
      deps.jobs.look();
      return shown(here, changed, deps);
    },
    async runNow(given, id) {
      const { here, report } = await findOwn(deps, given, id);
      const run = await runAgain({ here, report }, deps);
      deps.jobs.look();
      return shown(here, run, deps);
    },
  };
}

/** A draft without a schedule may be several files (DL-24). */
function partsOf(draft: DownloadDraft, { datasets, today }: DownloadsDeps): readonly DownloadDraft[] {
  return draft.schedule === null ? toParts(draft, namedDataset(draft.dataset, datasets), today()) : [draft];
}

/** The draft as it is kept, once all of it is right and the owner may have it. */
function toReport({ name, several: _, ...draft }: DownloadDraft, { scope }: Visit, deps: DownloadsDeps): ReportDraft {
  const dataset = namedDataset(draft.dataset, deps.datasets);
  const content: DownloadContent = { ...draft, dataset: dataset.name, ...checkParts(draft, dataset) };
  scopeInsights(toQuestion(content, dataset, deps.today()), dataset, scope);
  const { schedule, range } = content;
  const plan =
    schedule === null
      ? ({ kind: 'once' } as const)
      : ({
          kind: 'scheduled',
          schedule: toSchedule(schedule, { range, dataset, now: instantNow(deps) }),
        } as const);
  return { kind: 'download', name, description: null, content, plan, delivery: {} };
}

async function add(here: Visit, draft: ReportDraft, deps: DownloadsDeps): Promise<StoredReport> {
  const now = instantNow(deps);
  const first = slotsFrom(draft, now).nextAt ?? now;
  return here.records.reports.add(draft, {
    owner: here.owner,
    first,
    check: (own) => checkSchedules(draft, own, deps),
  });
}

/** One more schedule of the programme (DL-20). */
export function checkSchedules(
  { plan, content }: ReportDraft,
  own: readonly StoredReport[],
  { datasets, quotas }: DownloadsDeps,
) {
  if (plan.kind === 'once') return;
  const programmeIn = (one: object) => programmeOf(namedDataset(parseContent(one).dataset, datasets));
  const kept = own.filter(
    (report) =>
      report.plan.kind === 'scheduled' &&
      report.status !== 'Inactive' &&
      programmeIn(report.content) === programmeIn(content),
  );
  checkKept('schedules', kept.length, quotas);
}

function checkScheduled({ plan }: StoredReport, { schedule }: DownloadDraft): void {
  if (plan.kind === 'scheduled' && schedule !== null) return;
  throw new Fault('bad-parameter', 'Only a schedule can be changed; make a new report instead', {
    parameter: 'schedule',
  });
}

/** The slot to come; what passed meanwhile is not made up. */
export function slotsFrom({ plan }: Pick<ReportDraft, 'plan'>, now: Instant, next = nextSlot) {
  const nextAt = plan.kind === 'once' ? now : (next(plan.schedule, now) ?? null);
  return { lookedAt: now, nextAt };
}

async function runAgain({ here, report }: Found, deps: DownloadsDeps): Promise<StoredReport> {
  if (report.plan.kind === 'once') return add(here, toReport(draftOf(report), here, deps), deps);
  if (report.status !== 'Active') {
    throw new Fault('conflict', `This schedule is ${report.status}; resume or change it first`, {
      parameter: 'status',
    });
  }
  await here.records.executions.add(report.id, instantNow(deps));
  return report;
}

/** What a report was made of, to make it again. */
function draftOf({ name, content }: StoredReport): DownloadDraft {
  return { ...parseContent(content), name, several: false };
}
