import type { ImportStatus } from '#contract/imports.ts';
import type { ProblemDetails } from '#contract/problem.ts';
import { parseProblem } from '../api.ts';
import { writeSearch } from '../filters/search.ts';

/** A file on its way to the server, or an import there that somebody started earlier. */
export interface Upload {
  readonly key: string;
  readonly tenant: string;
  readonly file: string;
  readonly phase: 'queued' | 'sending' | 'sent' | 'failed' | 'cancelled';
  /** 0 to 1 of the bytes sent; undefined while unknown. */
  readonly sent?: number | undefined;
  /** The import it became, once the server has the file. */
  readonly id?: string | undefined;
  /** Why it failed; `offline` when the server did not answer. */
  readonly problem?: ProblemDetails | 'offline' | undefined;
}

/**
 * The uploads of this tab. They live beside the pages, so that a reader may leave the data page and find them again;
 * one file is sent at a time, in the order they were dropped.
 */
let uploads: readonly Upload[] = [];
const watchers = new Set<() => void>();
const waiting = new Map<string, { file: File; hints: FileHints }>();
/** Imports the reader has hidden; the server goes on listing those that failed. */
const dismissed = new Set<string>();
let current: { key: string; request: XMLHttpRequest } | undefined;
let made = 0;

export function watchUploads(changed: () => void): () => void {
  watchers.add(changed);
  return () => watchers.delete(changed);
}

export function currentUploads(): readonly Upload[] {
  return uploads;
}

/** What the reader knows about a file that its header does not tell; empty for not known. */
export interface FileHints {
  readonly dataset: string;
  readonly customer: string;
}

/** Queues files for a tenant. */
export function addUploads(tenant: string, files: readonly File[], hints: FileHints): void {
  const added = files.map((file): Upload => {
    const key = `upload-${++made}`;
    waiting.set(key, { file, hints });
    return { key, tenant, file: file.name, phase: 'queued' };
  });
  set([...added, ...uploads]);
  sendNext();
}

/** Shows an import of the server that was not started in this tab. */
export function followImport({ id, tenant, file, stage }: ImportStatus): void {
  const ours = stage === 'receiving' && uploads.some((one) => one.phase === 'sending' && one.file === file);
  if (ours || dismissed.has(id) || uploads.some((upload) => upload.id === id)) return;
  set([...uploads, { key: `import-${id}`, tenant, file, phase: 'sent', id }]);
}

/** Stops a file that the server does not have yet. */
export function cancelUpload(key: string): void {
  waiting.delete(key);
  change(key, { phase: 'cancelled' });
  if (current?.key === key) current.request.abort();
}

export function dismissUpload({ key, id }: Upload): void {
  if (id !== undefined) dismissed.add(id);
  set(uploads.filter((upload) => upload.key !== key));
}

function sendNext(): void {
  const [key, next] = [...waiting][0] ?? [];
  const upload = uploads.find((one) => one.key === key);
  if (current || !key || !next || !upload) return;
  waiting.delete(key);
  const request = new XMLHttpRequest();
  current = { key, request };
  addEventListener('beforeunload', keepOpen);
  change(key, { phase: 'sending', sent: 0 });
  request.upload.onprogress = ({ loaded, total }) => change(key, { sent: total > 0 ? loaded / total : undefined });
  request.onload = () => finish(key, answerOf(request));
  request.onerror = () => finish(key, { phase: 'failed', problem: 'offline' });
  request.onabort = () => finish(key, { phase: 'cancelled' });
  request.open('POST', addressOf(upload, next.hints));
  request.setRequestHeader('content-type', 'application/octet-stream');
  request.send(next.file);
}

function addressOf({ tenant, file }: Upload, { dataset, customer }: FileHints): string {
  return `/api/v1/imports${writeSearch({ tenant, file, dataset: dataset || undefined, customer: customer || undefined })}`;
}

function finish(key: string, outcome: Partial<Upload>): void {
  current = undefined;
  removeEventListener('beforeunload', keepOpen);
  // The list of the server may have told of this import before its own answer came.
  set(uploads.filter((one) => one.key === key || one.id === undefined || one.id !== outcome.id));
  change(key, outcome);
  sendNext();
}

function answerOf({ status, responseText }: XMLHttpRequest): Partial<Upload> {
  const id = status < 300 ? parseId(responseText) : undefined;
  if (id !== undefined) return { phase: 'sent', id };
  return { phase: 'failed', problem: parseProblem(responseText) ?? 'offline' };
}

function parseId(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const known = typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined;
    return typeof known === 'string' ? known : undefined;
  } catch {
    return undefined;
  }
}

/** Closing the tab would break off the file that is being sent. */
function keepOpen(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

function change(key: string, changes: Partial<Upload>): void {
  set(uploads.map((upload) => (upload.key === key ? { ...upload, ...changes } : upload)));
}

function set(next: readonly Upload[]): void {
  uploads = next;
  for (const changed of watchers) changed();
}
