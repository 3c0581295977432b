import { Fault } from '#base/fault.ts';
import { stillShows } from '#domain/access/grant.ts';
import { isExpired } from '#domain/execution/file-life.ts';
import type { Instant } from '#domain/schedule/instant.ts';
import type { MadeFile, StoredExecution } from '#state/executions.ts';
import type { Records } from '#state/records.ts';
import type { Jobs, LinkParts, OpenedFile } from './jobs.ts';
import type { Makers, ReportOwner } from './maker.ts';
import { noSuchRun } from './run-steps.ts';
import { checkLink, expiryText, linkPath } from './secure-link.ts';
import type { Attempt, Shelf } from './shelf.ts';

export interface FileDoorDeps {
  readonly records: Records;
  readonly makers: () => Makers;
  readonly shelf: Shelf;
  readonly newSecret: () => string;
  readonly now: () => Instant;
}

/** The ways to the files of runs. */
export interface FileDoor extends Pick<Jobs, 'linkTo' | 'openFile' | 'openLink'> {
  /** Tells the attempts whose files may still be opened. */
  openAttempts(): Promise<(attempt: Attempt) => boolean>;
}

export function createFileDoor({ records, makers, shelf, newSecret, now }: FileDoorDeps): FileDoor {
  let keeping: Promise<string> | undefined;
  const key = () => {
    keeping ??= records.keys.key('links', newSecret).catch((error: unknown) => {
      keeping = undefined;
      throw error;
    });
    return keeping;
  };
  const openFile: FileDoor['openFile'] = async (tenant, executionId) => {
    const { executions, reports } = records.of(tenant);
    const execution = await executions.find(executionId);
    const file = execution && openable(execution, now());
    const report = execution && (await reports.find(execution.reportId));
    if (execution === undefined || file === undefined || report === undefined) throw noSuchRun(executionId);
    const owner = await makers()[report.kind]?.ownerOf(report);
    if (!owner?.isThere || !owner.mayRead || !maySee(owner, file)) {
      throw new Fault('forbidden', 'The owner of this file may not read it any more', { parameter: 'executionId' });
    }
    const path = await shelf.find({ tenant, executionId, attempt: execution.attempts });
    if (path === undefined) throw noSuchRun(executionId);
    return { tenant, reportId: report.id, path, file };
  };
  return {
    openFile,
    async linkTo(execution) {
      const file = openable(execution, now());
      return file === undefined ? null : linkPath(execution.executionId, file.expiresAt, await key());
    },
    openLink: async (link) => openLink(link, { records, openFile, key, now }),
    async openAttempts() {
      const files = await records.due.files();
      const open = new Set(files.map(nameOf));
      return (attempt) => open.has(nameOf(attempt));
    },
  };
}

/** Why a link opens nothing is nobody's business who cannot open it. */
async function openLink(
  link: LinkParts,
  {
    records,
    openFile,
    key,
    now,
  }: Pick<FileDoorDeps, 'records' | 'now'> & Pick<FileDoor, 'openFile'> & { readonly key: () => Promise<string> },
): Promise<OpenedFile> {
  const refused = new Fault('not-found', 'This link opens no file, or not any more', { parameter: 'signature' });
  // A link to an installation that never wrote anything down does not make it begin.
  if (!(await records.check()) || !checkLink(link, { key: await key(), now: now() })) throw refused;
  const execution = await records.due.execution(link.executionId);
  if (execution?.file?.expiresAt === undefined) throw refused;
  if (expiryText(execution.file.expiresAt) !== link.expiry) throw refused;
  return openFile(execution.tenant, execution.executionId).catch((error: unknown) => {
    throw error instanceof Fault && error.code !== 'unavailable' ? refused : error;
  });
}

function openable({ status, file }: StoredExecution, now: Instant): MadeFile | undefined {
  if (status !== 'Completed' || file === null || isExpired(file.expiresAt, now)) return undefined;
  return file;
}

/** A file that was made when they saw more stays closed: it would tell what their role does not show any more (SEC-5). */
function maySee({ sight }: ReportOwner, file: MadeFile): boolean {
  return file.sight === undefined || (sight !== undefined && stillShows(sight, file.sight));
}

function nameOf({ tenant, executionId, attempt }: Attempt): string {
  return `${tenant}/${executionId}.${attempt}`;
}
