import type { Day } from '#base/day.ts';
import { Fault } from '#base/fault.ts';
import { datasets } from '#catalog/datasets/index.ts';
import { reports } from '#catalog/reports/index.ts';
import type { ImportParameters } from '#contract/request.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { AdoptionMarks } from '#domain/adoption/marks.ts';
import type { Jobs } from '#jobs/jobs.ts';
import { datasetStates } from '#lake/current.ts';
import type { Lake } from '#lake/lake.ts';
import { parseTenant } from '#lake/tenant-id.ts';
import { createReporting } from '#reporting/run.ts';
import type { Records } from '#state/records.ts';
import type { Store } from '#store/store.ts';
import { type Annotations, createAnnotations } from './annotations.ts';
import { type Answers, createAnswers } from './answers.ts';
import { type Behind, createBehind } from './behind.ts';
import { type Catalogue, createCatalogue } from './catalogue.ts';
import type { Config } from './config.ts';
import { type Customers, createCustomers } from './customers.ts';
import type { Downloads } from './downloads/downloads.ts';
import { createDownloads } from './downloads/hub.ts';
import { hubQuotas } from './downloads/limits.ts';
import type { Drawer } from './drawer.ts';
import { createFeedbackBook, type FeedbackBook, openFeedbackFile } from './feedback.ts';
import type { ImportJournal } from './import-journal.ts';
import type { ImportRequest, Imports } from './imports.ts';
import { insightsCatalogue, insightsRules } from './insights/catalogue.ts';
import { createInsights, type Insights } from './insights/insights.ts';
import { createLearners, type Learners } from './learners.ts';
import { type OwnImports, ownImports } from './own-imports.ts';
import { createPartnerRest, type PartnerRest } from './partner-rest/partner-rest.ts';
import type { AuditLog } from './people/audit-log.ts';
import type { OwnTenants } from './people/own-tenants.ts';
import { createProgramme, type Programme } from './programme/programme.ts';
import { createRawData, type RawData } from './raw-data.ts';
import type { Reader } from './reader.ts';
import { demandWholeRows } from './receipt-sight.ts';
import type { SendingsReader } from './sendings/compose.ts';
import type { Sendings } from './sendings/sendings.ts';
import { createSupportLoads, type SupportLoads, typedInLoads } from './support-load.ts';
import { createViews, type Views } from './views.ts';

/** What the product does for people, each answer as the reader gets it. */
export interface Services {
  readonly catalogue: Catalogue;
  readonly answers: Answers;
  readonly behind: Behind;
  readonly learners: Learners;
  readonly customers: Customers;
  readonly rawData: RawData;
  readonly downloads: Downloads;
  readonly partnerRest: PartnerRest;
  readonly insights: Insights;
  readonly programme: Programme;
  readonly feedback: FeedbackBook;
  readonly annotations: Annotations;
  readonly views: Views;
  readonly sendings: Sendings;
  readonly supportLoads: SupportLoads;
  readonly imports: OwnImports;
  /**
   * @throws Fault `bad-parameter` for a tenant that cannot be one, or when none is named and none or several are there,
   * `forbidden` when the reader may not load its data
   */
  importRequest(parameters: ImportParameters): Promise<ImportRequest>;
  /** Path of the rejected rows of an import. @throws Fault `not-found` when it has none. */
  rejectsFile(importId: string): Promise<string>;
}

interface Parts {
  readonly config: Config;
  readonly lake: Lake;
  readonly store: Store;
  readonly records: Records;
  readonly imports: Imports;
  readonly journal: ImportJournal;
  readonly drawer: Drawer;
  readonly jobs: Jobs;
  readonly sendingsOf: (reader: SendingsReader) => Sendings;
  readonly note: AuditLog['note'];
  readonly ownTenants: OwnTenants;
  readonly actorOfAccount: (account: string) => Promise<Actor>;
  readonly readerOf: (actor: Actor) => Reader;
  readonly today: () => Day;
  /** Where people open the product. */
  readonly home: () => string;
  readonly now: () => string;
  readonly newId: () => string;
}

