import type { EditionDraft } from '#contract/programme-rules.ts';
import type { Edition, Extension, Period, PointRules, RequirementSet } from '#domain/programme/edition.ts';

/** What comes over the wire, as rules. What is unknown is null there and absent here; nowhere else is it turned. */
export function toEdition({
  period,
  requirementSets,
  extensions,
  prices,
  texts,
  points,
  ...same
}: EditionDraft): Edition {
  return {
    ...same,
    period: toPeriod(period),
    requirementSets: requirementSets.map(toSet),
    extensions: extensions.map(({ link, ...rest }): Extension => ({ ...rest, ...(link === null ? {} : { link }) })),
    prices: prices.map(({ country, ...rest }) => ({ ...rest, ...(country === null ? {} : { country }) })),
    texts: {
      ...texts,
      guidelines: {
        version: texts.guidelines.version,
        ...(texts.guidelines.link === null ? {} : { link: texts.guidelines.link }),
      },
    },
    ...(points === null ? {} : { points: toPoints(points) }),
  };
}

/** The rules as they go over the wire; `toEdition` of it gives the same rules. */
export function toDraft({ period, requirementSets, extensions, points, ...edition }: Edition): EditionDraft {
  const { guidelines, terms, links } = edition.texts;
  return {
    ...edition,
    renewal: { ...edition.renewal },
    directory: { ...edition.directory },
    period: { from: period.from, to: period.to ?? null },
    requirementSets: requirementSets.map(toSetDraft),
    extensions: extensions.map(({ excludedCompetencies, link, ...rest }) => ({
      ...rest,
      excludedCompetencies: [...excludedCompetencies],
      link: link ?? null,
    })),
    learningOptions: edition.learningOptions.map(({ competency, levels }) => ({ competency, levels: [...levels] })),
    trainerCertifications: [...edition.trainerCertifications],
    skills: edition.skills.map(({ competency, exams }) => ({ competency, exams: [...exams] })),
    prices: edition.prices.map(({ country, ...rest }) => ({ ...rest, country: country ?? null })),
    bankAccounts: edition.bankAccounts.map((account) => ({ ...account })),
    texts: {
      guidelines: { version: guidelines.version, link: guidelines.link ?? null },
      terms: { ...terms },
      links: links.map((link) => ({ ...link })),
    },
    points: points === undefined ? null : toPointsDraft(points),
  };
}

type SetDraft = EditionDraft['requirementSets'][number];

function toSet({ competency, region, period, kpi, trainers, exams, revenueUsd, ...rest }: SetDraft): RequirementSet {
  return {
    ...rest,
    ...(competency === null ? {} : { competency }),
    ...(region === null ? {} : { region }),
    ...(revenueUsd === null ? {} : { revenueUsd }),
    period: toPeriod(period),
    kpi: kpi ?? undefined,
    trainers: trainers ?? undefined,
    exams: exams ?? undefined,
  };
}

/** A requirement set as it goes over the wire. */
export function toSetDraft(set: RequirementSet): SetDraft {
  const { id, level, competency, region, period, kpi, trainers, exams, revenueUsd } = set;
  return {
    id,
    level,
    competency: competency ?? null,
    region: region ?? null,
    period: { from: period.from, to: period.to ?? null },
    kpi: kpi ?? null,
    trainers: trainers ?? null,
    exams: exams ?? null,
    revenueUsd: revenueUsd ?? null,
  };
}

type PointsDraft = NonNullable<EditionDraft['points']>;

function toPoints({ weights, surveys, ...rest }: PointsDraft): PointRules {
  return {
    ...rest,
    weights: weights.map(({ cap, ...weight }) => ({ ...weight, ...(cap === null ? {} : { cap }) })),
    ...(surveys === null ? {} : { surveys }),
  };
}

function toPointsDraft({ kinds, weights, surveys, ...rest }: PointRules): PointsDraft {
  return {
    ...rest,
    kinds: kinds.map((kind) => ({ ...kind })),
    weights: weights.map(({ cap, ...weight }) => ({ ...weight, cap: cap ?? null })),
    surveys: surveys ?? null,
  };
}

function toPeriod({ from, to }: EditionDraft['period']): Period {
  return { from, ...(to === null ? {} : { to }) };
}
