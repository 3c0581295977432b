import { Button } from '@fluentui/react-components';
import { Checkmark20Regular, Share20Regular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ReportSearch, writeSearch } from '../filters/search.ts';

/** Copies the page's address, with the tenant written out so that it opens the same page for somebody else. */
export function ShareButton({ search }: { search: ReportSearch }) {
  const { t } = useTranslation();
  const [said, setSaid] = useState<'copied' | 'failed'>();
  useEffect(() => {
    const timer = said && setTimeout(() => setSaid(undefined), 3000);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = () =>
    writeClipboard(location.origin + location.pathname + writeSearch(search)).then(
      () => setSaid('copied'),
      () => setSaid('failed'),
    );
  return (
    <>
      <Button
        icon={said === 'copied' ? <Checkmark20Regular /> : <Share20Regular />}
        onClick={() => void copy()}
        data-testid="share-button"
      >
        {t(said === 'copied' ? 'share.copied' : 'share.button')}
      </Button>
      <span role="status" className={said === 'failed' ? 'share-failed' : 'visually-hidden'}>
        {said ? t(`share.${said}`) : ''}
      </span>
    </>
  );
}

/** The clipboard is there only on safe origins; its absence is a refusal like any other. */
async function writeClipboard(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
}
