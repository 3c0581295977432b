import type { z } from 'zod';
import type { listing } from '#contract/programme-claims.ts';
import { slotOf } from '#domain/programme/directory-calendar.ts';
import { slotFor, standingOf } from '#domain/programme/listing.ts';
import type { ProgrammeRecord } from '#state/programme-book.ts';
import type { Sent } from './directory-sent.ts';

export type ListingAnswer = z.output<typeof listing>;

/** A listing as its partner and the operator read it; `listed` from the day it is visible at the latest (ENR-72). */
export function toListing({ id, tenant, version, content }: ProgrammeRecord<'listing'>, sent: Sent): ListingAnswer {
  const { displayName, country, url, requestedOn, acceptedOn, reason } = content;
  const state = standingOf({ id, ...content }, sent.batches);
  const around = { today: sent.today, sent: sent.batches, rule: sent.rule };
  const batchMonth = slotFor({ id, state, acceptedOn }, around)?.batchMonth ?? content.batchMonth;
  const visibleBy = batchMonth === null ? null : slotOf(batchMonth, sent.ruleOf(batchMonth)).visibleBy;
  const isVisible = state === 'sent' && visibleBy !== null && visibleBy <= sent.today;
  return {
    ...{ id, tenant, version, displayName, country, url, requestedOn, acceptedOn, reason, batchMonth, visibleBy },
    status: isVisible ? 'listed' : state,
  };
}
