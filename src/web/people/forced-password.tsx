import { Button, Link as FluentLink } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../pages/use-page-title.ts';
import { EntranceCard } from './entrance.tsx';
import { Failure, Form, PasswordField } from './form.tsx';
import { NewPasswordFields, useNewPassword } from './new-password.tsx';
import { changePassword } from './profile-api.ts';
import { endSession, renewSession } from './session-api.ts';

/** Who signed in with a temporary password chooses another before anything else (RO-19); the address stays. */
export function ForcedPassword() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [current, setCurrent] = useState('');
  const { fields, password, submit } = useNewPassword();
  usePageTitle(t('password.forcedTitle'));
  const change = useMutation({
    mutationFn: () => changePassword({ current, next: password }),
    onSuccess: () => renewSession(client),
  });
  const leave = useMutation({ mutationFn: endSession, onSettled: () => renewSession(client) });
  return (
    <EntranceCard title={t('password.forcedTitle')} testId="forced-password">
      <p>{t('password.forced')}</p>
      <Form onSubmit={() => current !== '' && submit(() => change.mutate())}>
        <Failure error={change.error} />
        <PasswordField
          label={t('password.temporary')}
          value={current}
          onValue={setCurrent}
          autoComplete="current-password"
          autoFocus
          testId="password-current"
        />
        <NewPasswordFields {...fields} />
        <Button
          type="submit"
          appearance="primary"
          disabledFocusable={current === '' || change.isPending}
          data-testid="password-go"
        >
          {t('password.button')}
        </Button>
      </Form>
      <FluentLink as="button" type="button" onClick={() => leave.mutate()}>
        {t('account.signOut')}
      </FluentLink>
    </EntranceCard>
  );
}
