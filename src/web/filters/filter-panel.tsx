import {
  Accordion,
  Button,
  DrawerBody,
  DrawerFooter,
  DrawerHeader,
  DrawerHeaderTitle,
  OverlayDrawer,
  Spinner,
} from '@fluentui/react-components';
import { Dismiss24Regular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FilterOptions } from '#contract/report.ts';
import { type FilterName, type Filters, filterNames } from '#model/report.ts';
import { filtersQuery } from '../api.ts';
import { useChangeSearch } from '../shell/use-tenant.ts';
import { FilterList } from './filter-list.tsx';
import { settle, valuesOf } from './options.ts';
import { filtersOf, type ReportSearch, withFilter } from './search.ts';

interface FilterPanelProps {
  readonly report: string;
  readonly search: ReportSearch;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** The page filters in a drawer at the side (CO-3). */
export function FilterPanel({ open, ...rest }: FilterPanelProps) {
  return (
    <OverlayDrawer
      open={open}
      position="end"
      size="small"
      className="filter-drawer"
      onOpenChange={(_, data) => !data.open && rest.onClose()}
      data-testid="filter-panel"
    >
      <Content {...rest} />
    </OverlayDrawer>
  );
}

/** The six lists; nothing changes on the page until Apply, which is one step that Back undoes. */
function Content({ report, search, onClose }: Omit<FilterPanelProps, 'open'>) {
  const { t } = useTranslation();
  const change = useChangeSearch();
  const { data, error, refetch } = useQuery(filtersQuery(report, search));
  const [draft, setDraft] = useState<Filters>(() => filtersOf(search));
  const apply = () => {
    const settled = data ? settle(draft, data) : draft;
    change(filterNames.reduce((next, name) => withFilter(next, name, settled[name] ?? []), search));
    onClose();
  };
  return (
    <>
      <DrawerHeader>
        <DrawerHeaderTitle
          action={
            <Button appearance="subtle" aria-label={t('app.close')} icon={<Dismiss24Regular />} onClick={onClose} />
          }
        >
          {t('filter.title')}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody>
        <p className="quiet filter-intro">{t('filter.intro')}</p>
        {error && (
          <p role="alert">
            {t('filter.error')} <Button onClick={() => void refetch()}>{t('app.retry')}</Button>
          </p>
        )}
        {!data && !error && <Spinner label={t('app.loading')} />}
        {data && <Lists options={data} draft={draft} onDraft={setDraft} />}
      </DrawerBody>
      <DrawerFooter className="filter-footer">
        <Button appearance="primary" onClick={apply} data-testid="filters-apply">
          {t('filter.apply')}
        </Button>
        <Button onClick={() => setDraft({})} data-testid="filters-clear">
          {t('filter.clearAll')}
        </Button>
      </DrawerFooter>
    </>
  );
}

interface ListsProps {
  readonly options: FilterOptions;
  readonly draft: Filters;
  readonly onDraft: (draft: Filters) => void;
}

function Lists({ options, draft, onDraft }: ListsProps) {
  const offered = filterNames.filter((name) => options.options[name] !== undefined);
  const opened: readonly FilterName[] = offered.filter((name, index) => index === 0 || draft[name]?.length);
  return (
    <Accordion multiple collapsible defaultOpenItems={[...opened]}>
      {offered.map((name) => (
        <FilterList
          key={name}
          name={name}
          values={valuesOf(name, options, draft)}
          chosen={draft[name] ?? []}
          onChange={(values) => onDraft({ ...draft, [name]: values })}
        />
      ))}
    </Accordion>
  );
}
