import { Button } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure, Form, PasswordField } from './form.tsx';
import { NewPasswordFields, useNewPassword } from './new-password.tsx';
import { PeopleCard } from './page-frame.tsx';
import { changePassword, ownSessionsQuery } from './profile-api.ts';
import { useSaid } from './use-said.tsx';

/** Another password; it ends all other sessions. */
export function PasswordCard({ email }: { email: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const say = useSaid();
  const [current, setCurrent] = useState('');
  const { fields, password, submit, clear } = useNewPassword();
  const change = useMutation({
    mutationFn: () => changePassword({ current, next: password }),
    onSuccess: () => {
      setCurrent('');
      clear();
      say(t('password.changed'));
      return client.invalidateQueries({ queryKey: ownSessionsQuery.queryKey });
    },
  });
  const isReady = current !== '' && !change.isPending;
  return (
    <PeopleCard id="password" title={t('password.title')}>
      <p className="quiet">{t('password.about')}</p>
      <Form onSubmit={() => isReady && submit(() => change.mutate())}>
        <Failure error={change.error} />
        <input type="hidden" name="username" autoComplete="username" value={email} />
        <PasswordField
          label={t('password.current')}
          value={current}
          onValue={setCurrent}
          autoComplete="current-password"
          testId="password-current"
        />
        <NewPasswordFields {...fields} />
        <Button type="submit" disabledFocusable={!isReady} data-testid="password-go">
          {t('password.button')}
        </Button>
      </Form>
    </PeopleCard>
  );
}