/** Everything that readers share is made once; what is made for each reader holds nothing but their sight. */
export function createServices(parts: Parts): (actor: Actor, address?: string) => Services {
  const { config, lake, store, records, today } = parts;
  const states = async (tenant: string) => datasetStates(await lake.manifest(tenant));
  const typedIn = { adoptionMarks: marksOf(config), supportLoad: typedInLoads(records) };
  const notMigrated = config.notMigratedTenants ?? [];
  const asked = { store, states, reports, datasets, today, notMigrated, ...typedIn };
  const reporting = createReporting(asked);
  const file = openFeedbackFile(lake.dataDir);
  const rawText = config.exportRawText;
  const hub = { records, store, datasets, states, jobs: parts.jobs, quotas: hubQuotas(config), now: parts.now, today };
  const insights = { ...parts, catalogue: insightsCatalogue, rules: insightsRules(config) };
  const programme = { ...parts, dataDir: lake.dataDir, tenants: parts.ownTenants };
  return (actor, address) => {
    const reader = parts.readerOf(actor);
    const imports = ownImports(parts.imports, reader, { journal: parts.journal, address: address ?? null });
    const answers = createAnswers({ reporting, reader, rawText, drawer: parts.drawer });
    return {
      catalogue: createCatalogue({ reports, datasets, states, today }, reader),
      answers,
      behind: createBehind({ reporting, reader, rawText }),
      customers: createCustomers({ reporting: asked, reader }),
      learners: createLearners({ reporting: asked, reader, link: config.learnerLink }),
      rawData: createRawData({ store, datasets, reader, rawText }),
      downloads: createDownloads({ ...hub, reader }),
      partnerRest: createPartnerRest({ store, reader, reports, config }),
      insights: createInsights({ ...insights, reader, address: address ?? null }),
      programme: createProgramme(programme, actor, address ?? null),
      feedback: createFeedbackBook({ file, reports, reader, now: parts.now, newId: parts.newId }),
      annotations: createAnnotations({ records, reports, reader }),
      views: createViews({ records, reports, reader }),
      sendings: parts.sendingsOf({ reader, answers, address: address ?? null }),
      supportLoads: createSupportLoads({ records, reader }),
      imports,
      async importRequest(parameters) {
        const tenant = parseTenant(parameters.tenant ?? (await onlyTenant(reader)));
        reader.demand('data.import', tenant);
        return toImportRequest(parameters, tenant);
      },
      async rejectsFile(id) {
        const status = await imports.status(id);
        demandWholeRows(actor, status);
        return rejectsOf(status.receipt?.rejectsFile ?? undefined, lake);
      },
    };
  };
}

function marksOf(config: Config): AdoptionMarks {
  const { adoptionLowPercent, adoptionYammerPercent, adoptionCasesPerMonth } = config;
  return {
    lowPercent: adoptionLowPercent,
    yammerExcessPercent: adoptionYammerPercent,
    casesPerMonth: adoptionCasesPerMonth,
  };
}

/** A file without a tenant can only belong to the one there is; the first one is made by naming it (CLI-3). */
async function onlyTenant(reader: Reader): Promise<string> {
  const tenants = await reader.tenants();
  const [only] = tenants;
  if (tenants.length === 1 && only !== undefined) return only;
  const which = tenants.length === 0 ? 'the first import creates it' : `there are ${tenants.join(', ')}`;
  const message = `tenant is missing; name the partner global account the file belongs to (${which})`;
  throw new Fault('bad-parameter', message, { parameter: 'tenant', allowed: tenants });
}

function toImportRequest({ dataset, customer, file, strict }: ImportParameters, tenant: string): ImportRequest {
  return {
    tenant,
    name: toLabel(file ?? 'upload'),
    ...(dataset !== undefined && { dataset }),
    ...(customer !== undefined && { customer }),
    ...(strict !== undefined && { strict }),
  };
}

/** SEC-10: a name that came from outside is a label; folders, control characters and excess are cut off. */
function toLabel(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  return last.replaceAll(/\p{Cc}/gu, '').slice(-200) || 'upload';
}

function rejectsOf(rejectsFile: string | undefined, lake: Lake): string {
  if (rejectsFile !== undefined) return lake.pathOf(rejectsFile);
  throw new Fault('not-found', 'This import rejected no rows, so there is no file of them', { parameter: 'id' });
}
