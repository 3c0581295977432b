import type { CheckedOrder, CheckedQuery, NamedItem, SelectedItem } from './checked.ts';
import { toCheckedCondition } from './condition.ts';
import { excerpt, mistaken, nearest } from './mistake.ts';
import { parseQuery } from './parse.ts';
import type { Name, OrderTerm, ParsedQuery } from './syntax.ts';
import { type Timespan, timespans, usualTimespan } from './timespan.ts';
import type { Meaning, SpokenDataset, Vocabulary } from './vocabulary.ts';

/**
 * Text → a query of which the catalogue knows every name.
 * @throws Fault `bad-parameter`: `Invalid table name`, `Incorrect column name`, else `Invalid query` with place and
 * reason (§4); `mistakeOf` has the place of each.
 */
export function parseCheckedQuery(source: string, vocabulary: Vocabulary): CheckedQuery {
  return toCheckedQuery(parseQuery(source), { source, vocabulary });
}

interface Words {
  /** The text that the tree was parsed from. */
  readonly source: string;
  readonly vocabulary: Vocabulary;
}

/** The second half of `parseCheckedQuery`; throws the same. */
export function toCheckedQuery(tree: ParsedQuery, { source, vocabulary }: Words): CheckedQuery {
  const spoken = datasetOf(tree.dataset, { source, vocabulary });
  const meaningOf = (name: Name) => meaningIn(spoken, name, source);
  const selected = tree.select.map(meaningOf);
  const conditions = tree.conditions.map((condition) => ({ condition, meaning: meaningOf(condition.name) }));
  const ordered = tree.orderBy.map((term) => ({ term, meaning: meaningOf(term.name) }));
  const grouped = [selected, [...conditions, ...ordered].map(({ meaning }) => meaning)].flat().some(isMetric);
  const select = Object.freeze(selected.map((meaning) => toSelected(meaning, grouped)));
  const names = new Set(selected.map(({ name }) => name));
  const on = (metrics: boolean) =>
    Object.freeze(
      conditions
        .filter(({ meaning }) => isMetric(meaning) === metrics)
        .map(({ condition, meaning }) => toCheckedCondition(condition, meaning)),
    );
  const timespan = timespanOf(tree.timespan, spoken, source);
  return Object.freeze({
    dataset: spoken.dataset.name,
    select,
    grouped,
    distinct: tree.distinct && !grouped,
    where: on(false),
    having: on(true),
    orderBy: Object.freeze(ordered.map((each) => toOrder(each, { grouped, names, source }))),
    ...(tree.limit === undefined ? {} : { limit: tree.limit }),
    ...(timespan === undefined ? {} : { timespan }),
  });
}

function datasetOf({ text, at }: Name, { source, vocabulary }: Words): SpokenDataset {
  const found = vocabulary.datasetNamed(text);
  if (found !== undefined) return found;
  const explanation = `there is no dataset ${excerpt(text)}`;
  throw mistaken('Invalid table name', { source, at, explanation, suggestions: nearest(text, vocabulary.names) });
}

function meaningIn({ dataset, meaningOf, names }: SpokenDataset, { text, at }: Name, source: string): Meaning {
  const found = meaningOf(text);
  if (found?.kind === 'metric' && found.metric.formula.kind === 'unavailable') {
    const explanation = `${found.name} cannot be computed: ${found.metric.formula.why}`;
    throw mistaken('Invalid query', { source, at, explanation });
  }
  if (found !== undefined) return found;
  const explanation = `${dataset.name} has no column or metric ${excerpt(text)}`;
  throw mistaken('Incorrect column name', { source, at, explanation, suggestions: nearest(text, names) });
}

function isMetric({ kind }: Meaning): boolean {
  return kind === 'metric';
}

function toSelected(meaning: Meaning, grouped: boolean): SelectedItem {
  return Object.freeze({ kind: meaning.kind, name: meaning.name, use: useOf(meaning, grouped) });
}

/** A column that adds up is summed as soon as a metric stands in the query. */
function useOf(meaning: Meaning, grouped: boolean): SelectedItem['use'] {
  if (meaning.kind === 'metric') return 'metric';
  if (!grouped) return 'plain';
  return meaning.column.aggregate === 'sum' ? 'sum' : 'group';
}

interface Ordering {
  readonly grouped: boolean;
  readonly names: ReadonlySet<string>;
  readonly source: string;
}

/** In a grouping query a column that is not selected has no one value per row. */
function toOrder({ term, meaning }: { term: OrderTerm; meaning: Meaning }, all: Ordering): CheckedOrder {
  if (all.grouped && !isMetric(meaning) && !all.names.has(meaning.name)) throw unselected(term.name, meaning, all);
  const item: NamedItem = { kind: meaning.kind, name: meaning.name };
  return Object.freeze({ ...item, use: useOf(meaning, all.grouped), descending: term.descending });
}

function unselected({ at }: Name, { name }: Meaning, { source, names }: Ordering) {
  const explanation = `with a metric, rows are ordered by what is selected or by metrics; select ${name}, or order by ${[...names][0]}`;
  return mistaken('Invalid query', { source, at, explanation });
}

/** one that the dataset offers, six months where none is written, none where it has no ranges. */
function timespanOf(name: Name | undefined, { dataset, spans }: SpokenDataset, source: string): Timespan | undefined {
  if (name === undefined) return spans.length === 0 ? undefined : usualTimespan;
  const { text, at } = name;
  const wanted = timespans.find((each) => each === text.toUpperCase());
  if (wanted !== undefined && spans.includes(wanted)) return wanted;
  const explanation =
    spans.length === 0
      ? `${dataset.name} has no time, so it takes no TIMESPAN`
      : `${excerpt(text)} is no time span of ${dataset.name}; it has ${spans.join(', ')}`;
  throw mistaken('Invalid query', { source, at, explanation, suggestions: nearest(text, spans) });
}
