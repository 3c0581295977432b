import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Window } from '../shell/window.tsx';
import { resetPassword } from './people-api.ts';
import type { ListedPerson } from './shapes.ts';
import { ShownOnce } from './shown-once.tsx';

interface ResetProps {
  readonly person: ListedPerson;
  readonly tenant: string;
  readonly onClose: () => void;
}

/** A temporary password in place of the old one, shown once; it must be changed at the next sign-in (RO-19). */
export function ResetPassword({ person: { account, name }, tenant, onClose }: ResetProps) {
  const { t } = useTranslation();
  const reset = useMutation({ mutationFn: () => resetPassword(tenant, account) });
  return (
    <Window
      title={t('people.resetTitle', { name })}
      testId="reset-dialog"
      error={reset.error}
      isAlert
      close={{ label: t(reset.data ? 'app.close' : 'app.cancel'), testId: 'reset-close' }}
      {...(!reset.data && {
        action: {
          label: t('people.resetPassword'),
          testId: 'reset-confirm',
          isReady: !reset.isPending,
          run: () => reset.mutate(),
        },
      })}
      onClose={onClose}
    >
      {reset.data ? (
        <ShownOnce
          label={t('people.temporaryPassword', { name })}
          text={reset.data.temporaryPassword}
          testId="temporary-password"
        />
      ) : (
        <p>{t('people.resetAbout', { name })}</p>
      )}
    </Window>
  );
}
