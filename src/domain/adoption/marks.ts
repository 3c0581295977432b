/** Thresholds of ours; each is a setting (ADO-45). */
export interface AdoptionMarks {
  /** Deployment or usage below this many percent is low adoption (ADO-41). */
  readonly lowPercent: number;
  /** Yammer skews a figure when its active users pass the qualified licences by more than this many percent (ADO-28). */
  readonly yammerExcessPercent: number;
  /** Support cases per month from which a customer is said to need much help (ADO-42). */
  readonly casesPerMonth: number;
}

export const defaultMarks: AdoptionMarks = { lowPercent: 40, yammerExcessPercent: 10, casesPerMonth: 10 };
