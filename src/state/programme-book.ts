import type { Selectable } from 'kysely';
import { Fault } from '#base/fault.ts';
import type { ProgrammeContents, ProgrammeKind } from '#domain/programme/book.ts';
import type { Access } from './access.ts';
import { jsonText } from './json-text.ts';
import type { ProgrammeDecisionTable, ProgrammeRecordTable } from './schema.ts';
import type { Tables } from './tables.ts';

/** Something written down of a partner. */
export interface ProgrammeRecord<Kind extends ProgrammeKind> {
  readonly kind: Kind;
  readonly id: string;
  readonly tenant: string;
  /** A change names the version it was made from (1, 2, 3 …). */
  readonly version: number;
  /** UTC instants. */
  readonly madeAt: string;
  readonly changedAt: string;
  readonly content: ProgrammeContents[Kind];
}

export interface DecisionPage {
  readonly limit: number;
  readonly offset: number;
}

/** What was decided, from which facts and by which rules: enough to decide it again. */
export interface ProgrammeDecision {
  /** `area.verb`, for example `claim.accepted`. */
  readonly kind: string;
  /** The record it is about. */
  readonly about: string | null;
  /** Account, or `house`; and the name at that time. */
  readonly actor: string;
  readonly actorName: string;
  readonly edition: { readonly id: string; readonly version: number } | null;
  readonly facts: object;
  readonly outcome: object;
}

export interface KeptDecision extends ProgrammeDecision {
  readonly id: string;
  readonly tenant: string;
  /** UTC instant. */
  readonly at: string;
}

/** What a transaction may do; two that write for one partner go one after the other. */
export interface ProgrammeWork extends Pick<ProgrammeBook, 'list' | 'find'> {
  add<Kind extends ProgrammeKind>(
    kind: Kind,
    content: ProgrammeContents[Kind],
    id?: string,
  ): Promise<ProgrammeRecord<Kind>>;
  /** @param version the one it was made from; absent: whatever it is. @throws Fault `not-found`, `conflict` */
  change<Kind extends ProgrammeKind>(
    kind: Kind,
    id: string,
    content: ProgrammeContents[Kind],
    version?: number,
  ): Promise<ProgrammeRecord<Kind>>;
  decide(decision: ProgrammeDecision): Promise<KeptDecision>;
}

/** What is written down of one partner for the programme, and what was decided. Nothing is ever removed. */
export interface ProgrammeBook {
  /** Oldest first. */
  list<Kind extends ProgrammeKind>(kind: Kind): Promise<readonly ProgrammeRecord<Kind>[]>;
  find<Kind extends ProgrammeKind>(kind: Kind, id: string): Promise<ProgrammeRecord<Kind> | undefined>;
  /** Newest first; all of them, or a page. */
  decisions(page?: DecisionPage): Promise<readonly KeptDecision[]>;
  decisionCount(): Promise<number>;
  decision(id: string): Promise<KeptDecision | undefined>;
  /** Everything of these kinds in one go, oldest first. */
  gather<Kind extends ProgrammeKind>(kinds: readonly Kind[]): Promise<Gathered<Kind>>;
  /** All of the work or nothing of it. */
  write<T>(work: (book: ProgrammeWork) => Promise<T>): Promise<T>;
}

export type Gathered<Kind extends ProgrammeKind> = { readonly [K in Kind]: readonly ProgrammeRecord<K>[] };

export function programmeBookOf(access: Access): ProgrammeBook {
  return {
    list: (kind) => access.read<readonly ProgrammeRecord<typeof kind>[]>([], (tables) => listOf(tables, kind)),
    find: (kind, id) =>
      access.read<ProgrammeRecord<typeof kind> | undefined>(undefined, (tables) => findIn(tables, kind, id)),
    decisions: (page) => access.read<readonly KeptDecision[]>([], (tables) => decisionsOf(tables, page)),
    decisionCount: () => access.read(0, decisionCountOf),
    decision: (id) => access.read<KeptDecision | undefined>(undefined, (tables) => decisionIn(tables, id)),
    async gather(kinds) {
      const rows = await access.read<readonly Selectable<ProgrammeRecordTable>[]>([], (tables) =>
        tables.programme.all().selectAll().where('kind', 'in', kinds).orderBy('made_at').orderBy('id').execute(),
      );
      return gathered(kinds, rows);
    },
    write: (work) => access.write('programme', (tables) => work(workOn(tables, access))),
  };
}

