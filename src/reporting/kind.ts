import type { Section, SourceKind, SourceOf } from '#model/report.ts';
import type { Scope } from '#query/scope.ts';
import type { RowsQuery } from '#query/tree.ts';
import type { Plan, ReportingDeps } from './plan.ts';
import type { ReportRequest } from './request.ts';
import type { ResultRow, ResultSection } from './result.ts';

/** One request on its way: what is asked, by whom, and what answers it. */
export interface Call {
  readonly deps: ReportingDeps;
  readonly request: ReportRequest;
  readonly scope: Scope;
  readonly signal: AbortSignal | undefined;
}

export type SectionOf<K extends SourceKind> = Section<SourceOf<K>>;

/**
 * A cell of a section: the column whose figure is asked about (absent: the headline) and the values of its row that
 * place it, as the answer gives them (month, dimensions).
 */
export interface Cell {
  readonly column?: string;
  readonly values: Readonly<Record<string, string>>;
}

/** What a cell is looked up with. */
export interface On {
  readonly plan: Plan;
  readonly call: Call;
}

/** How the sections of one kind of source are made. */
export interface Kind<K extends SourceKind> {
  /** All sections of the kind at once, so that questions that share a scan are asked together; in the order given. */
  run(sections: readonly SectionOf<K>[], plan: Plan, call: Call): Promise<readonly ResultSection[]>;
  /** Columns withheld from a reader with this scope (RO-2, RO-3). */
  redacted(section: SectionOf<K>, scope: Scope): readonly string[];
  /**
   * The rows that a figure was counted from, one query per dataset (HTTP-1). The cell is one that the section shows, its
   * values those of the whole row, spelled as in the answer; none for the headline and the total. The columns and the
   * order are chosen for the reader afterwards: `columns` may be empty.
   * @throws Fault `bad-parameter` for a column or value the section does not have
   */
  behind(section: SectionOf<K>, cell: Cell, on: On): readonly RowsQuery[] | Promise<readonly RowsQuery[]>;
  /** The rows of a long table from `offset` to its end, in batches; kinds whose tables are short have none. */
  rest?(section: SectionOf<K>, offset: number, on: On): AsyncIterable<readonly ResultRow[]>;
}

/** A kind under its name, given sections of any kind; see `defineKind`. */
export interface AnyKind {
  readonly name: SourceKind;
  run(sections: readonly Section[], plan: Plan, call: Call): Promise<readonly ResultSection[]>;
  redacted(section: Section, scope: Scope): readonly string[];
  behind(section: Section, cell: Cell, on: On): Promise<readonly RowsQuery[]>;
  rest(section: Section, offset: number, on: On): AsyncIterable<readonly ResultRow[]> | undefined;
}

/** Declares how the sections of a kind are made. */
export function defineKind<K extends SourceKind>(name: K, kind: Kind<K>): AnyKind {
  const isOwn = (section: Section): section is SectionOf<K> => section.source.kind === name;
  const own = (section: Section): SectionOf<K> => {
    if (isOwn(section)) return section;
    throw new Error(`${section.id} is no section of kind ${name}`);
  };
  return {
    name,
    run: (sections, plan, call) => kind.run(sections.map(own), plan, call),
    redacted: (section, scope) => kind.redacted(own(section), scope),
    behind: async (section, cell, on) => kind.behind(own(section), cell, on),
    rest: (section, offset, on) => kind.rest?.(own(section), offset, on),
  };
}
