/** Bytes from the first to the last, both among them. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/**
 * What a header `Range` asks of a file: one run of bytes; undefined for all of it, which also stands for several runs and for
 * what is no range (RFC 9110 §14.2); `beyond` when no byte of the file is in it.
 */
export function readRange(header: string | undefined, bytes: number): ByteRange | 'beyond' | undefined {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '') ?? [];
  if (from === '' && to === '') return undefined;
  if (from === '') return Number(to) === 0 || bytes === 0 ? 'beyond' : lastBytes(Number(to), bytes);
  if (to !== '' && Number(to) < Number(from)) return undefined;
  if (Number(from) >= bytes) return 'beyond';
  return { first: Number(from), last: to === '' ? bytes - 1 : Math.min(Number(to), bytes - 1) };
}

function lastBytes(count: number, bytes: number): ByteRange {
  return { first: Math.max(0, bytes - count), last: bytes - 1 };
}
