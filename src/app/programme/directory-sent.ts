import type { Day } from '#base/day.ts';
import type { Month } from '#base/month.ts';
import type { WeekRule } from '#domain/programme/directory-calendar.ts';
import type { DirectoryBatch } from '#state/programme-house.ts';
import type { ProgrammeDesk } from './desk.ts';
import type { RuleBook } from './rule-book.ts';

/** What was sent to the directory, and by which weeks it is counted. */
export interface Sent {
  readonly today: Day;
  readonly batches: readonly DirectoryBatch[];
  /** Of a month (L-5): as the edition says that holds in its middle, where batches are sent. */
  ruleOf(month: Month): WeekRule;
  /** Of today. */
  readonly rule: WeekRule;
}

export async function sentOf(desk: Pick<ProgrammeDesk, 'records' | 'rules' | 'today'>): Promise<Sent> {
  const [batches, rules] = await Promise.all([desk.records.programme.batches(), desk.rules()]);
  const today = desk.today();
  const ruleOf = (month: Month) => weeksOn(rules, `${month}-15`);
  return { today, batches, ruleOf, rule: weeksOn(rules, today) };
}

/** Days of the month where no edition says otherwise (ENR-76). */
function weeksOn(rules: RuleBook, day: Day): WeekRule {
  return rules.on(day)?.edition.directory.weeks ?? 'days';
}
