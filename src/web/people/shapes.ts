import type { AuditList } from '#contract/audit.ts';
import type { LearningProfile } from '#contract/learning.ts';
import type { AdminList, LocationList, Person } from '#contract/people.ts';
import type { Session } from '#contract/session.ts';

export type { LearningCounts, TenantSettings } from '#contract/learning.ts';
export type { ChangedPerson, Grant, HouseTenant, MadePerson } from '#contract/people.ts';
export type { Session };

/** A company of the reader's, and what it is to them. */
export type Membership = Session['tenants'][number];

export type SignedInPerson = NonNullable<Session['person']>;

/** Somebody of a company, as its admins see them. */
export type ListedPerson = Person;

/** A role somebody is to hold; without locations of the whole company (RO-11). */
export interface WantedGrant {
  readonly role: string;
  readonly locations?: readonly string[];
}

/** Somebody to ask for a role (RO-18). */
export type Admin = AdminList['admins'][number];

export type KnownLocation = LocationList['locations'][number];

export type AuditEntry = AuditList['entries'][number];

/** Own links to learning accounts (ASC-2). */
export type OwnLearning = LearningProfile;

export type LearningSource = OwnLearning['sources'][number];

export type LearningSourceId = LearningSource['source'];
