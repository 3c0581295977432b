import type { Annotation, AnnotationChange, AnnotationChoice, AnnotationDraft } from '#contract/annotations.ts';
import type { Report } from '#model/report.ts';
import type { Records } from '#state/records.ts';
import { named } from './named.ts';
import type { Reader } from './reader.ts';
import { parseRecordId } from './record-id.ts';

/**
 * Notes on months, seen by everybody of a tenant whom their report opens to. Each call throws a Fault `not-found` for an
 * unknown tenant.
 */
export interface Annotations {
  list(choice: AnnotationChoice): Promise<{ readonly annotations: readonly Annotation[] }>;
  /** @throws Fault `not-found` for an unknown report, `too-large` when the tenant has too many */
  add(tenant: string | undefined, draft: AnnotationDraft): Promise<Annotation>;
  /** @throws Fault `not-found` for an unknown note or report, `conflict` when it was changed since that version */
  change(tenant: string | undefined, id: string, change: AnnotationChange): Promise<Annotation>;
  /** @throws Fault `not-found` */
  remove(tenant: string | undefined, id: string): Promise<Annotation>;
  /** @throws Fault `not-found` when it was never there or is gone for good */
  restore(tenant: string | undefined, id: string): Promise<Annotation>;
}

export function createAnnotations(deps: {
  readonly records: Records;
  readonly reports: readonly Report[];
  readonly reader: Reader;
}): Annotations {
  const of = async (tenant: string | undefined) => deps.records.of(await deps.reader.tenantOf(tenant)).annotations;
  const idOf = (id: string) => parseRecordId(id, 'annotation');
  const checked = ({ month, report, note }: AnnotationDraft): AnnotationDraft => {
    if (report !== null) named(deps.reports, report, 'report');
    return { month, report, note };
  };
  return {
    async list({ tenant, ...choice }) {
      if (choice.report !== undefined) named(deps.reports, choice.report, 'report');
      const own = await deps.reader.tenantOf(tenant);
      const notes = await deps.records.of(own).annotations.list(choice);
      return { annotations: notes.filter(({ report }) => report === null || deps.reader.opens(report, own)) };
    },
    add: async (tenant, draft) => (await of(tenant)).add(checked(draft)),
    change: async (tenant, id, { version, ...draft }) => (await of(tenant)).change(idOf(id), checked(draft), version),
    remove: async (tenant, id) => (await of(tenant)).remove(idOf(id)),
    restore: async (tenant, id) => (await of(tenant)).restore(idOf(id)),
  };
}
