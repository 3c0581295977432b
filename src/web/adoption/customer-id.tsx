import { Button } from '@fluentui/react-components';
import { Checkmark16Regular, Copy16Regular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** The customer's tenant id, to be copied. */
export function CustomerId({ id }: { id: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setCopied(false), 3000);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () => navigator.clipboard.writeText(id).then(() => setCopied(true));
  return (
    <span>
      <code className="customer-id">{id}</code>
      <Button
        appearance="transparent"
        size="small"
        icon={copied ? <Checkmark16Regular /> : <Copy16Regular />}
        aria-label={t('customers.copyId')}
        title={t('customers.copyId')}
        onClick={() => void copy()}
        data-testid="copy-customer-id"
      />
      <span className="visually-hidden" role="status">
        {copied ? t('customers.copied') : ''}
      </span>
    </span>
  );
}
