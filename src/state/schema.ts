import type { ColumnType, Generated, JSONColumnType } from 'kysely';

/** JSON that may be missing; it is written as text. */
type MaybeJson<T> = ColumnType<T | null, string | null, string | null>;

/** What people of a tenant write down: every row belongs to a tenant. */
interface TenantDatabase {
  readonly annotations: AnnotationTable;
  readonly saved_views: SavedViewTable;
  readonly support_loads: SupportLoadTable;
  readonly queries: QueryTable;
  readonly reports: ReportTable;
  readonly executions: ExecutionTable;
  readonly notices: NoticeTable;
  readonly templates: TemplateTable;
  readonly programme_records: ProgrammeRecordTable;
  readonly programme_decisions: ProgrammeDecisionTable;
}

/** The people of the installation, who may belong to several tenants. */
interface HouseDatabase {
  readonly accounts: AccountTable;
  readonly recovery_codes: RecoveryCodeTable;
  readonly identities: IdentityTable;
  readonly sessions: SessionTable;
  readonly tokens: TokenTable;
  readonly one_time_links: OneTimeLinkTable;
  readonly provider_visits: ProviderVisitTable;
  readonly tenants: TenantTable;
  readonly members: MemberTable;
  readonly grants: GrantTable;
  readonly learning_links: LearningLinkTable;
  readonly audit: AuditTable;
  readonly applications: ApplicationTable;
  readonly access_tokens: AccessTokenTable;
  readonly house_keys: HouseKeyTable;
  readonly programme_editions: ProgrammeEditionTable;
  readonly programme_batches: ProgrammeBatchTable;
}

/** The tables of the records as they are; `migrations/` is how they came to be. */
export interface Database extends TenantDatabase, HouseDatabase {}

/** What a record has that is changed, removed and taken back. */
export interface KeptColumns {
  readonly tenant: string;
  readonly id: string;
  /** 1 when made, one more with every change. */
  readonly version: number;
  readonly written_at: Date;
  readonly removed_at: Date | null;
}

export interface AnnotationTable extends KeptColumns {
  readonly month: string;
  readonly report: string | null;
  readonly note: string;
}

export interface SavedViewTable extends KeptColumns {
  readonly name: string;
  readonly report: string;
  readonly search: string;
}

/** Only ever added to: the newest entry of a customer holds. */
export interface SupportLoadTable {
  readonly tenant: string;
  /** 1, 2, 3 … within the tenant, in the order in which they were written. */
  readonly entry: number;
  readonly customer: string;
  readonly cases_per_month: number | null;
  readonly written_at: Date;
}

/** Somebody who can sign in; an address belongs to one account, deleted ones apart. */
export interface AccountTable {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  /** In PHC notation; null: signs in by a provider only. */
  readonly password: string | null;
  readonly must_change_password: boolean;
  readonly operator: boolean;
  /** Key of the second factor, base32; null while it is off. */
  readonly totp_key: string | null;
  /** Last time step that was used: a code works once. */
  readonly totp_step: string | null;
  /** Key that its owner has not proved to hold yet. */
  readonly totp_pending: string | null;
  readonly language: string | null;
  readonly theme: string | null;
  readonly made_at: Date;
  readonly disabled_at: Date | null;
  readonly deleted_at: Date | null;
}

export interface RecoveryCodeTable {
  readonly account: string;
  readonly hash: string;
  readonly used_at: Date | null;
}

/** Whom a provider knows as what. */
export interface IdentityTable {
  readonly provider: string;
  readonly subject: string;
  readonly account: string;
  readonly made_at: Date;
}

export interface SessionTable {
  readonly id: string;
  readonly hash: string;
  readonly account: string;
  readonly made_at: Date;
  readonly seen_at: Date;
  readonly expires_at: Date;
  readonly ended_at: Date | null;
  readonly agent: string;
  readonly address: string;
  /** `password`, or the provider that was signed in with. */
  readonly way: string;
  readonly view_as: MaybeJson<ViewAsColumn>;
}

export interface ViewAsColumn {
  readonly tenant?: string;
  readonly roles: readonly string[];
  readonly locations?: readonly string[];
}

export interface TokenTable {
  readonly id: string;
  readonly hash: string;
  readonly account: string;
  readonly name: string;
  readonly made_at: Date;
  readonly used_at: Date | null;
  readonly expires_at: Date;
  readonly ended_at: Date | null;
}

/** Links that work once: the set-up, an invitation, a new password. */
export interface OneTimeLinkTable {
  readonly hash: string;
  readonly purpose: string;
  readonly account: string | null;
  readonly made_at: Date;
  readonly expires_at: Date;
  readonly used_at: Date | null;
}

export interface ProviderVisitTable {
  readonly hash: string;
  readonly provider: string;
  readonly purpose: string;
  readonly account: string | null;
  readonly tenant: string | null;
  readonly nonce: string;
  readonly verifier: string;
  readonly return_to: string;
  readonly expires_at: Date;
}

export interface TenantTable {
  readonly tenant: string;
  readonly name: string;
  readonly settings: JSONColumnType<object>;
  readonly made_at: Date;
}

export interface MemberTable {
  readonly tenant: string;
  readonly account: string;
  readonly joined_at: Date;
  /** Somebody changed the viewer role by hand: the rule leaves it alone (RO-15). */
  readonly viewer_overridden: boolean;
  /** Shut out of this tenant alone: their grants here give nothing. */
  readonly disabled_at: Date | null;
}

export interface GrantTable {
  readonly tenant: string;
  readonly account: string;
  readonly role: string;
  /** Programme ids; null: the whole company. */
  readonly locations: MaybeJson<readonly string[]>;
  /** `person`, or `provider` where a group of a sign-in provider brings it. */
  readonly origin: string;
  readonly given_at: Date;
  readonly given_by: string | null;
}

