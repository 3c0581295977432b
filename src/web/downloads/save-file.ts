import { ApiError, parseProblem } from '../api.ts';
import { fileNameOf } from './file-name.ts';

export interface Fetching {
  readonly signal: AbortSignal;
  /** Bytes that have come; asked for as often as some come. */
  readonly onBytes: (bytes: number) => void;
}

/**
 * Fetches a file and hands it to the reader under the name the server gave it.
 * @throws ApiError when the server refuses; DOMException `AbortError` when it was called off
 */
export async function saveFile(address: string, { signal, onBytes }: Fetching): Promise<void> {
  const answer = await fetch(address, { signal });
  if (!answer.ok) throw new ApiError(answer.status, parseProblem(await answer.text()));
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  for await (const part of answer.body ?? []) {
    parts.push(part);
    bytes += part.length;
    onBytes(bytes);
  }
  const type = answer.headers.get('content-type') ?? 'application/octet-stream';
  hand(new Blob(parts, { type }), fileNameOf(answer.headers.get('content-disposition')) ?? nameOfPath(address));
}

/** Hands the reader a text of the page as a file. */
export function handText(text: string, name: string): void {
  hand(new Blob([text], { type: 'text/plain;charset=utf-8' }), name);
}

function nameOfPath(address: string): string {
  return new URL(address, location.href).pathname.split('/').at(-1) ?? 'download';
}

function hand(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser has taken the file when it next comes to timers that wait this long.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
