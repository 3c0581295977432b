import { type RawTable, rawFormats, toRawHeader } from '#delivery/raw-text.ts';
import type { Making } from '#jobs/maker.ts';
import type { InsightsQuery } from '#query/insights.ts';
import type { ScopedQuery } from '#query/scope.ts';
import type { Store } from '#store/store.ts';

interface TextFile {
  readonly columns: RawTable['columns'];
  readonly format: keyof typeof rawFormats;
  readonly rawText: boolean;
  readonly signal: AbortSignal;
}

/** The answer to a query as a delimited file, whose rows the engine writes (API-60, SEC-8). */
export function toTextFile(
  store: Pick<Store, 'streamInsightsText'>,
  query: ScopedQuery<InsightsQuery>,
  { columns, format, rawText, signal }: TextFile,
): Pick<Making, 'pieces' | 'rows'> {
  const { separator } = rawFormats[format];
  let count = 0;
  async function* pieces(): AsyncGenerator<Uint8Array | string> {
    yield toRawHeader(columns, format);
    for await (const { bytes, rows } of store.streamInsightsText(query, { separator, rawText }, signal)) {
      count = rows;
      if (bytes.length > 0) yield bytes;
    }
  }
  return { pieces: pieces(), rows: () => count };
}
