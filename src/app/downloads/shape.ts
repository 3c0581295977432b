import type { Download, DownloadRun, Template } from '#contract/downloads.ts';
import { type ColumnFilter, templateDraft } from '#contract/downloads.ts';
import { isExpired } from '#domain/execution/file-life.ts';
import type { Instant } from '#domain/schedule/instant.ts';
import { slotsBetween } from '#domain/schedule/slots.ts';
import type { Dataset } from '#model/dataset.ts';
import { namedDataset } from '#reporting/raw-rows.ts';
import type { StoredExecution } from '#state/executions.ts';
import type { StoredReport } from '#state/reports.ts';
import type { StoredTemplate } from '#state/templates.ts';
import { parseContent } from './content.ts';
import { programmeOf } from './sources.ts';

interface Known {
  readonly datasets: readonly Dataset[];
  readonly now: Instant;
  /** Rows so far of a run of this process. */
  readonly progress: (execution: string) => number | undefined;
}

/** A report and its runs as its owner finds them (DL-10, DL-19). */
export function toDownload(report: StoredReport, runs: readonly StoredExecution[], known: Known): Download {
  const content = parseContent(report.content);
  const dataset = namedDataset(content.dataset, known.datasets);
  return {
    id: report.id,
    tenant: report.tenant,
    name: report.name,
    dataset: dataset.name,
    title: dataset.title,
    programme: programmeOf(dataset),
    columns: content.columns,
    filters: content.filters,
    range: content.range,
    format: content.format,
    byteOrderMark: content.byteOrderMark,
    schedule: content.schedule,
    occurrences: occurrencesOf(report, known.now),
    status: report.status,
    madeAt: report.madeAt,
    changedAt: report.changedAt,
    version: report.version,
    nextAt: report.status === 'Active' ? textOf(report.nextAt) : null,
    runs: runs.map((run) => toRun(run, known)),
  };
}

/** How often a schedule has come by now, of how often it comes in all (DL-19, DL-22). */
function occurrencesOf({ plan }: StoredReport, now: Instant): Download['occurrences'] {
  if (plan.kind === 'once') return null;
  const { schedule } = plan;
  const all = slotsBetween(schedule, { from: schedule.start - 1, to: Number.MAX_SAFE_INTEGER });
  return { done: all.filter((slot) => slot <= now).length, of: all.length };
}

function toRun(run: StoredExecution, { now, progress }: Known): DownloadRun {
  const { file } = run;
  return {
    id: run.executionId,
    dueAt: new Date(run.dueAt).toISOString(),
    notBefore: run.status === 'Pending' ? textOf(run.notBefore ?? null) : null,
    state: stateOf(run, now),
    rows: run.status === 'Running' ? (progress(run.executionId) ?? null) : (file?.rows ?? null),
    endedAt: textOf(run.endedAt ?? null),
    trouble: run.status === 'Failed' || run.status === 'Pending' ? run.trouble : null,
    file: file && {
      name: file.name,
      bytes: file.bytes,
      redacted: [...file.redacted],
      generatedAt: new Date(file.generatedAt).toISOString(),
      expiresAt: new Date(file.expiresAt).toISOString(),
    },
  };
}

function stateOf({ status, file }: StoredExecution, now: Instant): DownloadRun['state'] {
  switch (status) {
    case 'Pending':
      return 'waiting';
    case 'Running':
      return 'running';
    case 'Paused':
      return 'paused';
    case 'Completed':
      return file === null || isExpired(file.expiresAt, now) ? 'expired' : 'ready';
    case 'Failed':
      return 'failed';
    case 'Cancelled':
      return 'cancelled';
  }
}

function textOf(instant: Instant | null): string | null {
  return instant === null ? null : new Date(instant).toISOString();
}

const content = templateDraft.pick({ columns: true, filters: true });

export function toTemplate(stored: StoredTemplate, datasets: readonly Dataset[]): Template {
  const { id, tenant, name, favouriteSince, at, version } = stored;
  const dataset = namedDataset(stored.dataset, datasets);
  const parts: { columns: string[]; filters: ColumnFilter[] } = content.parse(stored.content);
  const about = { dataset: dataset.name, title: dataset.title, programme: programmeOf(dataset) };
  return { id, tenant, name, ...about, ...parts, favourite: favouriteSince !== null, favouriteSince, at, version };
}
