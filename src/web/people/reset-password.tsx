import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
} from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Failure } from './form.tsx';
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
    <Dialog open modalType="alert" onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface data-testid="reset-dialog">
        <DialogBody>
          <DialogTitle>{t('people.resetTitle', { name })}</DialogTitle>
          <DialogContent className="people-form">
            {reset.data ? (
              <ShownOnce
                label={t('people.temporaryPassword', { name })}
                text={reset.data.temporaryPassword}
                testId="temporary-password"
              />
            ) : (
              <p>{t('people.resetAbout', { name })}</p>
            )}
            <Failure error={reset.error} />
          </DialogContent>
          <DialogActions>
            <DialogTrigger disableButtonEnhancement>
              <Button data-testid="reset-close">{t(reset.data ? 'app.close' : 'app.cancel')}</Button>
            </DialogTrigger>
            {!reset.data && (
              <Button
                appearance="primary"
                disabledFocusable={reset.isPending}
                onClick={() => reset.mutate()}
                data-testid="reset-confirm"
              >
                {t('people.resetPassword')}
              </Button>
            )}
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
