import { Field, Select } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DownloadSchedule } from '#contract/downloads.ts';
import type { ResultSection } from '#contract/report.ts';
import type { Sending } from '#contract/sendings.ts';
import { TextField } from '../people/form.tsx';
import { usePerson } from '../people/use-session.ts';
import { Window } from '../shell/window.tsx';
import { figuresOf, isSameRow, offeredFigures, offeredRows, rowsOf, type WatchedRow } from './figures.ts';
import { Made, useKeeping } from './made.tsx';
import { newPlan, PlanFields, planOf } from './plan-fields.tsx';
import { RuleFields } from './rule-fields.tsx';
import { type RuleText, ruleTextOf, toRule } from './rule-text.ts';
import { keepAlert, sendingsQuery } from './sendings-api.ts';
import { type Telling, TellingFields, tellingOf, toTelling } from './telling-fields.tsx';

interface AlertProps {
  readonly report: string;
  readonly tenant: string;
  /** Query of the page's address, without its tenant. */
  readonly search: string;
  /** Undefined while its figures are asked for: then what is watched stays. */
  readonly section: ResultSection | undefined;
  readonly sectionId: string;
  readonly title: string;
  /** The alert that is changed; absent for a new one. */
  readonly before?: Sending;
  readonly onClose: () => void;
}

/** Watches a figure of a section. */
export function AlertWindow({ report, tenant, search, section, sectionId, title, before, onClose }: AlertProps) {
  const { t, i18n } = useTranslation();
  const offered = useQuery(sendingsQuery(tenant)).data?.mailOffered ?? false;
  const [draft, setDraft] = useState(useFirst(section, title, before));
  const { made, keeping } = useKeeping(before, onClose);
  if (made) return <Made made={made} isChange={before !== undefined} onClose={onClose} />;
  const { name, column, row, schedule, telling } = draft;
  const set = (next: Partial<typeof draft>) => setDraft({ ...draft, ...next });
  const rule = toRule(draft.rule, i18n.language);
  const order = rule && {
    ...{ name, report, search, schedule, section: sectionId, column, rule },
    language: before?.language ?? i18n.language,
    row: column === null ? {} : row,
    afterImports: before?.alert?.afterImports ?? true,
    ...toTelling(offered ? telling : { ...telling, to: '' }, before),
  };
  const words = before ? 'sending.alert.change' : 'sending.alert';
  const run = () => order !== undefined && keeping.mutate(() => keepAlert(tenant, order, before));
  const isReady = name.trim() !== '' && order !== undefined && !keeping.isPending;
  return (
    <Window
      title={t(`${words}.title`)}
      testId="alert-window"
      error={keeping.error}
      action={{ label: t(`${words}.save`), testId: 'sending-save', isReady, run }}
      onClose={onClose}
    >
      <p className="quiet">{t(`${words}.about`)}</p>
      <TextField
        label={t('sending.field.name')}
        value={name}
        onValue={(written) => set({ name: written })}
        maxLength={150}
        testId="sending-name"
      />
      {section && <FigureFields {...{ section, column, row }} onChange={set} />}
      <RuleFields rule={draft.rule} onChange={(written) => set({ rule: written })} />
      <PlanFields
        label={t('sending.field.look')}
        schedule={schedule}
        onChange={(chosen) => set({ schedule: chosen })}
      />
      <TellingFields telling={telling} onChange={(written) => set({ telling: written })} mailOffered={offered} />
    </Window>
  );
}

interface Draft {
  readonly name: string;
  readonly column: string | null;
  readonly row: WatchedRow;
  readonly rule: RuleText;
  readonly schedule: DownloadSchedule;
  readonly telling: Telling;
}

/** What the window opens with: the alert that is changed, or what most people want. */
function useFirst(section: ResultSection | undefined, title: string, before: Sending | undefined): Draft {
  const { i18n } = useTranslation();
  const me = usePerson();
  if (before?.alert) {
    const { column, row, rule } = before.alert;
    const shown = { rule: ruleTextOf(rule, i18n.language), schedule: planOf(before), telling: tellingOf(before) };
    return { name: before.name, column, row, ...shown };
  }
  return {
    name: title,
    column: (section && figuresOf(section)[0]?.column) ?? null,
    row: (section && rowsOf(section)[0]) ?? {},
    rule: { kind: 'below', number: '', unit: 'percent' },
    schedule: newPlan('daily'),
    telling: { to: me?.email ?? '', text: '', url: '' },
  };
}

interface FigureProps {
  readonly section: ResultSection;
  readonly column: string | null;
  readonly row: WatchedRow;
  readonly onChange: (next: { readonly column?: string | null; readonly row?: WatchedRow }) => void;
}

/** Which figure of the section, where it has several. */
function FigureFields({ section, column, row, onChange }: FigureProps) {
  const { t } = useTranslation();
  const figures = offeredFigures(section, column);
  const rows = offeredRows(section, row);
  const nameOf = (id: string | null) =>
    id === null ? t('sending.field.headline') : t(`column.${id}`, { defaultValue: id });
  const textOf = (one: WatchedRow) =>
    Object.values(one)
      .map((value) => value || t('filter.notSet'))
      .join(' · ');
  const first = rowsOf(section)[0] ?? {};
  // A figure in a row wants one of the rows; the number in large type stands in none.
  const choose = (wanted: string | null) =>
    onChange({ column: wanted, ...(Object.keys(row).length === 0 && { row: first }) });
  return (
    <>
      {figures.length > 1 && (
        <Field label={t('sending.field.figure')}>
          <Select value={column ?? ''} onChange={(_, { value }) => choose(value || null)} data-testid="alert-figure">
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
            value={String(rows.findIndex((one) => isSameRow(one, row)))}
            onChange={(_, { value }) => onChange({ row: rows[Number(value)] ?? {} })}
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
