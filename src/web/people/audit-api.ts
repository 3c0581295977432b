import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import type { AuditList } from '#contract/audit.ts';
import { getJson } from '../api.ts';
import { oneOf, type ReportSearch, writeSearch } from '../filters/search.ts';

/** Entries that come at a time. */
const pageSize = 100;

/** Which entries are wanted, as the page's address says it; without a tenant those of the whole installation. */
export interface AuditWish {
  readonly tenant: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly action?: string | undefined;
  readonly actor?: string | undefined;
}

/** `since` and `until` are days; `from` and `to` of an address are the months of reports. */
export function toWish(search: ReportSearch, tenant: string | undefined): AuditWish {
  return {
    tenant: oneOf(search.everywhere) === 'yes' ? undefined : tenant,
    from: oneOf(search.since),
    to: oneOf(search.until),
    action: oneOf(search.action),
    actor: oneOf(search.actor),
  };
}

export function auditQuery(wish: AuditWish, isReady: boolean) {
  return infiniteQueryOptions({
    queryKey: ['audit', wish],
    queryFn: ({ pageParam, signal }) => {
      const before = pageParam === null ? undefined : String(pageParam);
      return getJson<AuditList>(`/api/v1/audit${writeSearch({ ...wish, before, limit: String(pageSize) })}`, signal);
    },
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    enabled: isReady,
    // What was just done is wanted here.
    staleTime: 0,
  });
}

/** All entries wanted as a file. */
export function auditFile(wish: AuditWish): string {
  return `/api/v1/audit.csv${writeSearch({ ...wish })}`;
}

/** What is noted, by area. */
export const auditActions = [
  ...['session.started', 'session.refused', 'session.ended', 'set-up.finished', 'password.changed', 'password.reset'],
  ...['second-factor.on', 'second-factor.off', 'token.made', 'token.ended', 'view-as.started', 'view-as.ended'],
  ...['person.made', 'person.disabled', 'person.enabled', 'person.deleted', 'person.signed-out'],
  ...['grant.given', 'grant.taken', 'tenant.made', 'tenant.changed', 'settings.changed'],
  ...['learning.linked', 'learning.unlinked', 'learning.refused', 'data.imported', 'data.undone', 'export.made'],
  ...['report.made', 'report.changed', 'report.deleted', 'report.restored', 'report.run'],
  ...['report.paused', 'report.resumed', 'report.cancelled', 'report.stopped'],
  ...['template.made', 'template.changed', 'template.deleted', 'template.restored'],
  ...['sending.made', 'sending.changed', 'sending.deleted', 'sending.restored', 'sending.run'],
  ...['sending.paused', 'sending.resumed', 'sending.replayed', 'sending.sent'],
] as const;
