import type { Edition } from '#domain/programme/edition.ts';

/** Programme status by hand, from the specification: plain loops over arrays, sharing no code with the product. */
export interface PurchaseRow {
  readonly InvoiceNumber: string;
  readonly InvoiceLine: number;
  readonly InvoiceDate: string;
  readonly OmlpType: string | null;
  readonly Competency: string | null;
  readonly PurchaseUnits: number | null;
  /** In thousandths, so that sums are whole numbers. */
  readonly kpi: number | null;
  readonly revenue: number | null;
  readonly Qualifying: 0 | 1 | null;
}

export interface ClaimRow {
  readonly month: string;
  readonly omlpType: string;
  readonly purchaseUnits: number;
  readonly invoiceNumber: string;
  /** In thousandths. */
  readonly kpi: number;
  readonly revenue: number;
}

export interface CompletionRow {
  readonly mcpId: string;
  readonly id: string;
  readonly title: string;
  readonly type: string;
  readonly day: string;
  readonly expires: string | null;
  readonly status: string | null;
}

export interface ReferencePartner {
  /** Oldest first; a later line with the same number replaces the one before. */
  readonly deliveries: readonly (readonly PurchaseRow[])[];
  /** Accepted ones, oldest first. */
  readonly claims: readonly (readonly ClaimRow[])[];
  readonly completions: readonly CompletionRow[];
  readonly links: readonly { readonly profile: string; readonly linkedOn: string }[];
  readonly confirmed: readonly { readonly reference: string; readonly until: string | null }[];
  readonly commitments: readonly { readonly competency: string; readonly on: string }[];
  readonly surveys: readonly { readonly month: string; readonly score: number; readonly surveys: number }[];
}

interface Bought {
  readonly month: string;
  readonly competency: string | null;
  readonly type: string;
  readonly units: number;
  readonly kpi: number;
  readonly revenue: number;
}

const plain = (text: string | null) => (text ?? '').trim().toLowerCase();

/** Year and month as one number. */
const count = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
const named = (months: number) => {
  const year = Math.floor((months - 1) / 12);
  return `${year}-${String(months - year * 12).padStart(2, '0')}`;
};

/** ENR-55. */
export function referenceWindow(day: string, refreshDay: number): string[] {
  const last = count(day) - (Number(day.slice(8)) >= refreshDay ? 1 : 2);
  return Array.from({ length: 12 }, (_, i) => named(last - 11 + i));
}

/** OWN-3, ENR-4, ENR-63: what counts, from invoices and claims. */
function boughtBy({ deliveries, claims }: ReferencePartner): Bought[] {
  const current: PurchaseRow[] = [];
  for (const row of deliveries.flat()) {
    const at = current.findIndex(
      (one) => one.InvoiceNumber === row.InvoiceNumber && one.InvoiceLine === row.InvoiceLine,
    );
    if (at >= 0) current.splice(at, 1);
    current.push(row);
  }
  const counting = current.filter((row) => row.Qualifying === 1);
  const bought: Bought[] = counting.map((row) => ({
    month: row.InvoiceDate.slice(0, 7),
    competency: plain(row.Competency) === '' ? null : plain(row.Competency),
    type: plain(row.OmlpType),
    units: row.kpi !== null && row.kpi < 0 ? -Math.abs(row.PurchaseUnits ?? 0) : (row.PurchaseUnits ?? 0),
    kpi: row.kpi ?? 0,
    revenue: row.revenue ?? 0,
  }));
  const left = counting.map((row) => `${plain(row.InvoiceNumber)}|${plain(row.OmlpType)}`);
  const before: string[] = [];
  for (const claim of claims) {
    const again = [...before];
    for (const line of claim) {
      const whole = JSON.stringify(line);
      const told = again.indexOf(whole);
      const had = left.indexOf(`${plain(line.invoiceNumber)}|${plain(line.omlpType)}`);
      if (told >= 0) again.splice(told, 1);
      else {
        before.push(whole);
        if (had >= 0) left.splice(had, 1);
        else {
          const { month, purchaseUnits: units, kpi, revenue } = line;
          bought.push({ month, competency: null, type: plain(line.omlpType), units, kpi, revenue });
        }
      }
    }
  }
  return bought;
}

