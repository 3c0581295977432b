import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MadeSending } from '#contract/sendings.ts';
import { ShownOnce } from '../people/shown-once.tsx';
import { Window } from '../people/window.tsx';

/** What was made, until its window is closed; the lists are asked for again. */
export function useMade() {
  const client = useQueryClient();
  const [made, setMade] = useState<MadeSending>();
  const keep = (done: MadeSending) => {
    setMade(done);
    void client.invalidateQueries({ queryKey: ['sendings'] });
  };
  return [made, keep] as const;
}

/** Says that it is made and where it is found; the secret of a webhook is shown this once. */
export function Made({ made, onClose }: { readonly made: MadeSending; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { sending, secret } = made;
  return (
    <Window
      title={t(`sending.made.${sending.kind}`)}
      testId="sending-made"
      error={null}
      isAlert={secret !== null}
      close={{ label: t('app.close'), testId: 'sending-made-close' }}
      onClose={onClose}
    >
      {secret !== null && <ShownOnce label={t('sending.secret')} text={secret} testId="sending-secret" />}
      <p>
        {t('sending.made.about')}{' '}
        <Link className="link" to="/sendings" search={{ tenant: sending.tenant }} data-testid="sending-made-link">
          {t('sending.title')}
        </Link>
      </p>
    </Window>
  );
}
