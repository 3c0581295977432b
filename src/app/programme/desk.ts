import type { Day } from '#base/day.ts';
import { Fault } from '#base/fault.ts';
import { type Actor, permits } from '#domain/access/actor.ts';
import type { Permission } from '#domain/access/permission.ts';
import type { ProgrammeDecision, ProgrammeWork } from '#state/programme-book.ts';
import type { Records } from '#state/records.ts';
import type { Store } from '#store/store.ts';
import type { Config } from '../config.ts';
import { noteBy } from '../people/actor-note.ts';
import type { AuditLog } from '../people/audit-log.ts';
import type { OwnTenants } from '../people/own-tenants.ts';
import { refusalOf } from '../reader.ts';
import { demandWhole, seesWhole } from './open-programme.ts';
import { type RuleBook, type Rules, ruleBook } from './rule-book.ts';

/** What every part of the programme is made with. */
export interface ProgrammeParts {
  readonly config: Config;
  readonly records: Records;
  readonly store: Store;
  /** Of the lake: files that are handed in lie below it. */
  readonly dataDir: string;
  readonly tenants: OwnTenants;
  readonly note: AuditLog['note'];
  /** Somebody as they are now, whatever they would sign in with. */
  readonly actorOfAccount: (account: string) => Promise<Actor>;
  readonly today: () => Day;
  /** UTC instant. */
  readonly now: () => string;
  /** Where people open the product, without a slash at its end. */
  readonly home: () => string;
}

/** The programme as somebody gets it. */
export interface ProgrammeDesk extends ProgrammeParts {
  readonly actor: Actor;
  readonly address: string | null;
  /** How they are called in what they write. */
  readonly name: string;
  /**
   * The partner named, or the only one they have; with data or without.
   * @throws Fault `not-found` when it is not theirs, `forbidden` without the permission in it or with a sight of some
   * locations only (RO-12), `signed-out`, `bad-parameter`
   */
  tenantOf(permission: Permission, given: string | undefined): Promise<string>;
  /** Whether `tenantOf` lets them in. */
  may(permission: Permission, tenant: string): boolean;
  /** @throws Fault `forbidden` for everybody but the operator */
  demandOperator(): void;
  /** False for an operator, too, who looks as somebody else. */
  readonly operates: boolean;
  /** The rules as they stand now. */
  rules(): Promise<RuleBook>;
  /** @throws Fault `not-found` when no edition holds on the day */
  rulesOn(day: Day): Promise<Rules>;
  /**
   * Writes to the book of a partner and notes what was decided, in the book and in the log of who did what.
   * @returns what the work returns
   */
  write<T>(tenant: string, work: (book: ProgrammeWork, decide: Decide) => Promise<T>): Promise<T>;
}

/** Notes a decision with the rules it was made by. */
export type Decide = (
  decision: Omit<ProgrammeDecision, 'actor' | 'actorName' | 'edition'> & { readonly rules: Rules | null },
) => Promise<void>;

export function createDesk(parts: ProgrammeParts, actor: Actor, address: string | null): ProgrammeDesk {
  const { records, tenants } = parts;
  const { actor: account, actorName } = noteBy(actor, address);
  const operates = permits(actor, 'programme.operate');
  const rules = async () => ruleBook(await records.programme.editions());
  return {
    ...parts,
    actor,
    address,
    name: actorName === '' ? account : actorName,
    operates,
    async tenantOf(permission, given) {
      const tenant = await tenants.choose(actor, permission, given);
      demandWhole(actor, permission, tenant);
      return tenant;
    },
    may: (permission, tenant) => permits(actor, permission, tenant) && seesWhole(actor, permission, tenant),
    demandOperator() {
      if (!operates) throw refusalOf(actor, 'programme.operate');
    },
    rules,
    async rulesOn(day) {
      const found = (await rules()).on(day);
      if (found !== undefined) return found;
      const message = `No edition of the programme holds on ${day}; the operator enters one under Rules`;
      throw new Fault('not-found', message, { parameter: 'on' });
    },
    async write(tenant, work) {
      const decided: Parameters<Decide>[0][] = [];
      const done = await records.of(tenant).programme.write((book) =>
        work(book, async (decision) => {
          const { rules: by, ...rest } = decision;
          const edition = by === null ? null : { id: by.edition.id, version: by.version };
          await book.decide({ ...rest, actor: account, actorName, edition });
          decided.push(decision);
        }),
      );
      for (const { kind, about, rules: by, outcome } of decided) {
        const edition = by === null ? {} : { edition: by.edition.id, editionVersion: by.version };
        const detail = { ...edition, ...outcome };
        await parts.note({ actor, address }, { tenant, action: `programme.${kind}`, object: about, detail });
      }
      return done;
    },
  };
}
