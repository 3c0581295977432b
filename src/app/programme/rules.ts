import type { z } from 'zod';
import { Fault } from '#base/fault.ts';
import type { EditionTrial, EditionWrite, edition, editionHistory, editionList } from '#contract/programme-rules.ts';
import { permits } from '#domain/access/actor.ts';
import { checkEditions, type EditionProblem } from '#domain/programme/check-editions.ts';
import type { Edition } from '#domain/programme/edition.ts';
import type { EditionChange, KeptEdition } from '#state/programme-house.ts';
import { noteBy } from '../people/actor-note.ts';
import { refusalOf } from '../reader.ts';
import type { ProgrammeDesk } from './desk.ts';
import { type Rules, ruleBook } from './rule-book.ts';
import { toDraft, toEdition } from './rules-shape.ts';

/** The rules of the programme as dated data (ENR-7): partners read them, the operator writes them. */
export interface RuleDesk {
  /** @throws Fault `forbidden`, `signed-out` */
  list(): Promise<z.output<typeof editionList>>;
  /** @throws Fault `not-found` */
  history(id: string): Promise<z.output<typeof editionHistory>>;
  /** Everything that keeps editions from being written, among those there are. */
  check(trial: EditionTrial): Promise<readonly EditionProblem[]>;
  /**
   * Writes the next version of an edition, and of those that change with it: all or none.
   * @throws Fault `bad-parameter` naming every problem, `conflict` when somebody wrote one of them meanwhile
   */
  write(id: string, change: EditionWrite): Promise<Shown>;
  /** As `write`, for rules that are no draft. @throws Fault as `write` */
  put(changes: readonly EditionChange[]): Promise<readonly KeptEdition[]>;
}
type Shown = z.output<typeof edition>;

export function createRules(desk: ProgrammeDesk): RuleDesk {
  const demandReader = () => {
    if (!permits(desk.actor, 'programme.read')) throw refusalOf(desk.actor, 'programme.read');
  };
  const shown = (rules: Rules) => toShown(rules, desk.operates);
  const put: RuleDesk['put'] = async (changes) => {
    desk.demandOperator();
    const { actor, actorName } = noteBy(desk.actor, desk.address);
    const written = await desk.records.programme.put(changes, { actor, actorName }, refuseProblems);
    for (const {
      edition: { id, period },
      version,
    } of written) {
      const deed = { action: 'programme.edition.written', object: id, detail: { version, ...period } };
      await desk.note(desk, { tenant: null, ...deed });
    }
    return written;
  };
  return {
    async list() {
      demandReader();
      const book = await desk.rules();
      const problems = desk.operates ? checkEditions(editionsIn(book.current)) : [];
      const today = desk.today();
      return { editions: book.current.map(shown), problems, today, current: book.on(today)?.edition.id ?? null };
    },
    async history(id) {
      demandReader();
      const versions = (await desk.rules()).history(id);
      if (versions.length === 0) throw noEdition(id);
      return { editions: versions.map(shown) };
    },
    async check({ edition: draft, together }) {
      desk.demandOperator();
      const tried = [draft, ...together].map(toEdition);
      const ids = new Set(tried.map(({ id }) => id));
      const others = editionsIn((await desk.rules()).current).filter(({ id }) => !ids.has(id));
      return checkEditions([...others, ...tried]);
    },
    put,
    async write(id, { together, ...change }) {
      desk.demandOperator();
      const changes = [change, ...together].map((one) => ({ ...one, edition: toEdition(one.edition) }));
      refuseOddIds(id, changes);
      const [written] = await put(changes);
      if (written === undefined) throw new Error('what was put is there');
      const { edition: rules, version, at, actorName: by } = written;
      return shown({ edition: rules, version, at, by });
    },
  };
}

/** @throws Fault `bad-parameter` with every problem, each with its edition and path */
function refuseProblems(kept: readonly KeptEdition[]): void {
  const problems = checkEditions(editionsIn(ruleBook(kept).current));
  if (problems.length === 0) return;
  throw new Fault('bad-parameter', `The rules are not written: ${toldOf(problems)}`, {
    parameter: problems[0]?.where ?? '',
  });
}

const mostTold = 40;

function toldOf(problems: readonly EditionProblem[]): string {
  const told = problems.slice(0, mostTold).map(({ edition, where, reason }) => `${edition}: ${where} ${reason}`);
  const more = problems.length > mostTold ? [`and ${problems.length - mostTold} more`] : [];
  return [...told, ...more].join('; ');
}

function refuseOddIds(id: string, changes: readonly EditionChange[]): void {
  const ids = changes.map(({ edition }) => edition.id);
  if (ids[0] !== id) {
    const message = `The address names the edition ${id} and the body ${ids[0]}; an id never changes`;
    throw new Fault('bad-parameter', message, { parameter: 'edition' });
  }
  if (new Set(ids).size < ids.length) {
    throw new Fault('bad-parameter', 'together names an edition twice; name each once', { parameter: 'together' });
  }
}

/** Who wrote a version is the operator's own affair. */
function toShown({ edition: rules, version, at, by }: Rules, operates: boolean): Shown {
  return { edition: toDraft(rules), version, at, by: operates ? by : null };
}

const editionsIn = (rules: readonly Rules[]): Edition[] => rules.map((one) => one.edition);

/** For an id that no edition has. */
export function noEdition(id: string): Fault {
  return new Fault('not-found', `There is no edition "${id.slice(0, 100)}" of the programme`, { parameter: 'edition' });
}
