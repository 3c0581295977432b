import { Button } from '@fluentui/react-components';
import { Dismiss12Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { filterNames } from '#model/report.ts';
import { useChangeSearch } from '../shell/use-tenant.ts';
import { filtersOf, type ReportSearch, withFilter, withoutFilters } from './search.ts';

/** The filters that are on, each to be taken off (CO-6); nothing while none is. */
export function ChipBar({ search }: { search: ReportSearch }) {
  const { t } = useTranslation();
  const change = useChangeSearch();
  const filters = filtersOf(search);
  const on = filterNames.filter((name) => filters[name]?.length);
  if (on.length === 0) return null;
  return (
    <section className="chip-bar" aria-label={t('filter.applied')}>
      <span className="quiet">{t('filter.applied')}:</span>
      {on.map((name) => {
        const values = (filters[name] ?? []).map((value) => (value === '' ? t('filter.notSet') : value));
        const what = values.length === 1 ? (values[0] ?? '') : t(`filter.${name}.count`, { count: values.length });
        return (
          <button
            key={name}
            type="button"
            className="chip"
            title={`${t(`filter.${name}.title`)}: ${values.join(', ')}`}
            aria-label={t('filter.clear', { what: `${t(`filter.${name}.title`)}, ${values.join(', ')}` })}
            onClick={() => change(withFilter(search, name, []))}
            data-testid={`chip-${name}`}
          >
            <span className="chip-text">{what}</span>
            <Dismiss12Regular aria-hidden />
          </button>
        );
      })}
      <Button
        size="small"
        appearance="transparent"
        className="no-print"
        onClick={() => change(withoutFilters(search))}
        data-testid="chips-clear"
      >
        {t('filter.clearAll')}
      </Button>
    </section>
  );
}
