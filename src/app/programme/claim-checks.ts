import { Fault } from '#base/fault.ts';
import { type ClaimLine, type ClaimProblem, checkClaim, claimKey, notYetVisible } from '#domain/programme/claim.ts';
import type { ProgrammeRecord } from '#state/programme-book.ts';
import type { Rules } from './rule-book.ts';

type Claimed = ProgrammeRecord<'claim'>;
type Files = readonly ProgrammeRecord<'attachment'>[];

interface Draft {
  readonly lines: readonly ClaimLine[];
  readonly attachments: readonly { readonly id: string; readonly kind: string }[];
}

/**
 * Refuses a claim that cannot be taken; every problem is told by line and field (ENR-61, ENR-62).
 * @param files all that the partner handed in: what they said then of a file counts, not what the claim says
 * @throws Fault `bad-parameter`
 */
export function demandClaim({ lines, attachments }: Draft, files: Files): void {
  const problems = [...checkClaim(lines, attachments), ...attachments.flatMap(fileProblems(files))];
  const [first] = problems;
  if (first === undefined) return;
  throw new Fault('bad-parameter', problems.map(told).join('; '), { parameter: fieldOf(first) });
}

function fileProblems(files: Files) {
  return (
    { id, kind }: Draft['attachments'][number],
    index: number,
    all: Draft['attachments'],
  ): readonly ClaimProblem[] => {
    const problem = (reason: string) => [{ field: `attachments.${index}`, reason }];
    const file = files.find((one) => one.id === id);
    if (file === undefined) return problem(`there is no file "${id.slice(0, 80)}" of yours`);
    if (all.findIndex((one) => one.id === id) < index) return problem(`${file.content.name} is attached twice`);
    if (file.content.kind === kind) return [];
    return problem(`${file.content.name} was handed in as ${file.content.kind}, which is not accepted as ${kind}`);
  };
}

/**
 * ENR-64: a month that is not refreshed yet is answered at once, and nothing of the claim is kept.
 * @throws Fault `bad-parameter` with the day from which each month will be visible
 */
export function demandVisible(lines: readonly ClaimLine[], today: string, { edition }: Rules): void {
  const early = notYetVisible(lines, today, edition);
  const [first] = early;
  if (first === undefined) return;
  const each = early.map(({ line, month, visibleFrom }) => `line ${line + 1}: ${month} is visible from ${visibleFrom}`);
  const message = `${each.join('; ')}. Claim what is missing then (ENR-64)`;
  throw new Fault('bad-parameter', message, { parameter: `lines.${first.line}.month` });
}

/**
 * A line that another claim of the partner brings would count twice.
 * @throws Fault `conflict` naming the line and the claim
 */
export function demandUnclaimed(lines: readonly ClaimLine[], others: readonly Claimed[]): void {
  const keys = new Map(
    others
      .filter(({ content }) => content.state !== 'rejected')
      .flatMap((claim) => claim.content.lines.map((line) => [claimKey(line), claim] as const)),
  );
  const told = lines.flatMap((line, index) => {
    const other = keys.get(claimKey(line));
    if (other === undefined) return [];
    const state = other.content.state === 'accepted' ? 'accepted' : 'under way';
    return [
      `line ${index + 1}: ${line.invoiceNumber}, ${line.omlpType}, is in the claim of ${dayOf(other)} (${state})`,
    ];
  });
  if (told.length === 0) return;
  throw new Fault('conflict', `${told.join('; ')}; it would count twice`, { parameter: 'lines' });
}

const dayOf = ({ content }: Claimed) => content.submittedOn;

function told({ line, field, reason }: ClaimProblem): string {
  return line === undefined ? `${field}: ${reason}` : `line ${line + 1}, ${field}: ${reason}`;
}

function fieldOf({ line, field }: ClaimProblem): string {
  return line === undefined ? field : `lines.${line}.${field}`;
}
