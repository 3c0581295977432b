import type { Presence } from '#model/dataset.ts';
import { literal, normalText, quoted } from './tables.ts';
import { normalValue } from './values.ts';

/** The entity that a row is of, without case and surrounding white space; NULL when it names none. */
export function entitySql({ entity }: Presence): string {
  return `coalesce(${entity.map((name) => normalText(quoted(name))).join(', ')})`;
}

/** Whether a row says that its entity is there. */
export function whenSql({ when }: Presence): string {
  return 'is' in when
    ? `${normalText(quoted(when.column))} = ${literal(normalValue(when.is))}`
    : `${quoted(when.column)} > ${when.above}`;
}
