import { Fault } from '#base/fault.ts';
import { suggest } from '#base/suggest.ts';
import type { Dataset } from '#model/dataset.ts';

/** Which dataset a header belongs to, and which of its columns each column of the file is. */
export interface Match {
  readonly dataset: Dataset;
  /** Per column of the file the dataset's column; undefined for one it does not know. */
  readonly columns: readonly (string | undefined)[];
  readonly unknown: readonly string[];
  readonly missing: readonly string[];
}

/**
 * Finds the dataset of a header by names, aliases and printed headers, without case (CLI-4). Blanks, dashes and
 * underscores are ignored where nothing else matches. `name` chooses the dataset instead.
 * @throws Fault `unreadable` naming doubled columns, or the three nearest datasets and what they lack.
 */
export function detectDataset(header: readonly string[], datasets: readonly Dataset[], name?: string): Match {
  refuseDoubles(header);
  if (name !== undefined) return chosen(header, datasets, name);
  const matches = datasets
    .map((dataset) => matchOf(header, dataset))
    .sort((a, b) => knownOf(b) - knownOf(a) || shareOf(b) - shareOf(a));
  const fitting = matches.filter(isLikely);
  const [best, second] = fitting;
  if (best === undefined) throw noDataset(matches.filter((match) => knownOf(match) > 0).slice(0, 3));
  if (second !== undefined && knownOf(second) === knownOf(best) && shareOf(best) < 1) throw severalDatasets(fitting);
  return best;
}

function refuseDoubles(header: readonly string[]): void {
  const met = Map.groupBy(
    header.filter((title) => title.trim() !== ''),
    (title) => title.trim().toLowerCase(),
  );
  const doubled = [...met.values()].filter((titles) => titles.length > 1).map((titles) => titles[0]?.trim() ?? '');
  if (doubled.length === 0) return;
  const message = `The header names ${quotedList(doubled)} more than once; keep one column of each name`;
  throw new Fault('unreadable', message, { allowed: doubled });
}

function chosen(header: readonly string[], datasets: readonly Dataset[], name: string): Match {
  const wanted = name.trim().toLowerCase();
  const names = (dataset: Dataset) => [dataset.name, ...(dataset.otherNames ?? [])];
  const dataset = datasets.find((each) => names(each).some((known) => known.toLowerCase() === wanted));
  if (dataset === undefined) {
    const near = suggest(name, datasets.flatMap(names));
    const hint = near.length === 0 ? '' : `; did you mean ${near.join(' or ')}?`;
    throw new Fault('bad-parameter', `There is no dataset "${name}"${hint}`, {
      parameter: 'dataset',
      allowed: datasets.map((each) => each.name),
    });
  }
  const match = matchOf(header, dataset);
  const lacking = lackingOf(match);
  if (lacking.length === 0) return match;
  throw new Fault(
    'unreadable',
    `The header lacks ${quotedList(lacking)}, without which no row of ${dataset.name} can be placed`,
  );
}

/** Exact spellings are given out before aliases, and those before loose ones: a column is filled once. */
function matchOf(header: readonly string[], dataset: Dataset): Match {
  const columns: (string | undefined)[] = header.map(() => undefined);
  const taken = new Set<string>();
  for (const spellings of spellingsOf(dataset)) {
    header.forEach((title, index) => {
      const column = columns[index] ?? spellings.known.get(spellings.fold(title));
      if (column === undefined || columns[index] !== undefined || taken.has(column)) return;
      columns[index] = column;
      taken.add(column);
    });
  }
  return {
    dataset,
    columns,
    unknown: header.filter((title, index) => columns[index] === undefined && title.trim() !== ''),
    missing: Object.keys(dataset.columns).filter((name) => !taken.has(name) && !dataset.columns[name]?.internal),
  };
}

interface Spellings {
  readonly fold: (title: string) => string;
  readonly known: ReadonlyMap<string, string>;
}

function spellingsOf(dataset: Dataset): readonly Spellings[] {
  const entries = Object.entries(dataset.columns);
  const names = entries.map(([name]) => [name, name] as const);
  const others = entries.flatMap(([name, { aliases = [], header }]) =>
    [...aliases, ...(header === undefined ? [] : [header])].map((spelling) => [spelling, name] as const),
  );
  const folded = (fold: (title: string) => string, pairs: readonly (readonly [string, string])[]): Spellings => ({
    fold,
    // The first of two spellings that fold alike wins, so names go before aliases.
    known: new Map(pairs.map(([spelling, name]) => [fold(spelling), name] as const).reverse()),
  });
  return [folded(withoutCase, names), folded(withoutCase, others), folded(loosely, [...names, ...others])];
}

const withoutCase = (title: string): string => title.trim().toLowerCase();
const loosely = (title: string): string => title.toLowerCase().replace(/[\s_-]+/g, '');

const knownOf = (match: Match): number => match.columns.filter((column) => column !== undefined).length;
/** Share of the dataset's columns that the file has. */
const shareOf = (match: Match): number => knownOf(match) / Object.keys(match.dataset.columns).length;
const lackingOf = (match: Match): string[] => match.dataset.required.filter((column) => match.missing.includes(column));

/** A file may leave columns out or add its own, but not be mostly something else. */
function isLikely(match: Match): boolean {
  const ofFile = knownOf(match) / match.columns.length;
  return lackingOf(match).length === 0 && knownOf(match) >= 2 && (shareOf(match) >= 0.3 || ofFile >= 0.5);
}

function noDataset(nearest: readonly Match[]): Fault {
  const lines = nearest.map((match) => `${match.dataset.name} lacks ${lackText(match)}`);
  const near = lines.length === 0 ? 'None of its columns is known' : `Nearest: ${lines.join('; ')}`;
  return new Fault('unreadable', `No dataset has this header. ${near}. Name the dataset if you know it`, {
    parameter: 'dataset',
    allowed: nearest.map((match) => match.dataset.name),
    detail: JSON.stringify(nearest.map(({ dataset, missing }) => ({ dataset: dataset.name, lacks: missing }))),
  });
}

function lackText(match: Match): string {
  const lacking = lackingOf(match);
  const named = [...lacking, ...match.missing.filter((column) => !lacking.includes(column))];
  const more = named.length > 5 ? ` and ${named.length - 5} more` : '';
  return `${named.slice(0, 5).join(', ')}${more}`;
}

function severalDatasets(fitting: readonly Match[]): Fault {
  const names = fitting
    .filter((match) => knownOf(match) === knownOf(fitting[0] ?? match))
    .map((match) => match.dataset.name);
  return new Fault('unreadable', `The header fits ${names.join(' and ')} equally; name the dataset`, {
    parameter: 'dataset',
    allowed: names,
  });
}

const quotedList = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');
