import type { Edition, PointRules } from './edition.ts';

/** Something an operator must mend before editions can be used: where, and what is allowed. */
export interface EditionProblem {
  readonly edition: string;
  readonly where: string;
  readonly reason: string;
}

type At = (where: string, reason: string) => EditionProblem;

/** What is wrong with the lists of an edition: options, skills, prices, accounts, texts, points (ENR-7, ENR-32, FEE-2). */
export function checkParts(edition: Edition): EditionProblem[] {
  const at: At = (where, reason) => ({ edition: edition.id, where, reason });
  return [
    ...optionProblems(edition, at),
    ...unknownCompetencies(edition, at),
    ...skillProblems(edition, at),
    ...priceProblems(edition, at),
    ...accountProblems(edition, at),
    ...extensionProblems(edition, at),
    ...textProblems(edition, at),
    ...(edition.points === undefined ? [] : pointProblems(edition.points, at)),
  ];
}

function optionProblems({ learningOptions, trainerCertifications }: Edition, at: At): EditionProblem[] {
  return [
    ...doubles(learningOptions.map(({ competency }) => folded(competency))).map((i) =>
      at(`learningOptions.${i}.competency`, 'stands there already; name every competency once'),
    ),
    ...learningOptions.flatMap(({ competency, levels }, i) => [
      ...blank(competency, () => at(`learningOptions.${i}.competency`, 'is empty; name the competency')),
      ...(levels.length > 0 ? [] : [at(`learningOptions.${i}.levels`, 'is empty; silver, gold or both are allowed')]),
      ...doubles(levels).map(() => at(`learningOptions.${i}.levels`, 'names a level twice')),
    ]),
    ...trainerCertifications.flatMap((title, i) =>
      blank(title, () => at(`trainerCertifications.${i}`, 'is empty; take it away')),
    ),
  ];
}

/** A set, or skills, of a competency that nobody can enrol in is most likely a misspelling of one. */
function unknownCompetencies({ requirementSets, learningOptions, skills }: Edition, at: At): EditionProblem[] {
  const known = new Map(learningOptions.map(({ competency, levels }) => [competency, levels]));
  const allowed = [...known.keys()].join(', ') || 'none has one yet';
  const sets = requirementSets.flatMap(({ id, level, competency }) => {
    if (competency === undefined) return [];
    const where = `requirementSets.${id}.competency`;
    if (level === 'learning-action-pack') return [at(where, 'the Action Pack has no competency; leave it out')];
    const levels = known.get(competency);
    if (levels === undefined) return [at(where, `"${competency}" has no learning option; those that have: ${allowed}`)];
    return levels.includes(level) ? [] : [at(where, `"${competency}" has no learning option at the level ${level}`)];
  });
  const skilled = skills.flatMap(({ competency }, i) =>
    known.has(competency)
      ? []
      : [at(`skills.${i}.competency`, `"${competency}" has no learning option; those that have: ${allowed}`)],
  );
  return [...sets, ...skilled];
}

function skillProblems({ skills }: Edition, at: At): EditionProblem[] {
  return [
    ...doubles(skills.map(({ competency }) => folded(competency))).map((i) =>
      at(`skills.${i}.competency`, 'stands there already; put its exams together'),
    ),
    ...skills.flatMap(({ exams }, i) => [
      ...exams.flatMap((exam, j) => blank(exam, () => at(`skills.${i}.exams.${j}`, 'is empty; take it away'))),
      ...doubles(exams.map(folded)).map((j) => at(`skills.${i}.exams.${j}`, 'stands there already; take it away')),
    ]),
  ];
}

/** A partner has one country, so of one offer there is one price for it. */
function priceProblems({ prices }: Edition, at: At): EditionProblem[] {
  const cases = prices.map(({ offer, country }) => JSON.stringify([offer, country]));
  return [
    ...doubles(cases).map((i) => at(`prices.${i}`, 'another price stands for the same offer and country; keep one')),
    ...prices.flatMap(({ country, currency, amount }, i) => [
      ...(Number.isSafeInteger(amount) && amount >= 0
        ? []
        : [at(`prices.${i}.amount`, `is ${amount}; a whole number of the smallest unit (cents) from 0 up is allowed`)]),
      ...(country === undefined || /^[A-Z]{2}$/.test(country)
        ? []
        : [at(`prices.${i}.country`, `is "${country}"; the two capital letters of a country are allowed`)]),
      ...currencyProblem(currency, `prices.${i}.currency`, at),
    ]),
  ];
}

