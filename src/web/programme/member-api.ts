import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type {
  attachment,
  claim,
  claimDraft,
  claimList,
  listingDraft,
  listingList,
} from '#contract/programme-claims.ts';
import type {
  caseDraft,
  caseList,
  enrolment,
  enrolmentList,
  membershipOffers,
  membershipOrder,
  orderDraft,
  proofDraft,
} from '#contract/programme-membership.ts';
import type { partnerProfile, profileDraft } from '#contract/programme-rules.ts';
import { ApiError, getJson, parseProblem, sendJson } from '../api.ts';
import { programmeAddress, programmeQuery } from './programme-api.ts';

export type Offers = z.output<typeof membershipOffers>;
export type Offer = Offers['offers'][number];
export type Order = z.output<typeof membershipOrder>;
export type OrderDraft = z.output<typeof orderDraft>;
export type Membership = z.output<typeof enrolment>;
export type Cases = z.output<typeof caseList>;
export type SupportCase = Cases['cases'][number];
export type Claim = z.output<typeof claim>;
export type Attachment = z.output<typeof attachment>;
export type AttachmentKind = Attachment['kind'];
export type Listings = z.output<typeof listingList>;
export type Listing = Listings['listings'][number];
export type ListingDraft = z.output<typeof listingDraft>;
export type Profile = z.output<typeof partnerProfile>;
export type ProfileDraft = z.output<typeof profileDraft>;
export type Track = NonNullable<Membership['track']>;

export const offersQuery = (tenant: string) => programmeQuery<Offers>('/offers', tenant);
export const enrolmentsQuery = (tenant: string) =>
  programmeQuery<z.output<typeof enrolmentList>>('/enrolments', tenant);
export const casesQuery = (tenant: string) => programmeQuery<Cases>('/cases', tenant);
export const claimsQuery = (tenant: string) => programmeQuery<z.output<typeof claimList>>('/claims', tenant);
export const listingsQuery = (tenant: string) => programmeQuery<Listings>('/listings', tenant);
export const profileQuery = (tenant: string) => programmeQuery<Profile>('/profile', tenant);

/** Silver and gold are ordered for a competency, the Action Pack for the company. */
export function placeOrder(tenant: string, { offer, competency, ...draft }: PlacedOrder): Promise<Order> {
  return offer === 'action-pack' || competency === null
    ? sendJson(programmeAddress('/action-pack/orders', tenant), 'POST', draft)
    : sendJson(programmeAddress('/orders', tenant), 'POST', { ...draft, offer, competency });
}

export interface PlacedOrder extends Pick<OrderDraft, 'method' | 'terms' | 'toPay' | 'contact'> {
  readonly offer: Offer['offer'];
  readonly competency: string | null;
}

export function cancelOrder(tenant: string, id: string): Promise<Order> {
  return getJson(ofOrder(tenant, id, 'cancel'), undefined, 'POST');
}

export function proveOrder(tenant: string, id: string, proof: z.output<typeof proofDraft>): Promise<Order> {
  return sendJson(ofOrder(tenant, id, 'proof'), 'POST', proof);
}

export function askRefund(tenant: string, id: string, reason: string): Promise<Order> {
  return sendJson(ofOrder(tenant, id, 'refund'), 'POST', { reason });
}

/** What the gateway says of a payment; asked once when its reader comes back from there. */
export function paymentQuery(tenant: string, id: string) {
  return queryOptions({
    queryKey: ['programme-payment', tenant, id],
    queryFn: ({ signal }) => getJson<Order>(ofOrder(tenant, id, 'payment'), signal, 'POST'),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}

export function ofOrder(tenant: string, id: string, what: string): string {
  return programmeAddress(`/orders/${encodeURIComponent(id)}/${what}`, tenant);
}

export function chooseTrack(tenant: string, id: string, track: Track): Promise<Membership> {
  return sendJson(programmeAddress(`/enrolments/${encodeURIComponent(id)}/track`, tenant), 'POST', { track });
}

export function openCase(tenant: string, draft: z.output<typeof caseDraft>): Promise<SupportCase> {
  return sendJson(programmeAddress('/cases', tenant), 'POST', draft);
}

export function giveClaim(tenant: string, draft: z.output<typeof claimDraft>): Promise<Claim> {
  return sendJson(programmeAddress('/claims', tenant), 'POST', draft);
}

export function askListing(tenant: string, draft: ListingDraft): Promise<Listing> {
  return sendJson(programmeAddress('/listings', tenant), 'POST', draft);
}

export function leaveDirectory(tenant: string, id: string): Promise<Listing> {
  return getJson(programmeAddress(`/listings/${encodeURIComponent(id)}/leave`, tenant), undefined, 'POST');
}

export function writeProfile(tenant: string, version: number, profile: ProfileDraft): Promise<Profile> {
  return sendJson(programmeAddress('/profile', tenant), 'PUT', { version, profile });
}

/** Hands a file in: the body is the file. @throws ApiError when the server does not take it */
export async function handIn(tenant: string, file: File, kind: AttachmentKind): Promise<Attachment> {
  const answer = await fetch(programmeAddress('/attachments', tenant, { file: file.name, kind }), {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/octet-stream' },
    body: file,
  });
  if (!answer.ok) throw new ApiError(answer.status, parseProblem(await answer.text()));
  return (await answer.json()) as Attachment;
}

export function attachmentAddress(tenant: string, id: string): string {
  return programmeAddress(`/attachments/${encodeURIComponent(id)}`, tenant);
}