function later(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** ASC-11, ASC-12, L-17. */
function learned(day: string, lag: number, { completions, links, confirmed }: ReferencePartner, edition: Edition) {
  const counting = completions.filter((row) => {
    const link = links.find(({ profile }) => plain(profile) === plain(row.mcpId));
    if (link === undefined) return false;
    const from = row.day > link.linkedOn ? row.day : link.linkedOn;
    return later(from, lag) <= day;
  });
  const certificates = counting.filter((row) => {
    if (row.type !== 'Certification' || !edition.trainerCertifications.some((name) => plain(name) === plain(row.title)))
      return false;
    if (row.expires !== null && row.expires < day) return false;
    return row.status === null || row.status === 'Active' || (row.status === 'Expired' && row.expires !== null);
  });
  const people = new Set(certificates.map((row) => plain(row.mcpId)));
  for (const { reference, until } of confirmed) {
    if (until === null || until >= day) people.add(plain(reference));
  }
  return { trainers: people.size, exams: counting.filter((row) => row.type === 'Exam') };
}

interface ReferenceRequirement {
  readonly id: string;
  readonly needed: number;
  readonly have: number;
  readonly met: boolean;
}

const need = (id: string, needed: number, have: number): ReferenceRequirement => ({
  id,
  needed,
  have,
  met: have >= needed,
});

/** KPIs of the window and what each level asks for (ENR-20 … ENR-44, learning-program.md §6). */
export function referenceStatus(
  day: string,
  partner: ReferencePartner,
  { edition, lag }: { edition: Edition; lag: number },
) {
  const window = referenceWindow(day, edition.refreshDay);
  const bought = boughtBy(partner).filter(({ month }) => window.includes(month));
  const { trainers, exams } = learned(day, lag, partner, edition);
  const sum = (rows: readonly Bought[], figure: 'kpi' | 'revenue') =>
    rows.reduce((all, row) => all + row[figure], 0) / 1000;
  const byMonth = window.map((month) => {
    const rows = bought.filter((row) => row.month === month);
    return { month, kpi: sum(rows, 'kpi'), revenueUsd: sum(rows, 'revenue') };
  });
  const setOf = (level: string) => edition.requirementSets.find((set) => set.level === level);
  const standing = (competency: string | null, level: string, requirements: ReferenceRequirement[]) => ({
    competency,
    level,
    requirements,
    eligible: requirements.every(({ met }) => met),
    closedReason: null,
  });
  const ofOption = (competency: string, level: 'silver' | 'gold') => {
    const set = setOf(level);
    if (set?.kpi === undefined || set.trainers === undefined || set.exams === undefined) {
      return { ...standing(competency, level, []), eligible: false, closedReason: 'thresholds-missing' };
    }
    const own = bought.filter((row) => row.competency === null || row.competency === plain(competency));
    const wanted = edition.skills
      .filter((skill) => skill.competency === competency)
      .flatMap((skill) => skill.exams.map(plain));
    const passed = exams.filter((row) => {
      const isWanted = wanted.length === 0 || wanted.includes(plain(row.id)) || wanted.includes(plain(row.title));
      return isWanted && window.includes(row.day.slice(0, 7));
    });
    const committed = partner.commitments.some((one) => plain(one.competency) === plain(competency) && one.on <= day);
    const asksKpi = level === 'gold' || edition.silverKpiAtEnrolment;
    return standing(competency, level, [
      ...(asksKpi ? [need('kpi', set.kpi, sum(own, 'kpi'))] : []),
      ...(set.revenueUsd === undefined ? [] : [need('revenueUsd', set.revenueUsd, sum(own, 'revenue'))]),
      need('trainers', set.trainers, trainers),
      need('exams', set.exams, new Set(passed.map((row) => `${plain(row.mcpId)} ${plain(row.id)}`)).size),
      ...(level === 'silver' ? [need('commitment', 1, committed ? 1 : 0)] : []),
    ]);
  };
  const pack = standing(null, 'learning-action-pack', [
    need('trainers', setOf('learning-action-pack')?.trainers ?? 0, trainers),
  ]);
  const rest =
    edition.points === undefined
      ? edition.learningOptions.flatMap(({ competency, levels }) => levels.map((level) => ofOption(competency, level)))
      : [standing(null, 'gold', pointsBy(bought, partner, window, edition.points))];
  return {
    kpi: {
      windowFrom: window[0],
      windowTo: window[11],
      total: sum(bought, 'kpi'),
      revenueUsd: sum(bought, 'revenue'),
      byMonth,
    },
    levels: [pack, ...rest],
  };
}

function pointsBy(
  bought: readonly Bought[],
  { surveys }: ReferencePartner,
  window: readonly string[],
  rules: NonNullable<Edition['points']>,
) {
  const units = new Map<string, number>();
  for (const row of bought) {
    const kind = rules.kinds.find(({ type }) => plain(type) === row.type)?.kind ?? 'other';
    units.set(kind, (units.get(kind) ?? 0) + row.units);
  }
  let points = 0;
  for (const { kind, perUnit, cap } of rules.weights) {
    const own = (kind === 'exam' ? 0 : (units.get(kind) ?? 0)) * perUnit;
    points += cap !== undefined && own > cap ? cap : own;
  }
  const told = surveys.filter(({ month }) => window.includes(month));
  const answers = told.reduce((all, { surveys: by }) => all + by, 0);
  const score =
    answers === 0
      ? 0
      : Math.floor(told.reduce((all, one) => all + Math.round(one.score * 1e6) * one.surveys, 0) / answers) / 1e6;
  return [
    need('coursewarePoints', rules.coursewarePoints, points),
    need('examUnits', rules.examUnits, units.get('exam') ?? 0),
    need('surveyScore', rules.surveyScore, score),
    ...(rules.surveys === undefined ? [] : [need('surveys', rules.surveys, answers)]),
  ];
}
