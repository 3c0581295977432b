import { Fault } from '#base/fault.ts';
import { suggest } from '#base/suggest.ts';
import { mostRows } from '#contract/partner-rest.ts';
import { parseRowFilter } from '#query/rest-filter/parse.ts';
import type { FilterFields } from '#query/rest-filter/row-filter.ts';
import type { RowOrder, TableChoice } from '#query/row-table.ts';

interface Asked {
  readonly top?: number | undefined;
  readonly skip?: number | undefined;
  readonly filter?: string | undefined;
}

interface Named {
  /** As the parameter is called and written. */
  readonly parameter: string;
  readonly text: string | undefined;
  readonly fields: readonly string[];
}

/** The choice that the parameters of a table stand for. @throws Fault `bad-parameter` */
export function toChoice({ top, skip, filter }: Asked, filters: FilterFields, grouping: Named): TableChoice {
  const groupBy = wordsOf(grouping).map((word) => fieldOf(word, grouping));
  return {
    ...(filter !== undefined && filter.trim() !== '' && { filter: parseRowFilter(filter, filters) }),
    groupBy: [...new Set(groupBy)],
    page: { offset: skip ?? 0, limit: top ?? mostRows },
  };
}

/** REST-34: fields, each with `asc`, which is meant without a word, or `desc`. @throws Fault `bad-parameter` */
export function toOrder(ordering: Named): Pick<TableChoice, 'orderBy'> {
  const orderBy = wordsOf(ordering).map((text): RowOrder => {
    const [, word = text, way = 'asc'] = /^(.*?)(?:\s+(asc|desc))?$/is.exec(text) ?? [];
    const name = fieldOf(word, ordering);
    return way.toLowerCase() === 'desc' ? { name, descending: true } : { name };
  });
  return orderBy.length === 0 ? {} : { orderBy };
}

const wordsOf = ({ text = '' }: Named): readonly string[] =>
  text.trim() === '' ? [] : text.split(',').map((word) => word.trim());

/** A name without case. */
function fieldOf(wanted: string, { parameter, fields }: Named): string {
  const field = fields.find((each) => each.toLowerCase() === wanted.toLowerCase());
  if (field !== undefined) return field;
  const near = wanted.length > 100 ? [] : suggest(wanted, fields);
  const hint = near.length === 0 ? `use ${fields.join(', ')}` : `did you mean ${near.join(' or ')}?`;
  const message = `${parameter}: there is no field "${wanted.slice(0, 40)}"; ${hint}`;
  throw new Fault('bad-parameter', message, { parameter, allowed: fields });
}
