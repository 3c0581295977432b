import type { ExpressionBuilder } from 'kysely';
import type { HouseAccess, HouseTables } from './house-access.ts';
import type { Database } from './schema.ts';
import type { Tables } from './tables.ts';

/** What somebody did, as it is kept for good (SEC-18). */
export interface AuditEntry {
  /** Null: it is about the installation and not about one tenant. */
  readonly tenant: string | null;
  /** Account, `house` for whoever sat at the machine, `nobody` for a sign-in that failed. */
  readonly actor: string;
  /** The name at that time, for people. */
  readonly actorName: string;
  /** What was done, as `area.verb`, for example `grant.given`. */
  readonly action: string;
  /** What it was done to: an account, a delivery, a report; null when the action says it all. */
  readonly object: string | null;
  /** More for people; never a secret. */
  readonly detail: Readonly<Record<string, unknown>>;
  readonly address: string | null;
}

export interface KeptAuditEntry extends AuditEntry {
  /** Grows with every entry. */
  readonly entry: number;
  /** UTC instant. */
  readonly at: string;
}

/** Which entries are wanted; instants are UTC, `to` is exclusive. */
export interface AuditChoice {
  /** Absent: of the whole installation. */
  readonly tenant?: string;
  readonly from?: string;
  readonly to?: string;
  /** The whole action or its area (`grant`). */
  readonly action?: string;
  readonly actor?: string;
  /** Only entries below this number: the next page. */
  readonly before?: number;
  readonly limit: number;
}

export interface Audit {
  /** For what changes no other record; it is on disk when this resolves. */
  add(entry: AuditEntry): Promise<void>;
  /** Newest first. */
  list(choice: AuditChoice): Promise<readonly KeptAuditEntry[]>;
}

/** What the house did by itself to something of a tenant. */
export type HouseDeed = Pick<AuditEntry, 'action' | 'object' | 'detail'>;

/** Notes what a transaction does in the same transaction: neither without the other. */
export async function noteIn(tables: HouseTables, entry: AuditEntry, now: string): Promise<void> {
  await tables.insertInto('audit').values(toRow(entry, now)).execute();
}

/** As `noteIn`, for what nobody asked for: a report that stops because of who its owner is now (RO-33). */
export async function noteHouseIn(tables: Tables, deed: HouseDeed, now: string): Promise<void> {
  const entry = { ...deed, tenant: tables.tenant, actor: 'house', actorName: '', address: null };
  await tables.audit.add().values(toRow(entry, now)).execute();
}

function toRow({ actorName, detail, ...rest }: AuditEntry, now: string) {
  return { ...rest, actor_name: actorName, detail: JSON.stringify(detail), at: new Date(now) };
}

export function auditOf(access: HouseAccess): Audit {
  return {
    add: (entry) => access.aside('audit', (tables) => noteIn(tables, entry, access.now())),
    list: (choice) => access.read<readonly KeptAuditEntry[]>([], (tables) => list(tables, choice)),
  };
}

async function list(tables: HouseTables, choice: AuditChoice): Promise<readonly KeptAuditEntry[]> {
  const { tenant, from, to, action, actor, before, limit } = choice;
  let query = tables.selectFrom('audit').selectAll();
  if (tenant !== undefined) query = query.where('tenant', '=', tenant);
  if (from !== undefined) query = query.where('at', '>=', new Date(from));
  if (to !== undefined) query = query.where('at', '<', new Date(to));
  if (action !== undefined) query = query.where((own) => own.or([own('action', '=', action), inArea(own, action)]));
  if (actor !== undefined) query = query.where('actor', '=', actor);
  if (before !== undefined) query = query.where('entry', '<', String(before));
  const rows = await query.orderBy('entry', 'desc').limit(limit).execute();
  return rows.map(({ entry, at, actor_name: actorName, detail, ...rest }) => ({
    ...rest,
    entry: Number(entry),
    at: at.toISOString(),
    actorName,
    detail: { ...detail },
  }));
}

function inArea(own: ExpressionBuilder<Database, 'audit'>, area: string) {
  return own(own.fn<string>('split_part', ['action', own.val('.'), own.lit(1)]), '=', area);
}
