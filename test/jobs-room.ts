import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultQuotas, type Quotas } from '#domain/execution/quota.ts';
import type { Owner } from '#domain/execution/report-life.ts';
import type { ReportPlan } from '#domain/schedule/report-schedule.ts';
import { createJobs, type RunningJobs } from '#jobs/create-jobs.ts';
import type { Maker, Making } from '#jobs/maker.ts';
import type { RequestOutcome } from '#jobs/safe-request.ts';
import type { RecordsPlace } from '#state/place.ts';
import { createRecords, type Records } from '#state/records.ts';
import type { Delivery, ReportKind, StoredReport } from '#state/reports.ts';
import { copyEmptyRecords } from './records-template.ts';

/** Jobs over records of their own, with a clock that is set by hand and makers that do as they are told. */
export interface JobsRoom extends AsyncDisposable {
  readonly dir: string;
  readonly records: Records;
  readonly jobs: RunningJobs;
  /** What was said to the log. */
  readonly told: string[];
  /** Requests that went out. */
  readonly sent: string[];
  now: number;
  /** What a run of a report is made of. */
  make: Maker['make'];
  owner: Owner;
  answer: (url: string) => Promise<RequestOutcome>;
  addReport(given?: Partial<GivenReport>): Promise<StoredReport>;
  /** Another process's worth of jobs on the same records. */
  another(): RunningJobs;
}

interface GivenReport {
  readonly tenant: string;
  readonly kind: ReportKind;
  readonly owner: string;
  readonly plan: ReportPlan;
  readonly delivery: Delivery;
}

export const noon = Date.parse('2024-07-01T12:00:00Z');

const once: ReportPlan = { kind: 'once' };

export function textMaking(text = 'a,b\r\n1,2\r\n', pieces?: Making['pieces']): Making {
  const own = async function* () {
    yield text;
  };
  return { name: 'file.csv', mediaType: 'text/csv', redacted: [], pieces: pieces ?? own(), rows: () => 1 };
}

export function jobsRoom(given?: RecordsPlace, quotas: Partial<Quotas> = {}): JobsRoom {
  const dir = mkdtempSync(join(tmpdir(), 'partnerscope-jobs-'));
  const place = given ?? ({ kind: 'folder', folder: join(dir, 'records') } as const);
  if (place.kind === 'folder') copyEmptyRecords(place.folder);
  const open = () => createRecords({ place, now: () => new Date(room.now).toISOString(), newId: randomUUID });
  const records = open();
  const others: RunningJobs[] = [];
  const maker: Maker = { ownerOf: async () => room.owner, make: (report, call) => room.make(report, call) };
  const create = () =>
    createJobs({
      records,
      embedded: place.kind === 'folder',
      folder: join(dir, 'files'),
      makers: () => ({ insights: maker, download: maker }),
      request: async ({ method, url }) => {
        room.sent.push(`${method} ${url}`);
        return room.answer(url);
      },
      quotas: { ...defaultQuotas, ...quotas },
      fileDays: 14,
      runDays: 90,
      newSecret: () => Buffer.from(randomUUID()).toString('base64url'),
      now: () => room.now,
      tell: (what) => room.told.push(what),
      patienceSeconds: 10,
    });
  const room: JobsRoom = {
    dir,
    records,
    told: [],
    sent: [],
    now: noon,
    make: async () => textMaking(),
    owner: { isThere: true, mayRead: true },
    answer: async () => ({ status: 200 }),
    jobs: create(),
    another() {
      const other = create();
      others.push(other);
      return other;
    },
    addReport: ({ tenant = 't', kind = 'insights', owner = 'anneke', plan = once, delivery = {} } = {}) => {
      const draft = { kind, name: 'a report', description: null, content: {}, plan, delivery };
      const first = plan.kind === 'once' ? room.now : plan.schedule.start;
      const more = { owner: { account: owner, name: owner }, first, check: () => undefined };
      return records.of(tenant).reports.add(draft, more);
    },
    async [Symbol.asyncDispose]() {
      for (const each of [room.jobs, ...others]) await each.close();
      await records.close();
      rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  return room;
}
