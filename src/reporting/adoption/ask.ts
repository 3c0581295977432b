import { addDays, type Day } from '#base/day.ts';
import { addMonths, type Month } from '#base/month.ts';
import { activeDays } from '#domain/adoption/activity-window.ts';
import { type AdoptionMarks, defaultMarks } from '#domain/adoption/marks.ts';
import type { Report } from '#model/report.ts';
import type { AdoptionFrame, AdoptionSetting, SupportCases } from '#query/adoption.ts';
import type { ReportingDeps } from '../plan.ts';

/** Figures up to the end of a month. */
export function frameOf(report: Report, month: Month): AdoptionFrame {
  const { adoption } = report;
  if (adoption === undefined) throw new Error(`${report.id} measures no adoption`);
  return { adoption, until: lastDayOf(month), activeDays };
}

/** How the reports measure adoption; undefined when none does. */
export function adoptionSetting(reports: readonly Report[]): AdoptionSetting | undefined {
  const adoption = reports.find((report) => report.adoption !== undefined)?.adoption;
  return adoption && { adoption, activeDays };
}

/** The thresholds that are set, else ours (ADO-45). */
export function marksOf({ adoptionMarks }: Pick<ReportingDeps, 'adoptionMarks'>): AdoptionMarks {
  return { ...defaultMarks, ...adoptionMarks };
}

/** What the partner typed in about every customer (ADO-45). */
export async function loadOf(
  tenant: string,
  { supportLoad }: Pick<ReportingDeps, 'supportLoad'>,
): Promise<SupportCases> {
  return supportLoad === undefined ? [] : [...(await supportLoad.read(tenant))];
}

function lastDayOf(month: Month): Day {
  return addDays(`${addMonths(month, 1)}-01`, -1);
}
