import { type EditionDraft, editionDraft } from '#contract/programme-rules.ts';
import { type GridRow, numberOf } from './member-grid-rows.ts';
import { minorOf } from './member-money.ts';
import type { EditionForm } from './operator-edition-form.ts';

/** What cannot be read: where, in the words of the check of the rules. */
export interface FormProblem {
  readonly where: string;
  readonly kind: 'no-number' | 'no-amount';
}

/** What the server would not even read: texts that are empty, links that are none, currencies of other than three letters. */
export function shapeProblems(draft: EditionDraft): { readonly where: string; readonly reason: string }[] {
  const found = editionDraft.safeParse(draft);
  return (found.error?.issues ?? []).map(({ path, message }) => ({
    where: path.map(String).join('.'),
    reason: message,
  }));
}

/** What was typed as an edition, and every cell that is no number. */
export function readForm({ values, tables }: EditionForm): {
  readonly draft: EditionDraft;
  readonly problems: FormProblem[];
} {
  const problems: FormProblem[] = [];
  const need = (text: string | undefined, where: string): number => {
    const number = numberOf(text ?? '');
    if (number === undefined) problems.push({ where, kind: 'no-number' });
    return number ?? 0;
  };
  const reader: Reader = {
    need,
    maybe: (text, where) => ((text ?? '').trim() === '' ? null : need(text, where)),
    amount: (row, where) => {
      const found = minorOf(row['amount'] ?? '', row['currency'] ?? '');
      if (found === undefined) problems.push({ where, kind: 'no-amount' });
      return found ?? 0;
    },
    value: (name) => (values[name] ?? '').trim(),
  };
  return { draft: { ...plainDraft(reader), ...tableDraft(tables, reader), ...textDraft(tables, reader) }, problems };
}

interface Reader {
  readonly need: (text: string | undefined, where: string) => number;
  readonly maybe: (text: string | undefined, where: string) => number | null;
  readonly amount: (row: GridRow, where: string) => number;
  readonly value: (name: string) => string;
}

type PlainPart =
  | 'id'
  | 'name'
  | 'period'
  | 'refreshDay'
  | 'renewal'
  | 'anniversaryFrom'
  | 'silverKpiAtEnrolment'
  | 'directory'
  | 'discountPercent'
  | 'trainerCertifications';

function plainDraft({ need, value }: Reader): Pick<EditionDraft, PlainPart> {
  const number = (name: string) => need(value(name), name);
  return {
    id: value('id'),
    name: value('name'),
    period: { from: value('period.from'), to: value('period.to') || null },
    refreshDay: number('refreshDay'),
    renewal: {
      opensAfterDays: number('renewal.opensAfterDays'),
      closesAfterDays: number('renewal.closesAfterDays'),
    },
    anniversaryFrom: value('anniversaryFrom') === 'payment' ? 'payment' : 'previous',
    silverKpiAtEnrolment: value('silverKpiAtEnrolment') === 'true',
    directory: { weeks: value('directory.weeks') === 'iso' ? 'iso' : 'days' },
    discountPercent: number('discountPercent'),
    trainerCertifications: itemsOf(value('trainerCertifications')),
  };
}

type TablePart = 'requirementSets' | 'learningOptions' | 'skills' | 'prices' | 'bankAccounts' | 'extensions';

function tableDraft(tables: EditionForm['tables'], reader: Reader): Pick<EditionDraft, TablePart> {
  const cell = (row: GridRow, name: string) => (row[name] ?? '').trim();
  return {
    requirementSets: tables.requirementSets.map((row) => toSet(row, reader)),
    learningOptions: tables.learningOptions.map((row) => ({
      competency: cell(row, 'competency'),
      levels: itemsOf(cell(row, 'levels')).map((level) => (level === 'gold' ? 'gold' : 'silver')),
    })),
    skills: tables.skills.map((row) => ({ competency: cell(row, 'competency'), exams: itemsOf(cell(row, 'exams')) })),
    prices: tables.prices.map((row, index) => ({
      offer: offerOf(cell(row, 'offer')),
      country: cell(row, 'country').toUpperCase() || null,
      currency: cell(row, 'currency').toUpperCase(),
      amount: reader.amount({ ...row, currency: cell(row, 'currency').toUpperCase() }, `prices.${index}.amount`),
    })),
    bankAccounts: tables.bankAccounts.map((row) => ({
      currency: cell(row, 'currency').toUpperCase(),
      holder: cell(row, 'holder'),
      account: cell(row, 'account'),
      bank: cell(row, 'bank'),
    })),
    extensions: tables.extensions.map((row) => ({
      ...{ id: cell(row, 'id'), from: cell(row, 'from'), to: cell(row, 'to'), note: cell(row, 'note') },
      excludedCompetencies: itemsOf(cell(row, 'excludedCompetencies')),
      coversSpecialisations: cell(row, 'coversSpecialisations') === 'true',
      link: cell(row, 'link') || null,
    })),
  };
}

function toSet(row: GridRow, { maybe }: Reader): EditionDraft['requirementSets'][number] {
  const cell = (name: string) => (row[name] ?? '').trim();
  const number = (name: string) => maybe(cell(name), `requirementSets.${cell('id')}.${name}`);
  const level = cell('level');
  return {
    id: cell('id'),
    level: level === 'gold' || level === 'silver' ? level : 'learning-action-pack',
    competency: cell('competency') || null,
    region: cell('region') || null,
    period: { from: cell('from'), to: cell('to') || null },
    ...{ kpi: number('kpi'), trainers: number('trainers'), exams: number('exams') },
    revenueUsd: number('revenueUsd'),
  };
}

function offerOf(text: string): EditionDraft['prices'][number]['offer'] {
  return text === 'gold' || text === 'silver' ? text : 'action-pack';
}

function textDraft(tables: EditionForm['tables'], reader: Reader): Pick<EditionDraft, 'texts' | 'points'> {
  const { value } = reader;
  return {
    texts: {
      guidelines: { version: value('texts.guidelines.version'), link: value('texts.guidelines.link') || null },
      terms: { version: value('texts.terms.version'), text: value('texts.terms.text') },
      links: tables['texts.links'].map(({ title = '', href = '' }) => ({ title: title.trim(), href: href.trim() })),
    },
    points: value('points') === 'true' ? toPoints(tables, reader) : null,
  };
}

function toPoints(tables: EditionForm['tables'], { need, maybe, value }: Reader): NonNullable<EditionDraft['points']> {
  const number = (name: string) => need(value(`points.${name}`), `points.${name}`);
  return {
    kinds: tables['points.kinds'].map(({ type = '', kind = '' }) => ({ type: type.trim(), kind: kind.trim() })),
    weights: tables['points.weights'].map(({ kind = '', perUnit, cap }, index) => ({
      kind: kind.trim(),
      perUnit: need(perUnit, `points.weights.${index}.perUnit`),
      cap: maybe(cap, `points.weights.${index}.cap`),
    })),
    coursewarePoints: number('coursewarePoints'),
    examUnits: number('examUnits'),
    surveyScore: number('surveyScore'),
    surveys: maybe(value('points.surveys'), 'points.surveys'),
  };
}

const itemsOf = (text: string) =>
  text
    .split(/[;\n]/)
    .map((item) => item.trim())
    .filter((item) => item !== '');