function workOn(tables: Tables, { now, newId }: Access): ProgrammeWork {
  const moment = () => new Date(now());
  return {
    list: (kind) => listOf(tables, kind),
    find: (kind, id) => findIn(tables, kind, id),
    async add(kind, content, id = newId()) {
      const { tenant } = tables;
      const times = { made_at: moment(), changed_at: moment() };
      const row = { tenant, kind, id, version: 1, content: jsonText(content), ...times };
      return toRecord(kind, await tables.programme.add().values(row).returningAll().executeTakeFirstOrThrow());
    },
    async change(kind, id, content, version) {
      const before = await findIn(tables, kind, id);
      if (before === undefined) throw new Fault('not-found', `There is no ${kind} "${id}"`, { parameter: 'id' });
      if (version !== undefined && version !== before.version) throw changedMeanwhile(before, version);
      const next = { content: jsonText(content), version: before.version + 1, changed_at: moment() };
      const row = tables.programme.change(kind, id).set(next).returningAll().executeTakeFirstOrThrow();
      return toRecord(kind, await row);
    },
    async decide({ actorName, edition, facts, outcome, ...rest }) {
      const row = {
        ...rest,
        tenant: tables.tenant,
        id: newId(),
        at: moment(),
        actor_name: actorName,
        edition: edition?.id ?? null,
        edition_version: edition?.version ?? null,
        facts: jsonText(facts),
        outcome: jsonText(outcome),
      };
      return toDecision(await tables.decisions.add().values(row).returningAll().executeTakeFirstOrThrow());
    },
  };
}

async function listOf<Kind extends ProgrammeKind>(
  tables: Tables,
  kind: Kind,
): Promise<readonly ProgrammeRecord<Kind>[]> {
  const rows = await tables.programme.rows(kind).selectAll().orderBy('made_at').orderBy('id').execute();
  return rows.map((row) => toRecord(kind, row));
}

async function findIn<Kind extends ProgrammeKind>(
  tables: Tables,
  kind: Kind,
  id: string,
): Promise<ProgrammeRecord<Kind> | undefined> {
  if (isNoId(id)) return undefined;
  const row = await tables.programme.rows(kind).selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : toRecord(kind, row);
}

async function decisionsOf(tables: Tables, page?: DecisionPage): Promise<readonly KeptDecision[]> {
  const all = tables.decisions.rows().selectAll().orderBy('at', 'desc').orderBy('id');
  const rows = await (page === undefined ? all : all.limit(page.limit).offset(page.offset)).execute();
  return rows.map(toDecision);
}

async function decisionCountOf(tables: Tables): Promise<number> {
  const counted = tables.decisions.rows().select(({ fn }) => fn.countAll<string>().as('count'));
  return Number((await counted.executeTakeFirstOrThrow()).count);
}

async function decisionIn(tables: Tables, id: string): Promise<KeptDecision | undefined> {
  if (isNoId(id)) return undefined;
  const row = await tables.decisions.rows().selectAll().where('id', '=', id).executeTakeFirst();
  return row && toDecision(row);
}

/** Ids come from addresses; the database takes no NUL, not even to look for it. */
const isNoId = (id: string) => id.includes('\0');

function changedMeanwhile(before: ProgrammeRecord<ProgrammeKind>, version: number): Fault {
  const { kind, changedAt } = before;
  const message = `This ${kind} was changed at ${changedAt} (version ${before.version}, not ${version}). Load it again and repeat your change`;
  return new Fault('conflict', message, { parameter: 'version' });
}

function gathered<Kind extends ProgrammeKind>(
  kinds: readonly Kind[],
  rows: readonly Selectable<ProgrammeRecordTable>[],
): Gathered<Kind> {
  const of = (kind: Kind) => rows.filter((row) => row.kind === kind).map((row) => toRecord(kind, row));
  const parsed = kinds.map((kind) => [kind, of(kind)] as const);
  return parseGathered<Kind>(Object.fromEntries(parsed));
}

/** Each list was made of rows of its kind. */
function parseGathered<Kind extends ProgrammeKind>(lists: object): Gathered<Kind> {
  return lists as Gathered<Kind>;
}

/** What stands in a row of a kind was written here as the content of that kind. */
export function toRecord<Kind extends ProgrammeKind>(
  kind: Kind,
  row: Selectable<ProgrammeRecordTable>,
): ProgrammeRecord<Kind> {
  const { id, tenant, version, content, made_at, changed_at } = row;
  const times = { madeAt: made_at.toISOString(), changedAt: changed_at.toISOString() };
  return { kind, id, tenant, version, content: content as ProgrammeContents[Kind], ...times };
}

function toDecision(row: Selectable<ProgrammeDecisionTable>): KeptDecision {
  const { id, tenant, kind, about, at, actor, actor_name: actorName, edition, edition_version, facts, outcome } = row;
  const rules = edition === null ? null : { id: edition, version: edition_version ?? 1 };
  return { id, tenant, kind, about, at: at.toISOString(), actor, actorName, edition: rules, facts, outcome };
}
