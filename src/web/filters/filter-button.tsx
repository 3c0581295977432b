import { Button, CounterBadge, useRestoreFocusTarget } from '@fluentui/react-components';
import { Filter20Regular } from '@fluentui/react-icons';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { filtersOf, type ReportSearch } from './search.ts';

const FilterPanel = lazy(() => import('./filter-panel.tsx').then((file) => ({ default: file.FilterPanel })));

interface FilterButtonProps {
  readonly report: string;
  readonly search: ReportSearch;
}

/** Opens the page filters (CO-3) and tells how many lists are narrowed. */
export function FilterButton({ report, search }: FilterButtonProps) {
  const { t } = useTranslation();
  const focusComesBack = useRestoreFocusTarget();
  const [open, setOpen] = useState(false);
  // The drawer has to be complete when it opens: the focus moves into it at once.
  const [wanted, setWanted] = useState(false);
  const count = Object.keys(filtersOf(search)).length;
  const show = () => {
    setWanted(true);
    setOpen(true);
  };
  return (
    <>
      <Button
        icon={<Filter20Regular />}
        onClick={show}
        aria-expanded={open}
        data-testid="filters-button"
        {...focusComesBack}
      >
        {t('filter.button')}
        {count > 0 && <CounterBadge className="filter-count" count={count} size="small" color="brand" />}
      </Button>
      {wanted && (
        <Suspense>
          <FilterPanel report={report} search={search} open={open} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
