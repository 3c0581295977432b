import type { z } from 'zod';
import { Fault } from '#base/fault.ts';
import type { claim, claimDecision, claimDraft } from '#contract/programme-claims.ts';
import type { Claim } from '#domain/programme/book.ts';
import { type AttachmentKind, type ClaimLine, claimSteps, notYetVisible } from '#domain/programme/claim.ts';
import type { ProgrammeRecord, ProgrammeWork } from '#state/programme-book.ts';
import { toAttachment } from './attachments.ts';
import { demandClaim, demandUnclaimed, demandVisible } from './claim-checks.ts';
import { type Double, type DoubleFinder, findDoubles } from './claim-doubles.ts';
import type { Decide, ProgrammeDesk } from './desk.ts';
import type { Rules } from './rule-book.ts';

type ClaimAnswer = z.output<typeof claim>;
type Claimed = ProgrammeRecord<'claim'>;
type Decision = z.output<typeof claimDecision>;

/** Claims of KPIs that the dashboard lacks, and the operator's queue of them (ENR-60 … ENR-64). */
export interface Claims {
  /** @throws Fault `bad-parameter` naming every problem or the day a month is visible from, `conflict` for what is claimed already */
  add(tenant: string | undefined, draft: z.output<typeof claimDraft>): Promise<ClaimAnswer>;
  /** Newest first; without a tenant the operator gets those of all partners. */
  list(tenant: string | undefined): Promise<ClaimAnswer[]>;
  /** @throws Fault `conflict` when somebody else decided it meanwhile, `bad-parameter` for a refusal without a reason */
  decide(tenant: string | undefined, id: string, decision: Decision): Promise<ClaimAnswer>;
}

export function createClaims(desk: ProgrammeDesk): Claims {
  const bookOf = (tenant: string) => desk.records.of(tenant).programme;
  return {
    async add(given, draft) {
      const tenant = await desk.tenantOf('programme.ask', given);
      demandClaim(draft, await bookOf(tenant).list('attachment'));
      demandVisible(draft.lines, desk.today(), await desk.rulesOn(desk.today()));
      const content = toClaim(draft, desk);
      const kept = await bookOf(tenant).write(async (book) => {
        demandUnclaimed(content.lines, await book.list('claim'));
        return book.add('claim', content);
      });
      const detail = { lines: content.lines.length, files: content.attachments.length };
      await desk.note(desk, { tenant, action: 'programme.claim.submitted', object: kept.id, detail });
      return shownOf(desk, tenant, kept);
    },
    async list(given) {
      if (desk.operates && given === undefined) return allShown(desk);
      const tenant = await desk.tenantOf('programme.read', given);
      return shownAll(desk, tenant, await bookOf(tenant).list('claim'));
    },
    async decide(given, id, decision) {
      desk.demandOperator();
      const tenant = await desk.tenantOf('programme.operate', given);
      if (decision.state === 'rejected' && decision.reason === '') throw noReason();
      const rules = (await desk.rules()).on(desk.today()) ?? null;
      const doubles = await doublesOf(desk, tenant, id);
      const decided = await desk.write(tenant, (book, decide) =>
        decideIn({ book, decide }, { id, decision, doubles, rules, today: desk.today() }),
      );
      return shownOf(desk, tenant, decided);
    },
  };
}

function toClaim({ lines, attachments, note }: z.output<typeof claimDraft>, desk: ProgrammeDesk): Claim {
  return {
    lines,
    // None of another kind passed the check (ENR-62).
    attachments: attachments.map(({ id }) => ({ id, kind: 'invoice' as AttachmentKind })),
    note,
    state: 'submitted',
    submittedOn: desk.today(),
    by: desk.name,
    reason: null,
    decidedOn: null,
  };
}

interface Deciding {
  readonly id: string;
  readonly decision: Decision;
  readonly doubles: readonly Double[];
  readonly rules: Rules | null;
  readonly today: string;
}

