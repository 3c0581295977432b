import { Field, Select } from '@fluentui/react-components';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResultSection } from '#contract/report.ts';
import type { ReportSearch } from '../filters/search.ts';
import { TextField } from '../people/form.tsx';
import { usePerson } from '../people/use-session.ts';
import { Window } from '../people/window.tsx';
import { keptSearch } from '../records/view-address.ts';
import { figuresOf, rowsOf, type WatchedRow } from './figures.ts';
import { Made, useMade } from './made.tsx';
import { newPlan, PlanFields } from './plan-fields.tsx';
import { RuleFields } from './rule-fields.tsx';
import { type RuleText, toRule } from './rule-text.ts';
import { addAlert, sendingsQuery } from './sendings-api.ts';
import { TellingFields, toTelling } from './telling-fields.tsx';

interface AlertProps {
  readonly report: string;
  readonly tenant: string;
  readonly search: ReportSearch;
  readonly section: ResultSection;
  readonly title: string;
  readonly onClose: () => void;
}

/** Watches a figure of a section. */
export function AlertWindow({ report, tenant, search, section, title, onClose }: AlertProps) {
  const { t, i18n } = useTranslation();
  const me = usePerson();
  const offered = useQuery(sendingsQuery(tenant)).data?.mailOffered ?? false;
  const [name, setName] = useState(title);
  const [column, setColumn] = useState(figuresOf(section)[0]?.column ?? null);
  const [row, setRow] = useState(rowsOf(section)[0] ?? {});
  const [rule, setRule] = useState<RuleText>({ kind: 'below', number: '', unit: 'percent' });
  const [schedule, setSchedule] = useState(() => newPlan('daily'));
  const [telling, setTelling] = useState({ to: me?.email ?? '', text: '', url: '' });
  const [made, keep] = useMade();
  const wanted = toRule(rule, i18n.language);
  const save = useMutation({
    mutationFn: (checked: NonNullable<typeof wanted>) =>
      addAlert(tenant, {
        name,
        report,
        search: keptSearch(search),
        language: i18n.language,
        schedule,
        section: section.id,
        column,
        row: column === null ? {} : row,
        rule: checked,
        ...toTelling(offered ? telling : { ...telling, to: '' }),
      }),
    onSuccess: keep,
  });
  if (made) return <Made made={made} onClose={onClose} />;
  const isReady = name.trim() !== '' && wanted !== undefined && !save.isPending;
  const run = () => wanted !== undefined && save.mutate(wanted);
  return (
    <Window
      title={t('sending.alert.title')}
      testId="alert-window"
      error={save.error}
      action={{ label: t('sending.alert.save'), testId: 'sending-save', isReady, run }}
      onClose={onClose}
    >
      <p className="quiet">{t('sending.alert.about')}</p>
      <TextField label={t('sending.field.name')} value={name} onValue={setName} maxLength={150} testId="sending-name" />
      <FigureFields section={section} column={column} row={row} onColumn={setColumn} onRow={setRow} />
      <RuleFields rule={rule} onChange={setRule} />
      <PlanFields label={t('sending.field.look')} schedule={schedule} onChange={setSchedule} />
      <TellingFields telling={telling} onChange={setTelling} mailOffered={offered} />
    </Window>
  );
}

interface FigureProps {
  readonly section: ResultSection;
  readonly column: string | null;
  readonly row: WatchedRow;
  readonly onColumn: (column: string | null) => void;
  readonly onRow: (row: WatchedRow) => void;
}

/** Which figure of the section, where it has several. */
function FigureFields({ section, column, row, onColumn, onRow }: FigureProps) {
  const { t } = useTranslation();
  const figures = figuresOf(section);
  const rows = rowsOf(section);
  const nameOf = (id: string | null) =>
    id === null ? t('sending.field.headline') : t(`column.${id}`, { defaultValue: id });
  const textOf = (one: WatchedRow) =>
    Object.values(one)
      .map((value) => value || t('filter.notSet'))
      .join(' · ');
  return (
    <>
      {figures.length > 1 && (
        <Field label={t('sending.field.figure')}>
          <Select value={column ?? ''} onChange={(_, { value }) => onColumn(value || null)} data-testid="alert-figure">
            {figures.map((one) => (
              <option key={one.column} value={one.column ?? ''}>
                {nameOf(one.column)}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {column !== null && rows.length > 0 && (
        <Field label={t('sending.field.row')}>
          <Select
            value={String(rows.findIndex((one) => JSON.stringify(one) === JSON.stringify(row)))}
            onChange={(_, { value }) => onRow(rows[Number(value)] ?? {})}
            data-testid="alert-row"
          >
            {rows.map((one, index) => (
              <option key={JSON.stringify(one)} value={index}>
                {textOf(one)}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </>
  );
}
