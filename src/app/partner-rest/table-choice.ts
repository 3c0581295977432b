import { Fault } from '#base/fault.ts';
import { suggest } from '#base/suggest.ts';
import { mostRows } from '#contract/partner-rest.ts';
import { parseRowFilter } from '#query/rest-filter/parse.ts';
import type { FilterFields } from '#query/rest-filter/row-filter.ts';
import type { TableChoice } from '#query/row-table.ts';

interface Asked {
  readonly top?: number | undefined;
  readonly skip?: number | undefined;
  readonly filter?: string | undefined;
}

interface Grouping {
  /** As the parameter is called and written. */
  readonly parameter: string;
  readonly text: string | undefined;
  readonly fields: readonly string[];
}

/** The choice that the parameters of a table stand for. @throws Fault `bad-parameter` */
export function toChoice({ top, skip, filter }: Asked, filters: FilterFields, grouping: Grouping): TableChoice {
  const groupBy = groupsOf(grouping);
  return {
    ...(filter !== undefined && filter.trim() !== '' && { filter: parseRowFilter(filter, filters) }),
    groupBy,
    page: { offset: skip ?? 0, limit: top ?? mostRows },
  };
}

/** Names without case, each once, in the order they were given. */
function groupsOf({ parameter, text = '', fields }: Grouping): readonly string[] {
  if (text.trim() === '') return [];
  const named = text.split(',').map((word) => {
    const wanted = word.trim();
    const field = fields.find((each) => each.toLowerCase() === wanted.toLowerCase());
    if (field !== undefined) return field;
    const near = wanted.length > 100 ? [] : suggest(wanted, fields);
    const hint = near.length === 0 ? `use ${fields.join(', ')}` : `did you mean ${near.join(' or ')}?`;
    const message = `${parameter}: there is no field "${wanted.slice(0, 40)}"; ${hint}`;
    throw new Fault('bad-parameter', message, { parameter, allowed: fields });
  });
  return [...new Set(named)];
}
