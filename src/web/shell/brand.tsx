import { useTranslation } from 'react-i18next';

/** The product's sign and name. */
export function Brand() {
  const { t } = useTranslation();
  return (
    <div className="brand">
      <svg viewBox="0 0 32 32" width="24" height="24" aria-hidden="true">
        <rect width="32" height="32" rx="7" fill="var(--colorBrandBackground)" />
        <rect x="7" y="17" width="4" height="8" rx="1" fill="#cfe6fa" />
        <rect x="14" y="12" width="4" height="13" rx="1" fill="#97c6f1" />
        <rect x="21" y="7" width="4" height="18" rx="1" fill="#fff" />
      </svg>
      {t('app.name')}
    </div>
  );
}