export interface LearningLinkTable {
  readonly id: string;
  readonly source: string;
  readonly profile: string;
  readonly address: string | null;
  readonly person: string;
  readonly tenant: string;
  readonly linked_on: string;
  readonly ended_on: string | null;
  readonly end: string | null;
}

/** Only ever added to; the database itself refuses anything else (SEC-18). */
export interface AuditTable {
  readonly entry: Generated<string>;
  readonly at: Date;
  readonly tenant: string | null;
  readonly actor: string;
  readonly actor_name: string;
  readonly action: string;
  readonly object: string | null;
  readonly detail: JSONColumnType<object>;
  readonly address: string | null;
}

/** A program that somebody of the tenant registered: it asks together with a person (RO-30). */
export interface ApplicationTable {
  /** The `client_id`. */
  readonly id: string;
  readonly tenant: string;
  readonly name: string;
  /** Of the secret. */
  readonly hash: string;
  /** Account. */
  readonly made_by: string;
  readonly made_at: Date;
  readonly used_at: Date | null;
  readonly expires_at: Date;
  readonly ended_at: Date | null;
}

/** What an application and a person were given together. */
export interface AccessTokenTable {
  readonly hash: string;
  readonly id: string;
  /** `access` or `refresh`. */
  readonly kind: string;
  /** The same for all that followed from one password. */
  readonly family: string;
  readonly application: string;
  readonly account: string;
  readonly made_at: Date;
  readonly expires_at: Date;
  readonly ended_at: Date | null;
}

/** Keys that the installation made for itself, to sign links with. */
export interface HouseKeyTable {
  readonly name: string;
  readonly value: string;
}

/** A query of the Insights API that somebody keeps. */
export interface QueryTable {
  readonly tenant: string;
  readonly id: string;
  readonly owner: string;
  readonly owner_name: string;
  readonly name: string;
  readonly description: string | null;
  readonly query: string;
  readonly made_at: Date;
}

export interface ReportTable {
  readonly tenant: string;
  readonly id: string;
  /** Which of `reportKinds`. */
  readonly kind: string;
  readonly owner: string;
  readonly owner_name: string;
  readonly name: string;
  readonly description: string | null;
  /** What the report is made of, as its kind has it. */
  readonly content: JSONColumnType<object>;
  readonly plan: JSONColumnType<object>;
  readonly delivery: JSONColumnType<object>;
  readonly status: string;
  readonly made_at: Date;
  readonly changed_at: Date | null;
  readonly removed_at: Date | null;
  /** Slots up to here have been dealt with. */
  readonly looked_at: Date;
  /** The slot to come; null: none. */
  readonly next_at: Date | null;
  /** 1 when made, one more with every change of what it is made of by its owner. */
  readonly version: number;
}

/** One run of a report, for one slot. */
export interface ExecutionTable {
  readonly tenant: string;
  readonly id: string;
  readonly report: string;
  readonly due_at: Date;
  readonly status: string;
  readonly attempts: number;
  readonly not_before: Date | null;
  readonly begun_at: Date | null;
  readonly ended_at: Date | null;
  readonly file: MaybeJson<object>;
  /** Why it failed, for who may see that. */
  readonly trouble: string | null;
}

/** A selection of the downloads hub that somebody keeps. */
export interface TemplateTable {
  readonly tenant: string;
  readonly id: string;
  readonly owner: string;
  readonly name: string;
  readonly dataset: string;
  readonly content: JSONColumnType<object>;
  /** Null: no favourite. */
  readonly favourite_since: Date | null;
  /** 1 when made, one more with every change of what it holds. */
  readonly version: number;
  readonly written_at: Date;
  readonly removed_at: Date | null;
}

/** Somebody or something that is told about a run. */
export interface NoticeTable {
  readonly tenant: string;
  readonly id: string;
  readonly report: string;
  readonly execution: string;
  /** Which of `noticeChannels`. */
  readonly channel: string;
  /** An address. */
  readonly target: string;
  /** `waiting`, `delivered` or `given-up`. */
  readonly state: string;
  readonly tries: number;
  readonly not_before: Date | null;
  readonly ended_at: Date | null;
  readonly log: JSONColumnType<object>;
}

/** What is written down of a partner for the learning-partner programme. */
export interface ProgrammeRecordTable {
  readonly tenant: string;
  /** Which of `ProgrammeContents`. */
  readonly kind: string;
  readonly id: string;
  readonly version: number;
  readonly content: JSONColumnType<object>;
  readonly made_at: Date;
  readonly changed_at: Date;
}

/** What was decided of a partner, and by which rules; never changed. */
export interface ProgrammeDecisionTable {
  readonly tenant: string;
  readonly id: string;
  readonly kind: string;
  readonly about: string | null;
  readonly at: Date;
  readonly actor: string;
  readonly actor_name: string;
  readonly edition: string | null;
  readonly edition_version: number | null;
  readonly facts: JSONColumnType<object>;
  readonly outcome: JSONColumnType<object>;
}

/** The rules of the programme, every version of them; the newest of an id holds. */
export interface ProgrammeEditionTable {
  readonly id: string;
  readonly version: number;
  readonly content: JSONColumnType<object>;
  readonly written_at: Date;
  readonly actor: string;
  readonly actor_name: string;
}

/** The directory as it was sent in a month. */
export interface ProgrammeBatchTable {
  /** YYYY-MM. */
  readonly month: string;
  readonly sent_at: Date;
  readonly actor_name: string;
  readonly entries: JSONColumnType<object>;
}
