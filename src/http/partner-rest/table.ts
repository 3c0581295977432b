import type { FastifyRequest } from 'fastify';
import type { Config } from '#app/config.ts';
import type { PartnerRows } from '#app/partner-rest/rows.ts';

/** Rows with the address of the next ones (REST-22). */
export function toTable(
  { rows, count, page }: PartnerRows,
  request: FastifyRequest,
  config: Pick<Config, 'publicUrl'>,
) {
  const { offset, limit } = page;
  const next = offset + rows.length;
  const isMore = rows.length > 0 && next < count;
  return {
    Value: rows,
    '@nextLink': isMore ? nextLink({ top: limit, skip: next }, request, config) : null,
    TotalCount: count,
  };
}

/** The same question, as it was asked, from another row on. */
function nextLink(
  { top, skip }: { readonly top: number; readonly skip: number },
  { query, url, protocol, host }: FastifyRequest,
  { publicUrl }: Pick<Config, 'publicUrl'>,
): string {
  const asked = Object.entries(typeof query === 'object' && query !== null ? query : {});
  const parameters = new URLSearchParams(Object.fromEntries(asked.map(([name, value]) => [name, String(value)])));
  parameters.set('top', String(top));
  parameters.set('skip', String(skip));
  return `${publicUrl ?? `${protocol}://${host}`}${url.split('?')[0]}?${parameters}`;
}
