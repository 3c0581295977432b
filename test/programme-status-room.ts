import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseConfig } from '#app/config.ts';
import { createDesk, type ProgrammeDesk, type ProgrammeParts } from '#app/programme/desk.ts';
import { createLedger, type LedgerDesk } from '#app/programme/ledger.ts';
import { createStatus, type StatusDesk } from '#app/programme/status.ts';
import type { Claim, Enrolment } from '#domain/programme/book.ts';
import type { Edition } from '#domain/programme/edition.ts';
import { addAccount } from '#state/accounts.ts';
import { addLink } from '#state/learning-links.ts';
import type { ProgrammeWork } from '#state/programme-book.ts';
import { createRecords, type Records } from '#state/records.ts';
import { type LoadedStore, loadedStore } from './loaded-store.ts';
import { copyEmptyRecords } from './records-template.ts';
import type { RawRow } from './reference/customers.ts';
import type { ClaimRow, CompletionRow, PurchaseRow, ReferencePartner } from './reference/programme.ts';

export const today = '2024-06-20';

/** The programme over a real engine and real records, under an edition of one's own. */
export interface StatusRoom extends AsyncDisposable {
  readonly loaded: LoadedStore;
  /** The desk of the operator by an edition. */
  desk(edition: Edition): ProgrammeDesk;
  status(edition: Edition): StatusDesk;
  ledger(edition: Edition): LedgerDesk;
  /** A partner with all that was written down. @returns its id */
  partner(given: Partial<ReferencePartner>): Promise<string>;
  write<T>(tenant: string, work: (book: ProgrammeWork) => Promise<T>): Promise<T>;
}

export async function statusRoom(): Promise<StatusRoom> {
  const loaded = await loadedStore();
  const dir = mkdtempSync(join(tmpdir(), 'partnerscope-status-'));
  copyEmptyRecords(join(dir, 'records'));
  const place = { kind: 'folder', folder: join(dir, 'records') } as const;
  let ids = 0;
  const nextId = () => `id-${String(++ids).padStart(6, '0')}`;
  const now = () => new Date(Date.parse(`${today}T09:00:00Z`) + ids).toISOString();
  const records = createRecords({ place, now, newId: nextId });
  const house = createDesk(partsOf({ loaded, records, dir, now }), { kind: 'house' }, null);
  const desk = (edition: Edition): ProgrammeDesk => {
    const rules = { edition, version: 1, at: null, by: null };
    const book = { current: [rules], on: () => rules, version: () => rules, history: () => [rules] };
    return { ...house, rules: async () => book, rulesOn: async () => rules };
  };
  return {
    loaded,
    desk,
    status: (edition) => createStatus(desk(edition)),
    ledger: (edition) => createLedger(desk(edition)),
    write: (tenant, work) => records.of(tenant).programme.write(work),
    async partner({ deliveries = [], completions = [], links = [], ...written }) {
      const tenant = `partner-${nextId()}`;
      for (const rows of deliveries) await loaded.deliver(tenant, { CoursewarePurchases: rows.map(toPurchase) });
      await loaded.deliver(tenant, { TrainingCompletions: completions.map((row) => toCompletion(tenant, row)) });
      await link(records, tenant, links);
      await records.of(tenant).programme.write((book) => writeDown(book, tenant, written));
      return tenant;
    },
    async [Symbol.asyncDispose]() {
      await records.close();
      await loaded[Symbol.asyncDispose]();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

export interface Made {
  readonly loaded: Pick<LoadedStore, 'store'>;
  readonly records: Records;
  readonly dir: string;
  readonly now: () => string;
}

/** What a desk is made with, where everybody is let in. */
export function partsOf({ loaded, records, dir, now }: Made): ProgrammeParts {
  return {
    config: parseConfig({ data: dir, today }, { PARTNERSCOPE_LOG: 'silent' }),
    records,
    store: loaded.store,
    dataDir: dir,
    actorOfAccount: async () => ({ kind: 'house' }),
    tenants: { all: async () => [], of: async () => [], choose: async (_, _permission, given) => given ?? '' },
    note: async () => undefined,
    today: () => today,
    home: () => 'http://localhost:4400',
    now,
  };
}

/** Each profile belongs to somebody of its own. */
async function link(records: Records, tenant: string, links: ReferencePartner['links']): Promise<void> {
  for (const { profile, linkedOn } of links) {
    const id = `${tenant} ${profile}`;
    const plain = { password: null, mustChangePassword: false, operator: false };
    const account = { id, email: `${profile}@${tenant}.example`, name: `Person ${profile}`, ...plain };
    const kept = { id, address: null, person: id, tenant, source: 'microsoft-learning', linkedOn } as const;
    await records.house.write('people', async (tables) => {
      await addAccount(tables, account, `${today}T09:00:00Z`);
      await addLink(tables, { ...kept, profile: `${tenant}-${profile}` });
    });
  }
}

async function writeDown(book: ProgrammeWork, tenant: string, written: Partial<ReferencePartner>): Promise<void> {
  for (const lines of written.claims ?? []) await book.add('claim', acceptedClaim(lines));
  for (const { reference, until } of written.confirmed ?? []) {
    await book.add('trainer', { name: 'Trainer', until, reference: `${tenant}-${reference}` });
  }
  for (const one of written.commitments ?? []) await book.add('commitment', { ...one, guidelines: '1', by: 'Anneke' });
  for (const one of written.surveys ?? []) await book.add('survey', { ...one, area: null });
}

function toCompletion(tenant: string, { mcpId, id, title, type, day, expires, status }: CompletionRow): RawRow {
  return {
    MCPID: `${tenant}-${mcpId}`,
    TrainingActivityId: id,
    TrainingTitle: title,
    TrainingType: type,
    TrainingCompletionDate: day,
    ExpirationDate: expires,
    ActivationStatus: status,
  };
}

/** A row as a file has it. */
function toPurchase({ kpi, revenue, ...row }: PurchaseRow): RawRow {
  const text = (thousandths: number | null) => (thousandths === null ? null : thousandths / 1000);
  return { ...row, DocumentKind: 'invoice', MPNId: '4571013', KpiValue: text(kpi), RevenueUSD: text(revenue) };
}

export function acceptedClaim(lines: readonly ClaimRow[]): Claim {
  const told = lines.map(({ kpi, revenue, ...line }) => ({
    ...line,
    kpiValue: kpi / 1000,
    revenueUsd: revenue / 1000,
  }));
  const decided = {
    state: 'accepted',
    submittedOn: '2024-06-01',
    decidedOn: '2024-06-02',
    by: 'Anneke',
    reason: null,
  } as const;
  return { lines: told, attachments: [], note: '', ...decided };
}

export function enrolment(given: Partial<Enrolment>): Enrolment {
  return {
    level: 'gold',
    competency: 'Data Analytics',
    order: 'order-1',
    attainedOn: '2023-07-01',
    anniversary: '2024-07-01',
    step: null,
    track: null,
    ended: null,
    ...given,
  };
}
