import type { Actor } from '#domain/access/actor.ts';
import { type Attachments, createAttachments } from './attachments.ts';
import { type Batches, createBatches } from './batches.ts';
import { type Claims, createClaims } from './claims.ts';
import { createDecisions, type DecisionDesk } from './decisions.ts';
import { createDesk, type ProgrammeDesk, type ProgrammeParts } from './desk.ts';
import { createDirectory, type Directory } from './directory.ts';
import { createLedger, type LedgerDesk } from './ledger.ts';
import { createMembership, type Membership } from './membership.ts';
import { createPartners, type PartnerOverview, toFigures } from './partners.ts';
import { createProfiles, type ProfileDesk } from './profile.ts';
import { createProfilePeople, type ProfilePeople } from './profile-people.ts';
import { createRequirements, type RequirementsDesk } from './requirements.ts';
import { createRules, type RuleDesk } from './rules.ts';
import { createStatus, type StatusDesk } from './status.ts';
import { createTrainers, type TrainerDesk } from './trainers.ts';

/** The learning-partner programme as somebody gets it (docs/programme.md). */
export interface Programme {
  readonly desk: ProgrammeDesk;
  readonly status: StatusDesk;
  readonly ledger: LedgerDesk;
  readonly trainers: TrainerDesk;
  readonly rules: RuleDesk;
  readonly requirements: RequirementsDesk;
  readonly profile: ProfileDesk;
  /** Trainers that the operator confirmed, and surveys. */
  readonly people: ProfilePeople;
  readonly decisions: DecisionDesk;
  readonly partners: PartnerOverview;
  readonly attachments: Attachments;
  readonly claims: Claims;
  readonly directory: Directory;
  readonly batches: Batches;
  readonly membership: Membership;
}

export function createProgramme(parts: ProgrammeParts, actor: Actor, address: string | null): Programme {
  const desk = createDesk(parts, actor, address);
  const rules = createRules(desk);
  const status = createStatus(desk);
  return {
    desk,
    status,
    ledger: createLedger(desk),
    trainers: createTrainers(desk),
    rules,
    requirements: createRequirements(desk, rules),
    profile: createProfiles(desk),
    people: createProfilePeople(desk),
    decisions: createDecisions(desk),
    partners: createPartners(desk, async (tenant) => toFigures(await status.of(tenant))),
    attachments: createAttachments(desk),
    claims: createClaims(desk),
    directory: createDirectory(desk),
    batches: createBatches(desk),
    membership: createMembership(desk),
  };
}
