import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { batchList, claimDecision, claimList, directory, listingList } from '#contract/programme-claims.ts';
import type { caseAnswer, openOrders, orderSettle } from '#contract/programme-membership.ts';
import type {
  EditionTrial,
  EditionWrite,
  editionCheck,
  editionHistory,
  partnerOverview,
  profileStatus,
  RequirementsImport,
  RequirementsImported,
  surveyDraft,
  surveyList,
  trainerDraft,
} from '#contract/programme-rules.ts';
import { getJson, sendJson } from '../api.ts';
import { writeSearch } from '../filters/search.ts';
import type { Cases } from './member-api.ts';
import { type Edition, programmeAddress, programmeKey, programmeQuery } from './programme-api.ts';

export type Partners = z.output<typeof partnerOverview>;
export type PartnerRow = Partners['partners'][number];
export type OpenOrder = z.output<typeof openOrders>['orders'][number];
export type Batches = z.output<typeof batchList>;
export type BatchEntry = Batches['next']['entries'][number];
export type PublicDirectory = z.output<typeof directory>;
export type ProfileStatus = z.output<typeof profileStatus>;
export type Settling = z.output<typeof orderSettle>;
export type Deciding = z.output<typeof claimDecision>;

/** A question that is about no partner, or about all. */
function houseQuery<T>(path: string, more: Readonly<Record<string, string | undefined>> = {}) {
  const address = programmeAddress(path, undefined, more);
  return queryOptions({
    queryKey: [programmeKey, 'house', address],
    queryFn: ({ signal }) => getJson<T>(address, signal),
  });
}

/** The rows on screen stay while others come. */
export const partnersQuery = (more: Readonly<Record<string, string | undefined>>) => ({
  ...houseQuery<Partners>('/partners', more),
  placeholderData: keepPreviousData,
});
export const allClaimsQuery = houseQuery<z.output<typeof claimList>>('/claims');
export const allListingsQuery = houseQuery<z.output<typeof listingList>>('/listings');
export const allCasesQuery = houseQuery<Cases>('/cases');
export const openOrdersQuery = houseQuery<z.output<typeof openOrders>>('/open-orders');
export const batchesQuery = houseQuery<Batches>('/batches');
export const editionHistoryQuery = (id: string) =>
  houseQuery<z.output<typeof editionHistory>>(`/editions/${encodeURIComponent(id)}`);
export const surveysQuery = (tenant: string) => programmeQuery<z.output<typeof surveyList>>('/surveys', tenant);

/** What keeps a draft from being written, asked anew for what is typed. */
export function checkQuery(trial: EditionTrial, isReady: boolean) {
  return queryOptions({
    queryKey: ['programme-check', trial],
    queryFn: () =>
      sendJson<z.output<typeof editionCheck>>(programmeAddress('/editions/check', undefined), 'POST', trial),
    enabled: isReady,
    retry: false,
    gcTime: 60_000,
    placeholderData: keepPreviousData,
  });
}

export function writeEdition(id: string, change: EditionWrite): Promise<Edition> {
  return sendJson(programmeAddress(`/editions/${encodeURIComponent(id)}`, undefined), 'PUT', change);
}

export function importRequirements(wish: RequirementsImport): Promise<RequirementsImported> {
  return sendJson(programmeAddress('/requirements', undefined), 'POST', wish);
}

export function checkProfile(tenant: string, version: number, profile: ProfileStatus): Promise<unknown> {
  return sendJson(programmeAddress('/profile/status', tenant), 'PUT', { version, profile });
}

export function confirmTrainer(tenant: string, draft: z.output<typeof trainerDraft>): Promise<unknown> {
  return sendJson(programmeAddress('/trainers', tenant), 'POST', draft);
}

export function endTrainer(tenant: string, id: string): Promise<unknown> {
  return getJson(programmeAddress(`/trainers/${encodeURIComponent(id)}`, tenant), undefined, 'DELETE');
}

export function writeSurvey(tenant: string, draft: z.output<typeof surveyDraft>): Promise<unknown> {
  return sendJson(programmeAddress('/surveys', tenant), 'POST', draft);
}

export function decideClaim(tenant: string, id: string, decision: Deciding): Promise<unknown> {
  return sendJson(programmeAddress(`/claims/${encodeURIComponent(id)}/decide`, tenant), 'POST', decision);
}

export function decideListing(
  tenant: string,
  id: string,
  decision: Omit<Deciding, 'state'> & { state: 'accepted' | 'rejected' },
) {
  return sendJson(programmeAddress(`/listings/${encodeURIComponent(id)}/decide`, tenant), 'POST', decision);
}

export function answerCase(tenant: string, id: string, answer: z.output<typeof caseAnswer>): Promise<unknown> {
  return sendJson(programmeAddress(`/cases/${encodeURIComponent(id)}/answer`, tenant), 'POST', answer);
}

export function settleOrder(tenant: string, id: string, settling: Settling): Promise<unknown> {
  return sendJson(programmeAddress(`/orders/${encodeURIComponent(id)}/settle`, tenant), 'POST', settling);
}

export function sendBatch(month: string): Promise<Batches> {
  return sendJson(programmeAddress('/batches', undefined), 'POST', { month });
}

export function batchFile(month: string): string {
  return programmeAddress(`/batches/${encodeURIComponent(month)}/file`, undefined);
}

/** The directory that everybody may read. */
export function directoryQuery(search: string | undefined, country: string | undefined) {
  const address = `/api/v1/directory${writeSearch({ search, country })}`;
  return queryOptions({
    queryKey: ['directory', address],
    queryFn: ({ signal }) => getJson<PublicDirectory>(address, signal),
    placeholderData: keepPreviousData,
  });
}
