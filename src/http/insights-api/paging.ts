import { Fault } from '#base/fault.ts';

export const insightsPrefix = '/insights/v1/mpn';

/** Records of a page. */
const pageRecords = 1000;

interface Page<T> {
  readonly value: readonly T[];
  readonly nextLink: string | null;
}

/**
 * The records from `skip` on, and the address of the next ones, relative to the prefix.
 * @param url the address that was asked, which the next one repeats
 */
export function pageOf<T>(records: readonly T[], url: string, skip: number): Page<T> {
  if (!Number.isInteger(skip) || skip < 0) {
    throw new Fault('bad-parameter', 'Invalid report parameters - skip: write a whole number from 0', {
      parameter: 'skip',
    });
  }
  const next = skip + pageRecords;
  return { value: records.slice(skip, next), nextLink: next < records.length ? linkFrom(url, next) : null };
}

function linkFrom(url: string, skip: number): string {
  const [path = '', query = ''] = url.split('?');
  const asked = [...new URLSearchParams(query)].filter(([name]) => name.trim().toLowerCase() !== 'skip');
  const relative = path.slice(insightsPrefix.length).replace(/^\//, '');
  return `${relative}?${new URLSearchParams([...asked, ['skip', String(skip)]])}`;
}
