import { formatMoney } from '#text/format.ts';

/** A fact as it was noted: where it stands and what it says. */
export interface Fact {
  readonly name: string;
  readonly value: string;
}

type Facts = Readonly<Record<string, unknown>>;

/** More of a list than this is only counted. */
const mostOfList = 8;

/** The facts of a decision as lines, `lines.0.month`: `2024-05`. Long lists end with how many more there are. */
export function factLines(facts: Facts, language: string): Fact[] {
  return partsOf(facts, language).flatMap(([name, value]) => linesOf(name, value, language));
}

function linesOf(name: string, value: unknown, language: string): Fact[] {
  if (Array.isArray(value)) return listLines(name, value, language);
  if (typeof value === 'object' && value !== null) {
    const parts = partsOf({ ...value }, language);
    if (parts.length === 0) return [{ name, value: '{}' }];
    return parts.flatMap(([part, one]) => linesOf(`${name}.${part}`, one, language));
  }
  return [{ name, value: value === null || value === undefined ? '–' : String(value) }];
}

function listLines(name: string, list: readonly unknown[], language: string): Fact[] {
  if (list.every((one) => typeof one !== 'object'))
    return [{ name, value: list.length === 0 ? '[]' : list.join(', ') }];
  const shown = list.slice(0, mostOfList).flatMap((one, index) => linesOf(`${name}.${index}`, one, language));
  const rest = list.length - mostOfList;
  return rest > 0 ? [...shown, { name, value: `+${rest}` }] : shown;
}

/** An amount is noted in the smallest unit of the currency beside it; read together they are money. */
function partsOf(facts: Facts, language: string): [string, unknown][] {
  const { amount, currency } = facts;
  const parts = Object.entries(facts);
  if (typeof amount !== 'number' || typeof currency !== 'string' || !/^[A-Z]{3}$/.test(currency)) return parts;
  return parts.flatMap(([name, value]): [string, unknown][] => {
    if (name === 'currency') return [];
    return [[name, name === 'amount' ? formatMoney({ amount, currency }, language) : value]];
  });
}
