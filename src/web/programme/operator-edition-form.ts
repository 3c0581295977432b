import type { EditionDraft } from '#contract/programme-rules.ts';
import type { GridRow } from './member-grid-rows.ts';
import { majorText } from './member-money.ts';

export const editionTables = [
  'requirementSets',
  'learningOptions',
  'skills',
  'prices',
  'bankAccounts',
  'extensions',
  'texts.links',
  'points.kinds',
  'points.weights',
] as const;
export type EditionTable = (typeof editionTables)[number];

/** An edition as it is typed: plain fields by their path, and tables. */
export interface EditionForm {
  readonly values: Readonly<Record<string, string>>;
  readonly tables: Readonly<Record<EditionTable, readonly GridRow[]>>;
}

const listOf = (items: readonly string[]) => items.join('; ');
const textOf = (value: string | number | null) => (value === null ? '' : String(value));

export function toForm(draft: EditionDraft): EditionForm {
  const { texts, points } = draft;
  return {
    values: {
      ...plainValues(draft),
      'texts.guidelines.version': texts.guidelines.version,
      'texts.guidelines.link': texts.guidelines.link ?? '',
      'texts.terms.version': texts.terms.version,
      'texts.terms.text': texts.terms.text,
      points: String(points !== null),
      'points.coursewarePoints': textOf(points?.coursewarePoints ?? null),
      'points.examUnits': textOf(points?.examUnits ?? null),
      'points.surveyScore': textOf(points?.surveyScore ?? null),
      'points.surveys': textOf(points?.surveys ?? null),
    },
    tables: toTables(draft),
  };
}

function plainValues(draft: EditionDraft): Record<string, string> {
  return {
    id: draft.id,
    name: draft.name,
    'period.from': draft.period.from,
    'period.to': draft.period.to ?? '',
    refreshDay: String(draft.refreshDay),
    'renewal.opensAfterDays': String(draft.renewal.opensAfterDays),
    'renewal.closesAfterDays': String(draft.renewal.closesAfterDays),
    anniversaryFrom: draft.anniversaryFrom,
    silverKpiAtEnrolment: String(draft.silverKpiAtEnrolment),
    'directory.weeks': draft.directory.weeks,
    discountPercent: String(draft.discountPercent),
    trainerCertifications: draft.trainerCertifications.join('\n'),
  };
}

function toTables({ texts, points, ...draft }: EditionDraft): EditionForm['tables'] {
  return {
    requirementSets: draft.requirementSets.map(({ period, ...set }) => ({
      ...{ id: set.id, level: set.level, competency: set.competency ?? '', region: set.region ?? '' },
      ...{ from: period.from, to: period.to ?? '', kpi: textOf(set.kpi), trainers: textOf(set.trainers) },
      ...{ exams: textOf(set.exams), revenueUsd: textOf(set.revenueUsd) },
    })),
    learningOptions: draft.learningOptions.map(({ competency, levels }) => ({
      competency,
      levels: listOf(levels.toSorted().toReversed()),
    })),
    skills: draft.skills.map(({ competency, exams }) => ({ competency, exams: listOf(exams) })),
    prices: draft.prices.map((price) => ({
      ...{ offer: price.offer, country: price.country ?? '', currency: price.currency, amount: majorText(price) },
    })),
    bankAccounts: draft.bankAccounts.map((account) => ({ ...account })),
    extensions: draft.extensions.map(({ excludedCompetencies, coversSpecialisations, link, ...rest }) => ({
      ...rest,
      excludedCompetencies: listOf(excludedCompetencies),
      coversSpecialisations: String(coversSpecialisations),
      link: link ?? '',
    })),
    'texts.links': texts.links.map((link) => ({ ...link })),
    'points.kinds': (points?.kinds ?? []).map((kind) => ({ ...kind })),
    'points.weights': (points?.weights ?? []).map(({ kind, perUnit, cap }) => ({
      ...{ kind, perUnit: String(perUnit), cap: textOf(cap) },
    })),
  };
}
