import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { EditGrid } from './member-grid.tsx';
import type { GridChoice, GridColumn } from './member-grid-rows.ts';
import type { EditionForm, EditionTable } from './operator-edition-form.ts';
import { placeOf } from './operator-edition-place.ts';
import type { ToldProblem } from './operator-edition-problems.tsx';
import { levelText } from './words.ts';

/** What every field of an edition needs. */
export interface FieldsProps {
  readonly form: EditionForm;
  readonly onForm: (form: EditionForm) => void;
  readonly problems: readonly ToldProblem[];
  /** Its id can still be chosen. */
  readonly isNew: boolean;
}

interface GridProps extends FieldsProps {
  readonly table: EditionTable;
}

/** A table of an edition, with what is wrong at its cells. */
export function EditionGrid({ table, form, onForm, problems }: GridProps) {
  const { t } = useTranslation();
  const columns = columnsOf(table, t);
  const placed = problems.map((problem) => ({ ...problem, ...placeOf(problem.where, form) }));
  const problemOf = (row: number, column: string) =>
    placed.find((one) => one.table === table && one.row === row && (one.field || columns[0]?.id) === column)?.reason;
  return (
    <EditGrid
      name={t(`membership.part.${table.replaceAll('.', '-')}.title`)}
      testId={`grid-${table}`}
      columns={columns}
      rows={form.tables[table]}
      onRows={(rows) => onForm({ ...form, tables: { ...form.tables, [table]: rows } })}
      problemOf={problemOf}
      addLabel={t('membership.grid.add')}
      most={2000}
      // Said once on the page.
      hint={table === 'requirementSets' ? undefined : ''}
    />
  );
}

type Column = Omit<GridColumn, 'label' | 'choices'> & { readonly choices?: (t: TFunction) => GridChoice[] };

const levels = (t: TFunction) =>
  ['learning-action-pack', 'silver', 'gold'].map((value) => ({ value, label: levelText(value, t) }));
const options = (t: TFunction) =>
  ['silver', 'gold', 'silver; gold'].map((value) => ({
    value,
    label: value
      .split('; ')
      .map((level) => levelText(level, t))
      .join(', '),
  }));
const offers = (t: TFunction) =>
  ['action-pack', 'silver', 'gold'].map((value) => ({ value, label: t(`membership.offer.${value}`) }));
const yesNo = (t: TFunction) => ['false', 'true'].map((value) => ({ value, label: t(`membership.yesNo.${value}`) }));

const columns: Readonly<Record<EditionTable, readonly Column[]>> = {
  requirementSets: [
    { id: 'id', width: 24 },
    { id: 'level', width: 22, choices: levels },
    { id: 'competency', width: 26 },
    { id: 'region', width: 12 },
    { id: 'from', kind: 'day', width: 16 },
    { id: 'to', kind: 'day', width: 16 },
    { id: 'kpi', kind: 'number', width: 9 },
    { id: 'trainers', kind: 'number', width: 9 },
    { id: 'exams', kind: 'number', width: 9 },
    { id: 'revenueUsd', kind: 'number', width: 12 },
  ],
  learningOptions: [
    { id: 'competency', width: 30 },
    { id: 'levels', width: 20, choices: options },
  ],
  skills: [
    { id: 'competency', width: 30 },
    { id: 'exams', width: 40 },
  ],
  prices: [
    { id: 'offer', width: 20, choices: offers },
    { id: 'country', width: 9 },
    { id: 'currency', width: 9 },
    { id: 'amount', kind: 'number', width: 12 },
  ],
  bankAccounts: [
    { id: 'currency', width: 9 },
    { id: 'holder', width: 24 },
    { id: 'account', width: 26 },
    { id: 'bank', width: 24 },
  ],
  extensions: [
    { id: 'id', width: 16 },
    { id: 'from', kind: 'day', width: 16 },
    { id: 'to', kind: 'day', width: 16 },
    { id: 'excludedCompetencies', width: 28 },
    { id: 'coversSpecialisations', width: 10, choices: yesNo },
    { id: 'note', width: 30 },
    { id: 'link', width: 26 },
  ],
  'texts.links': [
    { id: 'title', width: 28 },
    { id: 'href', width: 40 },
  ],
  'points.kinds': [
    { id: 'type', width: 28 },
    { id: 'kind', width: 20 },
  ],
  'points.weights': [
    { id: 'kind', width: 20 },
    { id: 'perUnit', kind: 'number', width: 12 },
    { id: 'cap', kind: 'number', width: 12 },
  ],
};

function columnsOf(table: EditionTable, t: TFunction): GridColumn[] {
  return columns[table].map(({ choices, ...column }) => ({
    ...column,
    label: t(`membership.gridColumn.${column.id}`),
    ...(choices && { choices: choices(t) }),
  }));
}
