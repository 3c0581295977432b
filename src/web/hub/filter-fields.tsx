import { Button, Checkbox, Field, Input, SearchBox, Select, Spinner } from '@fluentui/react-components';
import { Dismiss16Regular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ColumnFilter, DownloadSource } from '#contract/downloads.ts';
import { Failure } from '../people/form.tsx';
import { useSettled } from '../shell/use-settled.ts';
import type { Draft } from './draft.ts';
import { valuesQuery } from './hub-api.ts';

interface FiltersProps {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly source: DownloadSource;
  readonly tenant: string | undefined;
}

/** Rows are chosen by the values of columns; all filters hold together (DL-12). */
export function FilterFields({ draft, onChange, source, tenant }: FiltersProps) {
  const { t } = useTranslation();
  const { filters } = draft;
  const set = (next: readonly ColumnFilter[]) => onChange({ ...draft, template: 'own', filters: next });
  const free = source.columns.filter(({ name, withheld }) => !withheld && !filters.some((one) => one.column === name));
  const add = (column: string) => {
    const kind = source.columns.find(({ name }) => name === column)?.filter;
    if (kind !== undefined)
      set([...filters, kind === 'values' ? { kind, column, values: [] } : { kind: 'between', column }]);
  };
  return (
    <div className="people-form">
      {filters.map((filter) => (
        <fieldset key={filter.column} className="hub-filter" data-testid={`hub-filter-${filter.column}`}>
          <legend className="hub-filter-head">
            {filter.column}
            <Button
              size="small"
              appearance="subtle"
              icon={<Dismiss16Regular />}
              aria-label={t('hub.removeFilter', { column: filter.column })}
              onClick={() => set(filters.filter((one) => one !== filter))}
            />
          </legend>
          <OneFilter
            filter={filter}
            onFilter={(next) => set(filters.map((one) => (one === filter ? next : one)))}
            isDays={source.columns.find(({ name }) => name === filter.column)?.filter === 'days'}
            dataset={source.dataset}
            tenant={tenant}
          />
        </fieldset>
      ))}
      <Field label={t('hub.addFilter')}>
        <Select value="" onChange={(_, { value }) => add(value)} data-testid="hub-add-filter">
          <option value="">{t('hub.chooseColumn')}</option>
          {free.map(({ name }) => (
            <option key={name}>{name}</option>
          ))}
        </Select>
      </Field>
    </div>
  );
}

interface OneFilterProps {
  readonly filter: ColumnFilter;
  readonly onFilter: (filter: ColumnFilter) => void;
  readonly isDays: boolean;
  readonly dataset: string;
  readonly tenant: string | undefined;
}

function OneFilter({ filter, onFilter, isDays, dataset, tenant }: OneFilterProps) {
  const { t } = useTranslation();
  if (filter.kind === 'values') return <Values {...{ filter, onFilter, dataset, tenant }} />;
  const type = isDays ? 'date' : 'number';
  return (
    <div className="people-line">
      {(['from', 'to'] as const).map((end) => (
        <Field key={end} label={t(`hub.field.${end}`)}>
          <Input
            type={type}
            value={filter[end] ?? ''}
            onChange={(_, { value }) => onFilter({ ...filter, [end]: value === '' ? undefined : value })}
            data-testid={`hub-filter-${end}`}
          />
        </Field>
      ))}
    </div>
  );
}

interface ValuesProps extends Pick<OneFilterProps, 'onFilter' | 'dataset' | 'tenant'> {
  readonly filter: Extract<ColumnFilter, { kind: 'values' }>;
}

/** The values that the column has in the data, the chosen ones first. */
function Values({ filter, onFilter, dataset, tenant }: ValuesProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const search = useSettled(typed);
  const found = useQuery(valuesQuery(tenant, { dataset, column: filter.column, search }));
  const spellings = Map.groupBy(new Set([...filter.values, ...(found.data?.values ?? [])]), oneSpelling);
  const choose = (same: readonly string[], isOn: boolean) => {
    const others = filter.values.filter((value) => !same.includes(value));
    onFilter({ ...filter, values: isOn ? [...others, ...same] : others });
  };
  return (
    <>
      <SearchBox
        size="small"
        value={typed}
        onChange={(_, { value }) => setTyped(value)}
        placeholder={t('hub.searchValues')}
        aria-label={t('hub.searchValuesOf', { column: filter.column })}
      />
      <Failure error={found.error} />
      {!found.data && !found.error && <Spinner size="tiny" label={t('app.loading')} />}
      <ul className="plain-list hub-value-list" aria-label={filter.column}>
        {[...spellings].map(([key, same]) => (
          <li key={key}>
            <Checkbox
              label={key === '' ? t('hub.emptyText') : (same[0] ?? key).trim()}
              checked={same.some((value) => filter.values.includes(value))}
              onChange={(_, { checked }) => choose(same, checked === true)}
            />
          </li>
        ))}
      </ul>
      {found.data && spellings.size === 0 && <p className="quiet hub-small">{t('hub.noValue')}</p>}
      {found.data?.more && <p className="quiet hub-small">{t('hub.moreValues')}</p>}
    </>
  );
}

/** Spellings of a value that differ in blanks and case only are one to a reader. */
function oneSpelling(value: string): string {
  return value.trim().toLowerCase();
}
