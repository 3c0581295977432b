import type { ColumnType } from '#model/dataset.ts';
import type { CheckedCondition, NamedItem } from './checked.ts';
import type { Condition } from './syntax.ts';
import { convert, valueKindOf } from './value.ts';
import type { Meaning } from './vocabulary.ts';

/**
 * A condition with its values in the type of the column. One value that is none of the type makes the condition
 * match nothing, also behind `!=` and in NOT IN; in IN it is passed over, the others may match.
 */
export function toCheckedCondition({ operator, values }: Condition, meaning: Meaning): CheckedCondition {
  const on: NamedItem = Object.freeze({ kind: meaning.kind, name: meaning.name });
  const type: ColumnType = meaning.kind === 'metric' ? 'decimal' : meaning.column.type;
  const first = values[0]?.text ?? '';
  const as = valueKindOf(type);
  const kept = (text: string) => convert(asKept(text, meaning), type);
  switch (operator) {
    case 'LIKE':
    case 'NOT LIKE':
      return Object.freeze({ kind: 'like', on, negated: operator === 'NOT LIKE', pattern: first });
    case 'IN':
    case 'NOT IN': {
      const negated = operator === 'NOT IN';
      const converted = values.map(({ text }) => kept(text));
      const known = [...new Set(converted.filter((value) => value !== undefined))];
      if (known.length === 0 || (negated && converted.includes(undefined))) return never(on);
      return Object.freeze({ kind: 'list', on, negated, as, values: Object.freeze(known) });
    }
    default: {
      const value = kept(first);
      return value === undefined ? never(on) : Object.freeze({ kind: 'compare', on, operator, as, value });
    }
  }
}

/** A documented value that files write another way is kept as documented: `IsAutoRenew = 'N'` means No. */
function asKept(text: string, meaning: Meaning): string {
  if (meaning.kind === 'metric') return text;
  const typed = text.toLowerCase();
  const documented = Object.entries(meaning.column.alternatives ?? {}).find(
    ([, other]) => other.toLowerCase() === typed,
  );
  return documented?.[0] ?? text;
}

function never(on: NamedItem): CheckedCondition {
  return Object.freeze({ kind: 'never', on });
}