function accountProblems({ bankAccounts }: Edition, at: At): EditionProblem[] {
  return [
    ...doubles(bankAccounts.map(({ currency }) => currency)).map((i) =>
      at(`bankAccounts.${i}.currency`, 'has an account already; one account for each currency is allowed'),
    ),
    ...bankAccounts.flatMap(({ currency, ...texts }, i) => [
      ...currencyProblem(currency, `bankAccounts.${i}.currency`, at),
      ...Object.entries(texts).flatMap(([name, value]) =>
        blank(value, () => at(`bankAccounts.${i}.${name}`, 'is empty; a transfer needs it')),
      ),
    ]),
  ];
}

function extensionProblems({ extensions }: Edition, at: At): EditionProblem[] {
  return doubles(extensions.map(({ id }) => id)).map((i) =>
    at(`extensions.${extensions[i]?.id}`, 'two extensions have this id; give one another'),
  );
}

function textProblems({ texts: { guidelines, terms, links } }: Edition, at: At): EditionProblem[] {
  return [
    ...blank(guidelines.version, () => at('texts.guidelines.version', 'is empty; commitments name it')),
    ...blank(terms.version, () => at('texts.terms.version', 'is empty; orders name it')),
    ...(guidelines.link === undefined ? [] : linkProblem(guidelines.link, 'texts.guidelines.link', at)),
    ...links.flatMap(({ title, href }, i) => [
      ...blank(title, () => at(`texts.links.${i}.title`, 'is empty; say where it leads')),
      ...linkProblem(href, `texts.links.${i}.href`, at),
    ]),
  ];
}

function pointProblems({ kinds, weights, ...base }: PointRules, at: At): EditionProblem[] {
  const weighed = new Set(['exam', 'other', ...weights.map(({ kind }) => kind)]);
  const { surveyScore, ...counts } = base;
  return [
    ...doubles(kinds.map(({ type }) => folded(type))).map((i) =>
      at(`points.kinds.${i}.type`, 'has a kind already; name every type once'),
    ),
    ...kinds.flatMap(({ kind }, i) =>
      weighed.has(kind)
        ? []
        : [at(`points.kinds.${i}.kind`, `"${kind}" has no weight; those that have: ${[...weighed].join(', ')}`)],
    ),
    ...doubles(weights.map(({ kind }) => kind)).map((i) => at(`points.weights.${i}.kind`, 'has a weight already')),
    ...weights.flatMap(({ perUnit, cap }, i) => [
      ...amountProblem(perUnit, `points.weights.${i}.perUnit`, at),
      ...amountProblem(cap, `points.weights.${i}.cap`, at),
    ]),
    ...Object.entries(counts).flatMap(([name, value]) => amountProblem(value, `points.${name}`, at)),
    ...(surveyScore >= 0 && surveyScore <= 5 ? [] : [at('points.surveyScore', `is ${surveyScore}; 0 to 5 is allowed`)]),
  ];
}

function amountProblem(value: number | undefined, where: string, at: At): EditionProblem[] {
  if (value === undefined || (Number.isFinite(value) && value >= 0)) return [];
  return [at(where, `is ${value}; a number from 0 up is allowed`)];
}

function currencyProblem(currency: string, where: string, at: At): EditionProblem[] {
  return /^[A-Z]{3}$/.test(currency) ? [] : [at(where, `is "${currency}"; the three capital letters are allowed`)];
}

function linkProblem(href: string, where: string, at: At): EditionProblem[] {
  const isLink = URL.canParse(href) && new URL(href).protocol === 'https:';
  return isLink ? [] : [at(where, `is "${href}"; an address that begins with https:// is allowed`)];
}

const blank = (text: string, problem: () => EditionProblem) => (text.trim() === '' ? [problem()] : []);
const folded = (text: string) => text.trim().toLowerCase();

/** Where values stand that stood before. */
function doubles(values: readonly string[]): number[] {
  const met = new Set<string>();
  return values.flatMap((value, i) => {
    if (met.has(value)) return [i];
    met.add(value);
    return [];
  });
}
