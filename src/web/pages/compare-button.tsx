import { ToggleButton } from '@fluentui/react-components';
import { History20Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { isCompared, type ReportSearch, withCompare } from '../filters/search.ts';
import { useChangeSearch } from '../shell/use-tenant.ts';

/** Shows the period directly before, of equal length, beside the one on screen. */
export function CompareButton({ search }: { search: ReportSearch }) {
  const { t } = useTranslation();
  const change = useChangeSearch();
  const on = isCompared(search);
  return (
    <ToggleButton
      icon={<History20Regular />}
      checked={on}
      onClick={() => change(withCompare(search, !on))}
      title={t('compare.about')}
      data-testid="compare-button"
    >
      {t('compare.button')}
    </ToggleButton>
  );
}
