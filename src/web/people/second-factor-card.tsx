import { Badge, Button } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure, Form, PasswordField, TextField } from './form.tsx';
import { PeopleCard } from './page-frame.tsx';
import { beginSecondFactor, confirmSecondFactor, endSecondFactor } from './profile-api.ts';
import { QrCode } from './qr-code.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { sessionQuery } from './session-api.ts';

/** Signing in with an authenticator app besides the password. */
export function SecondFactorCard({ isOn }: { isOn: boolean }) {
  const { t } = useTranslation();
  const [codes, setCodes] = useState<readonly string[]>();
  return (
    <PeopleCard id="second-factor" title={t('factor.title')}>
      <p>
        <Badge appearance="tint" color={isOn ? 'success' : 'subtle'} data-testid="factor-state">
          {t(isOn ? 'factor.on' : 'factor.off')}
        </Badge>
      </p>
      {codes && <RecoveryCodes codes={codes} onDone={() => setCodes(undefined)} />}
      {!codes && (isOn ? <TurnOff /> : <TurnOn onCodes={setCodes} />)}
    </PeopleCard>
  );
}

function TurnOn({ onCodes }: { onCodes: (codes: readonly string[]) => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [code, setCode] = useState('');
  const begin = useMutation({ mutationFn: beginSecondFactor });
  const confirm = useMutation({
    mutationFn: () => confirmSecondFactor(code.replaceAll(/\s/g, '')),
    onSuccess: ({ recoveryCodes }) => {
      onCodes(recoveryCodes);
      return client.invalidateQueries({ queryKey: sessionQuery.queryKey });
    },
  });
  if (!begin.data) {
    return (
      <>
        <p>{t('factor.about')}</p>
        <Failure error={begin.error} />
        <Button disabledFocusable={begin.isPending} onClick={() => begin.mutate()} data-testid="factor-begin">
          {t('factor.begin')}
        </Button>
      </>
    );
  }
  return (
    <Form onSubmit={() => code.trim() !== '' && confirm.mutate()}>
      <p>{t('factor.scan')}</p>
      <QrCode text={begin.data.uri} label={t('factor.qr')} />
      <p>
        {t('factor.key')}{' '}
        <code className="secret" data-testid="factor-key">
          {begin.data.key}
        </code>
      </p>
      <Failure error={confirm.error} />
      <TextField
        label={t('signIn.code.label')}
        value={code}
        onValue={setCode}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={20}
        autoFocus
        testId="factor-code"
      />
      <Button
        type="submit"
        appearance="primary"
        disabledFocusable={code.trim() === '' || confirm.isPending}
        data-testid="factor-confirm"
      >
        {t('factor.confirm')}
      </Button>
    </Form>
  );
}

function TurnOff() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [password, setPassword] = useState('');
  const end = useMutation({
    mutationFn: () => endSecondFactor(password),
    onSuccess: () => client.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  });
  return (
    <Form onSubmit={() => password !== '' && end.mutate()}>
      <p className="quiet">{t('factor.endAbout')}</p>
      <Failure error={end.error} />
      <PasswordField
        label={t('password.current')}
        value={password}
        onValue={setPassword}
        autoComplete="current-password"
        testId="factor-password"
      />
      <Button type="submit" disabledFocusable={password === '' || end.isPending} data-testid="factor-end">
        {t('factor.end')}
      </Button>
    </Form>
  );
}
