import { Fault } from '#base/fault.ts';
import type { RequirementsImport, RequirementsImported } from '#contract/programme-rules.ts';
import { checkEditions } from '#domain/programme/check-editions.ts';
import type { Edition, RequirementSet } from '#domain/programme/edition.ts';
import type { ProgrammeDesk } from './desk.ts';
import { type RequirementsTable, type RowProblem, readRequirements } from './requirements-table.ts';
import type { RuleBook, Rules } from './rule-book.ts';
import { noEdition, type RuleDesk } from './rules.ts';
import { toSetDraft } from './rules-shape.ts';

/** Requirement sets from a table (ENR-7, ENR-32): all of it is written as one new version of the edition, or nothing. */
export interface RequirementsDesk {
  /**
   * @throws Fault `unreadable` for a file with a bad row, naming all of them, `not-found` for an unknown edition,
   * `conflict` when the edition was written meanwhile, `forbidden`
   */
  import(given: RequirementsImport): Promise<RequirementsImported>;
}

export function createRequirements(desk: ProgrammeDesk, rules: RuleDesk): RequirementsDesk {
  return {
    async import({ edition: id, version, file, text, replace, dryRun }) {
      desk.demandOperator();
      const book = await desk.rules();
      const before = editionFor(book, id, desk.today());
      if (version !== null && version !== before.version) throw changedMeanwhile(before, version);
      const label = labelOf(file);
      const table = readRequirements(text, { file: label, from: before.edition.period.from });
      const edition = { ...before.edition, requirementSets: mergedSets(before.edition, table, replace) };
      const problems = [...table.problems, ...rowsOf(edition, { book, table })].sort((a, b) => a.line - b.line);
      const changes = countsOf(before.edition, { table, replace });
      const told = { file: label, edition: edition.id, ...changes };
      if (dryRun) return { ...told, version: before.version, written: false, problems };
      if (problems.length > 0) throw refusal(label, problems);
      if (changes.added + changes.changed + changes.removed === 0) {
        return { ...told, version: before.version, written: false, problems };
      }
      const [written] = await rules.put([{ edition, version: before.version }]);
      return { ...told, version: written?.version ?? before.version, written: true, problems };
    },
  };
}

function editionFor(book: RuleBook, id: string | null, today: string): Rules {
  const found = id === null ? book.on(today) : book.history(id)[0];
  if (found !== undefined) return found;
  if (id !== null) throw noEdition(id);
  throw new Fault('not-found', `No edition holds on ${today}; name one`, { parameter: 'edition' });
}

/** The sets of the file in their order of coming, in the place of those they change. */
function mergedSets(edition: Edition, { sets }: RequirementsTable, replace: boolean): readonly RequirementSet[] {
  const given = new Map(sets.map(({ set }) => [set.id, set]));
  const known = new Set(edition.requirementSets.map(({ id }) => id));
  const kept = edition.requirementSets.flatMap((set) => given.get(set.id) ?? (replace ? [] : set));
  return [...kept, ...sets.map(({ set }) => set).filter(({ id }) => !known.has(id))];
}

/** What is wrong with the edition as it would be, told at the lines that make it so. */
function rowsOf(
  edition: Edition,
  { book, table }: { readonly book: RuleBook; readonly table: RequirementsTable },
): RowProblem[] {
  const others = book.current.map((rules) => rules.edition).filter(({ id }) => id !== edition.id);
  const lines = new Map(table.sets.map(({ line, set }) => [set.id, { line, set: toSetDraft(set) }]));
  const doubled = new Set(table.problems.filter(({ column }) => column === 'id').map(({ value }) => value));
  return checkEditions([...others, edition]).flatMap(({ where, reason }) => {
    const path = where.replace(/^requirementSets\./, '');
    const id = [...lines.keys()].find((one) => path === one || path.startsWith(`${one}.`));
    const row = id === undefined ? undefined : lines.get(id);
    // What was wrong with the edition before is not the file's doing, but keeps it from being written all the same.
    if (id === undefined || row === undefined) return [{ line: 0, column: '', value: where, reason }];
    if (doubled.has(id)) return [];
    const column = path.slice(id.length + 1);
    const cells: Readonly<Record<string, unknown>> = row.set;
    return [{ line: row.line, column: column || 'id', value: String(cells[column] ?? id), reason }];
  });
}

function countsOf(
  edition: Edition,
  { table, replace }: { readonly table: RequirementsTable; readonly replace: boolean },
) {
  const before = new Map(edition.requirementSets.map((set) => [set.id, JSON.stringify(toSetDraft(set))]));
  const ids = new Set(table.sets.map(({ set }) => set.id));
  const same = table.sets.filter(({ set }) => before.get(set.id) === JSON.stringify(toSetDraft(set))).length;
  const added = table.sets.filter(({ set }) => !before.has(set.id)).length;
  const removed = replace ? [...before.keys()].filter((id) => !ids.has(id)).length : 0;
  return { added, changed: table.sets.length - added - same, same, removed };
}

const mostTold = 50;

function refusal(file: string, problems: readonly RowProblem[]): Fault {
  const told = problems.slice(0, mostTold).map((problem) => tellRow(file, problem));
  const more = problems.length > mostTold ? [`and ${problems.length - mostTold} more`] : [];
  const message = `Nothing was written. ${[...told, ...more].join('; ')}`;
  return new Fault('unreadable', message, { parameter: 'text' });
}

/** A bad cell in one line: file, line, column, value and what is allowed. */
function tellRow(file: string, { line, column, value, reason }: RowProblem): string {
  const place = [line > 0 ? `line ${line}` : undefined, column === '' ? undefined : `column ${column}`];
  const where = [file, ...place.filter((part) => part !== undefined)].join(', ');
  return `${where}: "${value.slice(0, 80)}": ${reason}`;
}

/** A name that came from outside is a label (SEC-10). */
function labelOf(file: string): string {
  const last = file.split(/[\\/]/).at(-1) ?? '';
  return last.replaceAll(/\p{Cc}/gu, '').slice(-200) || 'table';
}

function changedMeanwhile({ edition, version }: Rules, given: number): Fault {
  const message = `The edition ${edition.id} is at version ${version}, not ${given}; load it again and repeat the import`;
  return new Fault('conflict', message, { parameter: 'version' });
}
