import { Button } from '@fluentui/react-components';
import { Checkmark16Regular, Copy16Regular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

type Said = 'copied' | 'failed';

/** Copies a text, and says so. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const { t } = useTranslation();
  const [said, setSaid] = useState<Said>();
  useEffect(() => {
    const timer = said && setTimeout(() => setSaid(undefined), 3000);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setSaid('copied'),
      () => setSaid('failed'),
    );
  return (
    <>
      <Button
        size="small"
        icon={said === 'copied' ? <Checkmark16Regular /> : <Copy16Regular />}
        aria-label={label}
        title={label}
        onClick={() => void copy()}
        data-testid="copy-button"
      />
      <span role="status" className="quiet">
        {said ? t(`copy.${said}`) : ''}
      </span>
    </>
  );
}
