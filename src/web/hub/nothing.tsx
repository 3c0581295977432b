import { ArrowDownload24Regular } from '@fluentui/react-icons';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSearch } from '../shell/use-tenant.ts';

/** Why a list is empty, and what fills it. */
export function Nothing({ kind }: { kind: 'reports' | 'scheduled' | 'templates' }) {
  const { t } = useTranslation();
  const { tenant } = useSearch();
  return (
    <div className="state-box" data-testid={`hub-no-${kind}`}>
      <ArrowDownload24Regular className="state-icon" aria-hidden />
      <h2 className="state-title">{t(`hub.nothing.${kind}.title`)}</h2>
      <p className="state-text">{t(`hub.nothing.${kind}.text`)}</p>
      <Link
        to="/downloads/new"
        search={{ tenant, ...(kind !== 'reports' && { path: 'advanced' }) }}
        className="button-link"
      >
        {t('hub.new')}
      </Link>
    </div>
  );
}
