import { type Filters, filterNames, type Report } from '#model/report.ts';
import { nothing, type ValueFilter } from '#query/value-filter.ts';

/** The chosen page filters as conditions on columns; a page of one value matches nothing when others are chosen. */
export function valueFilters(filters: Filters, report: Report): ValueFilter[] {
  return filterNames.flatMap((name): ValueFilter[] => {
    const [target, values] = [report.filters[name], filters[name]];
    if (target === undefined || values === undefined) return [];
    if (typeof target === 'string') return [{ column: target, values }];
    return values.some((value) => isSame(value, target.only)) ? [] : [nothing];
  });
}

const isSame = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase();
