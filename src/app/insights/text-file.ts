import { type RawTable, rawFormats, toRawHeader } from '#delivery/raw-text.ts';
import type { Making, PathWriter } from '#jobs/maker.ts';
import type { InsightsQuery } from '#query/insights.ts';
import type { ScopedQuery } from '#query/scope.ts';
import type { Store } from '#store/store.ts';

interface TextFile {
  readonly columns: RawTable['columns'];
  readonly format: keyof typeof rawFormats;
  readonly byteOrderMark?: boolean;
  readonly rawText: boolean;
  readonly signal: AbortSignal;
}

/** The answer to a query as a delimited file, which the engine writes (API-60, SEC-8). */
export function toTextFile(
  store: Pick<Store, 'writeInsightsText'>,
  query: ScopedQuery<InsightsQuery>,
  { columns, format, byteOrderMark = false, rawText, signal }: TextFile,
): Pick<Making, 'rows'> & { readonly pieces: PathWriter } {
  const { separator } = rawFormats[format];
  const head = `${byteOrderMark ? '\uFEFF' : ''}${toRawHeader(columns, format)}`;
  let count: number | null = null;
  return {
    pieces: async (path) => {
      count = await store.writeInsightsText(query, { path, head, separator, rawText }, signal);
    },
    rows: () => count,
  };
}
