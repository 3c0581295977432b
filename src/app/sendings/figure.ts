import { Fault } from '#base/fault.ts';
import { rangeBefore } from '#reporting/compare.ts';
import type { ReportResult, ResultColumn, ResultRow, ResultSection } from '#reporting/result.ts';
import type { Answers } from '../answers.ts';
import type { AlertContent } from './content.ts';
import { parametersOf } from './question.ts';

/** A watched figure as somebody sees it. */
export interface SeenFigure {
  readonly result: ReportResult;
  readonly value: number | null;
  /** The same in the period before, equally long. */
  readonly before: number | null;
  readonly unit: string | undefined;
  /** Day on which the dataset came that has waited longest; null: none came yet. */
  readonly lastLoad: string | null;
}

type Watched = Pick<AlertContent, 'report' | 'search' | 'section' | 'column' | 'row' | 'rule'>;

/**
 * Asks the page for a figure, as whoever the answers are for sees it: the one path to a number (ARCHITECTURE §3.3).
 * @throws Fault `forbidden` when the page or the figure does not open to them, `bad-parameter` when the section has no such figure
 */
export async function seeFigure(
  watched: Watched,
  { answers, tenant, signal }: { readonly answers: Answers; readonly tenant: string; readonly signal?: AbortSignal },
): Promise<SeenFigure> {
  const { compare: _, ...parameters } = parametersOf(watched.search, tenant);
  const ask = await answers.ask(watched.report, parameters, [watched.section]);
  const result = await answers.answer(ask, signal);
  const now = figureIn(result, watched);
  const loads = result.asOf.map(({ loadedAt }) => loadedAt.slice(0, 10)).sort();
  const seen = { result, ...now, lastLoad: loads[0] ?? null };
  if (watched.rule.kind === 'stale') return { ...seen, before: null };
  const earlier = { ...ask, request: { ...ask.request, range: rangeBefore(result.range) } };
  return { ...seen, before: figureIn(await answers.answer(earlier, signal), watched).value };
}

/**
 * A figure of a section; null when it is not there. Of a section with months it is the newest month's.
 * @throws Fault as `seeFigure`
 */
function figureIn(result: ReportResult, { section: id, column, row }: Watched): Pick<SeenFigure, 'value' | 'unit'> {
  const [section] = result.sections;
  if (section === undefined) throw new Fault('forbidden', `Your role does not show ${id}`, { parameter: 'section' });
  if (column === null) return headlineOf(section);
  const found = figureColumn(section, { column, redacted: result.redacted });
  const matching = section.rows.filter((each) => isRow(each, row));
  const newest = matching
    .map(({ month }) => month)
    .filter((month) => typeof month === 'string')
    .sort()
    .at(-1);
  const at = newest === undefined ? matching : matching.filter(({ month }) => month === newest);
  if (at.length > 1) throw unclear(section, row);
  const value = at[0]?.[column];
  return { value: typeof value === 'number' ? value : null, unit: found.type === 'percent' ? '%' : found.unit };
}

function headlineOf({ id, headline }: ResultSection): Pick<SeenFigure, 'value' | 'unit'> {
  if (headline !== undefined) return { value: headline.value, unit: headline.unit };
  const message = `${id} has no figure in large type; name a column of it`;
  throw new Fault('bad-parameter', message, { parameter: 'column' });
}

function figureColumn(
  { id, columns }: ResultSection,
  { column, redacted }: { readonly column: string; readonly redacted: readonly string[] },
): ResultColumn {
  const figures = columns.filter(({ type }) => type === 'integer' || type === 'decimal' || type === 'percent');
  const found = figures.find((each) => each.id === column);
  if (found !== undefined) return found;
  if (redacted.includes(column))
    throw new Fault('forbidden', `Your role does not show ${column}`, { parameter: 'column' });
  const allowed = figures.map((each) => each.id);
  const message = `${id} has no figure "${column}"; it has ${allowed.join(', ') || 'none'}`;
  throw new Fault('bad-parameter', message, { parameter: 'column', allowed });
}

function isRow(row: ResultRow, wanted: Readonly<Record<string, string>>): boolean {
  return Object.entries(wanted).every(([name, value]) => String(row[name] ?? '') === value);
}

function unclear({ id, columns }: ResultSection, row: object): Fault {
  const allowed = columns.filter(({ type, id: name }) => type === 'text' && !(name in row)).map(({ id: name }) => name);
  const message = `${id} has several such rows; say which by ${allowed.join(', ') || 'its values'}`;
  return new Fault('bad-parameter', message, { parameter: 'row', allowed });
}
