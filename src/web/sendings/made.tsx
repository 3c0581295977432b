import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MadeSending, Sending } from '#contract/sendings.ts';
import { ShownOnce } from '../people/shown-once.tsx';
import { useSaid } from '../people/use-said.tsx';
import { Window } from '../shell/window.tsx';

/** Keeps what a window asks for. What is made, or has a new secret, is told; a change closes the window. */
export function useKeeping(before: Sending | undefined, onClose: () => void) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const said = useSaid();
  const [made, setMade] = useState<MadeSending>();
  const keeping = useMutation({
    mutationFn: (work: () => Promise<MadeSending>) => work(),
    onSuccess: (done) => {
      if (before === undefined || done.secret !== null) return setMade(done);
      said(t('sending.changed.said', { name: done.sending.name }));
      onClose();
    },
    // A refusal too may mean that the list is old.
    onSettled: () => client.invalidateQueries({ queryKey: ['sendings'] }),
  });
  return { made, keeping };
}

interface MadeProps {
  readonly made: MadeSending;
  /** It was there before. */
  readonly isChange: boolean;
  readonly onClose: () => void;
}

/** Says that it is made and where it is found; the secret of a webhook is shown this once. */
export function Made({ made, isChange, onClose }: MadeProps) {
  const { t } = useTranslation();
  const { sending, secret } = made;
  return (
    <Window
      title={t(isChange ? 'sending.changed.title' : `sending.made.${sending.kind}`)}
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
