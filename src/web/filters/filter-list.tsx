import {
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Button,
  Checkbox,
  SearchBox,
} from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FilterName } from '#model/report.ts';
import { matching, same } from './options.ts';

interface FilterListProps {
  readonly name: FilterName;
  readonly values: readonly string[];
  readonly chosen: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
}

/** Short lists need no search. */
const searchFrom = 9;

/** One filter: how many are on, a search, all and none, and the values. */
export function FilterList({ name, values, chosen, onChange }: FilterListProps) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState('');
  const title = t(`filter.${name}.title`);
  const shown = matching(values, wanted, t('filter.notSet'));
  const isOn = (value: string) => chosen.some((one) => same(one, value));
  const without = (gone: readonly string[]) => chosen.filter((one) => !gone.some((value) => same(one, value)));
  return (
    <AccordionItem value={name}>
      <AccordionHeader expandIconPosition="end" data-testid={`filter-${name}`}>
        <span className="filter-head">
          <span className="filter-title">{title}</span>
          <span className="filter-chosen">
            {chosen.length > 0 ? t('filter.chosen', { count: chosen.length, total: values.length }) : t('filter.all')}
          </span>
        </span>
      </AccordionHeader>
      <AccordionPanel className="filter-body">
        {values.length >= searchFrom && (
          <SearchBox
            size="small"
            className="filter-search"
            value={wanted}
            onChange={(_, { value }) => setWanted(value)}
            placeholder={t('filter.searchIn', { what: title.toLowerCase() })}
            aria-label={t('filter.searchIn', { what: title.toLowerCase() })}
          />
        )}
        <div className="filter-actions">
          <Button size="small" appearance="subtle" onClick={() => onChange([...without(shown), ...shown])}>
            {t('filter.all')}
          </Button>
          <Button size="small" appearance="subtle" onClick={() => onChange(without(shown))}>
            {t('filter.none')}
          </Button>
        </div>
        <fieldset className="filter-values" aria-label={title}>
          {shown.map((value) => (
            <Checkbox
              key={value}
              label={value === '' ? t('filter.notSet') : value}
              checked={isOn(value)}
              onChange={(_, { checked }) => onChange(checked ? [...chosen, value] : without([value]))}
              data-testid={`option-${name}-${value}`}
            />
          ))}
          {shown.length === 0 && (
            <p className="quiet filter-empty">{t(values.length === 0 ? 'filter.noValues' : 'filter.noMatch')}</p>
          )}
        </fieldset>
      </AccordionPanel>
    </AccordionItem>
  );
}
