import type { MadeFile, StoredExecution } from '#state/executions.ts';

/** The file of a run, and where it lies. */
export interface OpenedFile {
  readonly tenant: string;
  /** The report whose run made it. */
  readonly reportId: string;
  /** In the data folder; it is there when this is told. */
  readonly path: string;
  readonly file: MadeFile;
}

/** What a secure link says, as it stands in its path. */
export interface LinkParts {
  readonly executionId: string;
  readonly expiry: string;
  readonly signature: string;
}

/** What runs by itself, for the services whose reports it makes. */
export interface Jobs {
  /** Something is due now: a report was made, run now or changed. */
  look(): void;
  /** Ends a run that waits or runs; nothing of its file stays. @throws Fault `not-found`, `conflict` when it has ended */
  cancel(tenant: string, executionId: string): Promise<void>;
  /** Rows written so far by a run of this process; undefined when it does not run here. */
  progress(executionId: string): number | undefined;
  /** Absolute path of the secure link (API-49); null when there is no file, or it has expired. */
  linkTo(execution: StoredExecution): Promise<string | null>;
  /** Asks again whether the owner may read it (SEC-5). @throws Fault `not-found`, `forbidden` */
  openFile(tenant: string, executionId: string): Promise<OpenedFile>;
  /** The file of a link that somebody came with. @throws Fault `not-found` for any link that does not open one, whatever the reason */
  openLink(link: LinkParts): Promise<OpenedFile>;
  /** Tries a notice again that was given up or delivered. @throws Fault `not-found` */
  replay(tenant: string, noticeId: string): Promise<void>;
  /** Does all that is due and resolves: for a process that does not work by itself. */
  runDue(): Promise<void>;
}
