import { addDays } from '#base/day.ts';
import type { AuditFilter, AuditList, AuditParameters } from '#contract/audit.ts';
import { rawFormats, toRawText } from '#delivery/raw-text.ts';
import { type Actor, isOperator } from '#domain/access/actor.ts';
import { type AuditChoice, type AuditEntry, auditOf, type KeptAuditEntry, noteIn } from '#state/audit.ts';
import type { HouseAccess } from '#state/house-access.ts';
import { noteBy } from './actor-note.ts';
import type { Doer } from './doer.ts';
import type { OwnTenants } from './own-tenants.ts';

/** What somebody did, but for who they are. */
export type Deed = Pick<AuditEntry, 'tenant' | 'action' | 'object' | 'detail'>;

/** The log of who did what (SEC-18): a global admin's own tenant, the operator's everything. */
export interface AuditLog {
  /** @throws Fault `not-found` for a foreign tenant, `forbidden` without the right, `bad-parameter` when none is named of several */
  list(actor: Actor, parameters: AuditParameters): Promise<AuditList>;
  /** The same without pages, as text that is written while it is read. @throws Fault as `list` */
  csv(actor: Actor, filter: AuditFilter): Promise<AuditFile>;
  /**
   * Notes a deed that changes no record; it is on disk when this resolves. While the installation is not set up nothing is
   * noted: everybody is nobody in particular then.
   * @throws Fault `unavailable` when the log cannot be written
   */
  note(doer: Doer, deed: Deed): Promise<void>;
}

export interface AuditFile {
  readonly mediaType: string;
  readonly name: string;
  /** Null: of the whole installation. */
  readonly tenant: string | null;
  text(): AsyncIterable<string>;
}

interface Deps {
  readonly house: HouseAccess;
  readonly own: OwnTenants;
  readonly isSetUp: () => Promise<boolean>;
}

const batchEntries = 1000;

export function createAuditLog({ house, own, isSetUp }: Deps): AuditLog {
  const audit = auditOf(house);
  const choose = async (actor: Actor, { tenant, from, to, action, actor: by }: AuditFilter) => {
    const narrowed = await tenantFor(actor, tenant, own);
    return {
      ...(narrowed !== undefined && { tenant: narrowed }),
      ...(from !== undefined && { from: `${from}T00:00:00.000Z` }),
      ...(to !== undefined && { to: `${addDays(to, 1)}T00:00:00.000Z` }),
      ...(action !== undefined && { action }),
      ...(by !== undefined && { actor: by }),
    };
  };
  return {
    async list(actor, { before, limit, ...filter }) {
      const choice = { ...(await choose(actor, filter)), ...(before !== undefined && { before }) };
      const entries = await audit.list({ ...choice, limit: limit + 1 });
      const shown = entries.slice(0, limit).map((entry) => ({ ...entry, detail: { ...entry.detail } }));
      return { entries: shown, next: entries.length > limit ? (shown.at(-1)?.entry ?? null) : null };
    },
    async csv(actor, filter) {
      const choice = await choose(actor, filter);
      return {
        mediaType: rawFormats.csv.mediaType,
        name: `${['audit', choice.tenant, filter.from, filter.to].filter((part) => part !== undefined).join('_')}.csv`,
        tenant: choice.tenant ?? null,
        text: () => toRawText({ columns, batches: batches(choice, audit.list) }, 'csv'),
      };
    },
    async note({ actor, address }, deed) {
      if (!(await isSetUp())) return;
      // Nothing of what is known of people changes by it.
      await house.aside('audit', (tables) => noteIn(tables, { ...deed, ...noteBy(actor, address) }, house.now()));
    },
  };
}

/** Undefined: everything, which is the operator's alone. */
async function tenantFor(actor: Actor, given: string | undefined, own: OwnTenants): Promise<string | undefined> {
  if (!isOperator(actor)) return own.choose(actor, 'audit.read', given);
  return given;
}

const columns = (['at', 'tenant', 'actor', 'actorName', 'action', 'object', 'detail', 'address'] as const).map(
  (name) => ({ name, type: 'string' as const }),
);

async function* batches(
  choice: Omit<AuditChoice, 'limit' | 'before'>,
  list: (choice: AuditChoice) => Promise<readonly KeptAuditEntry[]>,
): AsyncGenerator<readonly (readonly (string | null)[])[]> {
  let before: number | undefined;
  for (;;) {
    const page = { ...choice, limit: batchEntries, ...(before !== undefined && { before }) };
    const entries = await list(page);
    if (entries.length > 0) yield entries.map(toCells);
    before = entries.at(-1)?.entry;
    if (entries.length < batchEntries || before === undefined) return;
  }
}

function toCells({ at, tenant, actor, actorName, action, object, detail, address }: KeptAuditEntry) {
  return [at, tenant, actor, actorName, action, object, JSON.stringify(detail), address];
}
