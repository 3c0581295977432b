import type { Day } from '#base/day.ts';
import type { Scenario } from '#domain/adoption/advice.ts';
import type { Excess } from '#domain/adoption/causes.ts';
import type { AdoptionMarks } from '#domain/adoption/marks.ts';
import type { Adoption, AdoptionTable } from '#model/adoption.ts';
import type { Page } from './page.ts';
import type { ValueFilter } from './value-filter.ts';

/** What adoption is measured by, whatever day is asked for. */
export interface AdoptionSetting {
  readonly adoption: Adoption;
  /** Days up to the processing day, itself included, in which activity makes a user active (ADO-21). */
  readonly activeDays: number;
}

/** What every question about adoption names: how it is measured, and the newest figures to take. */
export interface AdoptionFrame extends AdoptionSetting {
  /** Figures are of the newest processing day that is not after this one, each dataset its own. */
  readonly until: Day;
}

/** Support cases per month by customer, as the partner typed them in. */
export type SupportCases = readonly (readonly [customer: string, casesPerMonth: number])[];

/** The tables of the portfolio, from one set of figures per customer, product and workload (ADO-30). */
export interface AdoptionQuery extends AdoptionFrame {
  readonly kind: 'adoption';
  /** On the product name and the market of the entitlements. */
  readonly filters: readonly ValueFilter[];
  readonly tables: readonly AdoptionTable[];
  /** Of the customers: part of a name or the beginning of an id, without case. */
  readonly search?: string;
  /** Of the customers. */
  readonly page?: Page;
  readonly marks: AdoptionMarks;
  readonly supportLoad: SupportCases;
}

/** Licences and people; undefined where the dataset behind them has no figures yet. */
export interface Licences {
  readonly sold: number | undefined;
  readonly deployed: number | undefined;
  readonly qualified: number | undefined;
  readonly active: number | undefined;
}

/** The processing days that figures are of; undefined without data. */
export interface AdoptionDays {
  readonly entitlements: Day | undefined;
  readonly activity: Day | undefined;
}

/** Of one product. */
export interface ProductExcess extends Excess {
  readonly product: string;
}

/** A customer with its products and workloads that have more active users than licences. */
export interface CustomerLicences extends Licences {
  readonly customer: string;
  readonly name: string | undefined;
  readonly excesses: readonly Excess[];
}

export interface ProductLicences extends Licences {
  readonly service: string | undefined;
  readonly product: string | undefined;
  readonly workload: string | undefined;
}

export interface AdoptionAnswer {
  readonly days: AdoptionDays;
  readonly whole: Licences;
  readonly services: readonly (Pick<Licences, 'sold' | 'deployed'> & { readonly service: string | undefined })[];
  readonly workloads: readonly (Pick<Licences, 'qualified' | 'active'> & { readonly workload: string | undefined })[];
  readonly products: readonly ProductLicences[];
  readonly customers: { readonly rows: readonly CustomerLicences[]; readonly count: number };
  /** How many customers are in low adoption, ask for much help, and either. */
  readonly advised: { readonly low: number; readonly loaded: number; readonly either: number };
}

/** One customer: its products and workloads, what it holds, and who is behind usage above 100 % (ADO-10, ADO-29). */
export interface CustomerAdoptionQuery extends AdoptionFrame {
  readonly kind: 'customer-adoption';
  readonly customer: string;
  readonly marks: AdoptionMarks;
  /** Whether the people behind the causes are wanted; it takes the right to see persons. */
  readonly people: boolean;
}

/** The people behind the causes of one excess, and the subscriptions they are on. */
export interface ExcessPeople {
  readonly turnover: readonly string[];
  readonly secondSubscription: readonly string[];
  readonly trial: readonly string[];
  readonly active: readonly string[];
}

export interface CustomerProduct extends ProductLicences {
  readonly excess: Excess | undefined;
  /** At most 100 of each; undefined when not asked for. */
  readonly people: ExcessPeople | undefined;
  readonly endingSubscriptions: readonly string[];
  readonly trialSubscriptions: readonly string[];
}

export interface HeldSubscription {
  readonly subscription: string | undefined;
  readonly product: string | undefined;
  readonly state: string | undefined;
  readonly isTrial: boolean;
  readonly channel: string | undefined;
  readonly sold: number;
  readonly assigned: number;
}

export interface CustomerAdoptionAnswer {
  readonly days: AdoptionDays;
  /** False when neither dataset knows the customer on these days. */
  readonly isKnown: boolean;
  readonly name: string | undefined;
  readonly market: string | undefined;
  readonly whole: Licences;
  readonly products: readonly CustomerProduct[];
  /** What this partner sold itself, and what everybody did (ADO-5, ADO-6). */
  readonly own: { readonly sold: number; readonly deployed: number };
  readonly subscriptions: readonly HeldSubscription[];
}

/** The customers that a scenario holds for. */
export interface Advised {
  readonly scenario: Scenario;
  readonly marks: AdoptionMarks;
  readonly supportLoad: SupportCases;
}

/** The rows that a figure of adoption was counted from. */
export interface AdoptionBehind extends AdoptionFrame {
  readonly kind: 'adoption';
  /**
   * The licences behind sold and deployed, those behind qualified, or the activity behind active users; `held` and `used`
   * are all rows of licences and activity that a customer is known by, trials and people who left included.
   */
  readonly measure: 'sold' | 'qualified' | 'active' | 'held' | 'used';
  readonly filters: readonly ValueFilter[];
  /** What the figure is of; `''` is not set. */
  readonly of: {
    readonly customer?: string;
    readonly service?: string;
    readonly product?: string;
    readonly workload?: string;
    /** The service of the licence itself; `service` is that of the product. */
    readonly soldAs?: string;
  };
  /** Only customers that a scenario of advice holds for, in all they have (ADO-45). */
  readonly advised?: Advised;
}
