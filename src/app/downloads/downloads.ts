import type { Day } from '#base/day.ts';
import type {
  ColumnValues,
  Download,
  DownloadChange,
  DownloadDraft,
  DownloadList,
  DownloadPreview,
  DownloadSelection,
  DownloadSources,
  DownloadsMade,
  ValuesParameters,
} from '#contract/downloads.ts';
import type { Quotas } from '#domain/execution/quota.ts';
import type { Instant } from '#domain/schedule/instant.ts';
import type { Jobs, OpenedFile } from '#jobs/jobs.ts';
import type { DatasetState } from '#lake/manifest.ts';
import type { Dataset } from '#model/dataset.ts';
import type { Records } from '#state/records.ts';
import type { Store } from '#store/store.ts';
import type { Reader } from '../reader.ts';
import type { DownloadTemplates } from './templates.ts';

/**
 * The downloads hub as somebody gets it: what may be downloaded, reports made once or by a schedule, their runs and files
 * (api.md §7). All of it is its owner's own. Each call throws a Fault `not-found` for a foreign tenant or report,
 * `forbidden` for a role that does not download.
 */
export interface Downloads {
  sources(tenant?: string): Promise<DownloadSources>;
  /** @throws Fault `bad-parameter` for names, values or days that are none, `forbidden` for a filter on what is withheld */
  preview(tenant: string | undefined, selection: DownloadSelection, signal?: AbortSignal): Promise<DownloadPreview>;
  /** What a column holds, to choose from; columns that are withheld are refused. */
  values(asked: ValuesParameters, signal?: AbortSignal): Promise<ColumnValues>;
  list(tenant?: string): Promise<DownloadList>;
  find(tenant: string | undefined, id: string): Promise<Download>;
  /**
   * Makes a report, or several when its days are too many for one file and the asker agreed (DL-24).
   * @throws Fault as `preview`; `too-large` beyond the schedules of a programme (DL-20)
   */
  make(tenant: string | undefined, draft: DownloadDraft): Promise<DownloadsMade>;
  /**
   * Gives a scheduled report other words, columns, times; an ended one begins again.
   * @throws Fault as `make`; `conflict` when it was changed since the version that the change was made from
   */
  change(tenant: string | undefined, id: string, change: DownloadChange): Promise<Download>;
  /** Runs a schedule once more, now or when its turn comes; of a report without one another file is made. */
  runNow(tenant: string | undefined, id: string): Promise<Download>;
  pause(tenant: string | undefined, id: string): Promise<Download>;
  resume(tenant: string | undefined, id: string): Promise<Download>;
  /** Ends what waits or runs of a report. @throws Fault `conflict` when nothing does */
  cancel(tenant: string | undefined, id: string): Promise<Download>;
  remove(tenant: string | undefined, id: string): Promise<Download>;
  restore(tenant: string | undefined, id: string): Promise<Download>;
  /** The file of a run. @throws Fault `not-found` when it has gone (DL-3, DL-25) */
  file(tenant: string | undefined, id: string, run: string): Promise<OwnFile>;
  readonly templates: DownloadTemplates;
}

/** A file as its owner takes it. */
export interface OwnFile extends OpenedFile {
  readonly tenant: string;
  /** What it is of, for the log. */
  readonly dataset: string;
}

export interface DownloadsDeps {
  readonly reader: Reader;
  readonly records: Records;
  readonly store: Store;
  readonly datasets: readonly Dataset[];
  readonly states: (tenant: string) => Promise<readonly DatasetState[]>;
  readonly jobs: Pick<Jobs, 'look' | 'cancel' | 'progress' | 'openFile'>;
  readonly quotas: Quotas;
  readonly now: () => string;
  readonly today: () => Day;
}

/** The moment now. */
export function instantNow({ now }: Pick<DownloadsDeps, 'now'>): Instant {
  return Date.parse(now());
}