/** ENR-63: the step, and what it was taken from; accepted lines count from then on, for the ledger reads them. */
async function decideIn(
  { book, decide }: { readonly book: ProgrammeWork; readonly decide: Decide },
  { id, decision, doubles, rules, today }: Deciding,
): Promise<Claimed> {
  const { state, reason, version } = decision;
  const before = await book.find('claim', id);
  if (before === undefined) throw missing(id);
  const { content } = before;
  const isEnd = state !== 'in-review';
  const next = { ...content, state, reason: reason || null, decidedOn: isEnd ? today : null };
  const after = await book.change('claim', id, next, version);
  if (!claimSteps[content.state].includes(state)) throw decidedAlready(content);
  if (state === 'accepted') demandUnclaimed(content.lines, await acceptedBeside(book, id));
  const { lines, attachments, submittedOn } = content;
  const facts = { from: content.state, on: today, submittedOn, lines, attachments, doubles };
  await decide({ kind: `claim.${state}`, about: id, facts, outcome: { state, reason: reason || null }, rules });
  return after;
}

async function acceptedBeside(book: ProgrammeWork, id: string): Promise<Claimed[]> {
  return (await book.list('claim')).filter((one) => one.id !== id && one.content.state === 'accepted');
}

async function doublesOf(desk: ProgrammeDesk, tenant: string, id: string): Promise<Double[]> {
  const all = await desk.records.of(tenant).programme.list('claim');
  const of = all.filter((one) => one.id === id);
  const finder = await findDoubles(desk, tenant, { of, all });
  return of.flatMap(finder);
}

/** Partner after partner: the ledger of each is asked for what is not decided yet. */
async function allShown(desk: ProgrammeDesk): Promise<ClaimAnswer[]> {
  const all = Map.groupBy(await desk.records.programme.all('claim'), ({ tenant }) => tenant);
  const shown: ClaimAnswer[] = [];
  for (const [tenant, claims] of all) shown.push(...(await shownAll(desk, tenant, claims)));
  return shown.sort((a, b) => (a.submittedOn < b.submittedOn ? 1 : a.submittedOn > b.submittedOn ? -1 : 0));
}

async function shownOf(desk: ProgrammeDesk, tenant: string, kept: Claimed): Promise<ClaimAnswer> {
  const [shown] = await shownAll(desk, tenant, [kept]);
  if (shown === undefined) throw new Error('a claim that was kept is not shown');
  return shown;
}

/** Newest first. */
async function shownAll(desk: ProgrammeDesk, tenant: string, claims: readonly Claimed[]): Promise<ClaimAnswer[]> {
  const book = desk.records.of(tenant).programme;
  const [files, all] = await Promise.all([book.list('attachment'), book.list('claim')]);
  const finder = await findDoubles(desk, tenant, { of: claims.filter(isOpen), all });
  const rules = (await desk.rules()).on(desk.today());
  return claims.map((one) => toAnswer(one, { files, finder, rules, today: desk.today() })).reverse();
}

function isOpen({ content }: Claimed): boolean {
  return claimSteps[content.state].length > 0;
}

interface Around {
  readonly files: readonly ProgrammeRecord<'attachment'>[];
  readonly finder: DoubleFinder;
  readonly rules: Rules | undefined;
  readonly today: string;
}

function toAnswer(kept: Claimed, { files, finder, rules, today }: Around): ClaimAnswer {
  const { id, tenant, version, content } = kept;
  const lines: readonly ClaimLine[] = content.lines;
  const handedIn = content.attachments.flatMap((one) => files.filter((file) => file.id === one.id));
  return {
    id,
    tenant,
    version,
    ...content,
    lines: [...lines],
    attachments: handedIn.map(toAttachment),
    notYetVisible: rules === undefined ? [] : notYetVisible(lines, today, rules.edition),
    doubles: isOpen(kept) ? finder(kept) : [],
  };
}

function noReason(): Fault {
  return new Fault('bad-parameter', 'reason: tell the partner why the claim is refused', { parameter: 'reason' });
}

function missing(id: string): Fault {
  return new Fault('not-found', `There is no claim "${id.slice(0, 80)}" of this partner`, { parameter: 'id' });
}

function decidedAlready({ state, decidedOn }: Claim): Fault {
  const when = decidedOn === null ? '' : ` on ${decidedOn}`;
  return new Fault('conflict', `The claim is ${state}${when} already; load it again`, { parameter: 'state' });
}
