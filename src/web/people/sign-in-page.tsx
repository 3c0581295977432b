import { Button, Divider, Link as FluentLink, MessageBar, MessageBarBody, Spinner } from '@fluentui/react-components';
import { PersonKey20Regular } from '@fluentui/react-icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useRouter } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api.ts';
import { oneOf } from '../filters/search.ts';
import { ErrorBox } from '../pages/error-box.tsx';
import { usePageTitle } from '../pages/use-page-title.ts';
import { useSearch } from '../shell/use-tenant.ts';
import { EntranceCard } from './entrance.tsx';
import { Failure, Form, PasswordField, TextField } from './form.tsx';
import { toReturn } from './return-to.ts';
import { type Credentials, providerAddress, renewSession, sessionQuery, startSession } from './session-api.ts';
import type { Session } from './shapes.ts';

/** The way in: with a password of this installation, or at a provider; then to where somebody wanted to go. */
export function SignInPage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(sessionQuery);
  const search = useSearch();
  const returnTo = toReturn(oneOf(search.returnTo));
  usePageTitle(t('signIn.title'));
  if (!data) {
    if (error) return <ErrorBox error={error} onRetry={() => void refetch()} />;
    return <Spinner label={t('app.loading')} />;
  }
  if (data.state === 'signed-in') return <Arrived returnTo={returnTo} />;
  if (data.state === 'open') return <NotSetUp />;
  return <WaysIn session={data} returnTo={returnTo} refused={oneOf(search.refused)} />;
}

/** Replaces the address, so that Back does not lead to the way in again. */
function Arrived({ returnTo }: { returnTo: string }) {
  const { history } = useRouter();
  // On the way there the address is another already, which says nothing of where to go.
  const goal = useRef(returnTo).current;
  useEffect(() => history.replace(goal), [history, goal]);
  return null;
}

function NotSetUp() {
  const { t } = useTranslation();
  return (
    <EntranceCard title={t('signIn.open.title')} testId="sign-in-open">
      <p>{t('account.openAbout')}</p>
      <Link to="/" className="link">
        {t('signIn.open.home')}
      </Link>
    </EntranceCard>
  );
}

interface WaysProps {
  readonly session: Session;
  readonly returnTo: string;
  readonly refused: string | undefined;
}

function WaysIn({ session: { local, providers }, returnTo, refused }: WaysProps) {
  const { t } = useTranslation();
  const [step, setStep] = useState<'password' | 'code'>('password');
  return (
    <EntranceCard title={t(step === 'code' ? 'signIn.code.title' : 'signIn.title')} testId="sign-in">
      {refused && step === 'password' && (
        <MessageBar intent="error" layout="multiline" role="alert" data-testid="sign-in-refused">
          <MessageBarBody>{refusalText(refused, t)}</MessageBarBody>
        </MessageBar>
      )}
      {local && <LocalForm step={step} onStep={setStep} />}
      {local && providers.length > 0 && step === 'password' && <Divider>{t('signIn.or')}</Divider>}
      {step === 'password' && providers.length > 0 && (
        <ul className="plain-list provider-list">
          {providers.map(({ id, name }) => (
            <li key={id}>
              <a className="provider-link" href={providerAddress(id, returnTo)} data-testid={`provider-${id}`}>
                <PersonKey20Regular aria-hidden />
                {t('signIn.with', { provider: name })}
              </a>
            </li>
          ))}
        </ul>
      )}
      {step === 'password' && <p className="quiet entrance-note">{t('signIn.help')}</p>}
    </EntranceCard>
  );
}

function refusalText(code: string, t: TFunction): string {
  return t(`signIn.refused.${code}`, { defaultValue: t('signIn.refused.other', { code }) });
}

interface LocalProps {
  readonly step: 'password' | 'code';
  readonly onStep: (step: 'password' | 'code') => void;
}

function LocalForm({ step, onStep }: LocalProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [given, setGiven] = useState<Credentials>({ email: '', password: '' });
  const start = useMutation({
    mutationFn: startSession,
    onSuccess: ({ state }) => (state === 'second-factor' ? onStep('code') : renewSession(client)),
  });
  const failure = <Failure error={start.error} text={refusedText(start.error, step, t)} />;
  if (step === 'code') {
    return (
      <CodeForm
        failure={failure}
        isBusy={start.isPending}
        onCode={(code) => start.mutate({ ...given, code })}
        onBack={() => {
          start.reset();
          onStep('password');
        }}
      />
    );
  }
  const isWhole = given.email.trim() !== '' && given.password !== '';
  return (
    <Form onSubmit={() => isWhole && start.mutate({ ...given, email: given.email.trim() })}>
      {failure}
      <TextField
        label={t('signIn.email')}
        type="email"
        value={given.email}
        onValue={(email) => setGiven({ ...given, email })}
        autoComplete="username"
        autoFocus
        testId="sign-in-email"
      />
      <PasswordField
        label={t('signIn.password')}
        value={given.password}
        onValue={(password) => setGiven({ ...given, password })}
        autoComplete="current-password"
        testId="sign-in-password"
      />
      <Button
        type="submit"
        appearance="primary"
        disabledFocusable={!isWhole || start.isPending}
        data-testid="sign-in-go"
      >
        {t('signIn.button')}
      </Button>
    </Form>
  );
}

interface CodeProps {
  readonly failure: ReactNode;
  readonly isBusy: boolean;
  readonly onCode: (code: string) => void;
  readonly onBack: () => void;
}

/** The second factor: six digits of an app, or one of the codes kept for the day the app is gone. */
function CodeForm({ failure, isBusy, onCode, onBack }: CodeProps) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const [isRecovery, setRecovery] = useState(false);
  const given = code.replaceAll(/\s/g, '');
  return (
    <Form onSubmit={() => given !== '' && onCode(given)}>
      {failure}
      <p>{t(isRecovery ? 'signIn.code.recoveryAbout' : 'signIn.code.about')}</p>
      <TextField
        key={String(isRecovery)}
        label={t(isRecovery ? 'signIn.code.recovery' : 'signIn.code.label')}
        value={code}
        onValue={setCode}
        autoComplete={isRecovery ? 'off' : 'one-time-code'}
        inputMode={isRecovery ? 'text' : 'numeric'}
        maxLength={40}
        autoFocus
        testId="sign-in-code"
      />
      <Button
        type="submit"
        appearance="primary"
        disabledFocusable={given === '' || isBusy}
        data-testid="sign-in-code-go"
      >
        {t('signIn.button')}
      </Button>
      <div className="entrance-choices">
        <FluentLink
          as="button"
          type="button"
          onClick={() => {
            setRecovery(!isRecovery);
            setCode('');
          }}
          data-testid="sign-in-recovery"
        >
          {t(isRecovery ? 'signIn.code.useApp' : 'signIn.code.useRecovery')}
        </FluentLink>
        <FluentLink as="button" type="button" onClick={onBack}>
          {t('signIn.code.back')}
        </FluentLink>
      </div>
    </Form>
  );
}

/** The server says no more than that something is wrong, and so does the page. */
function refusedText(error: Error | null, step: 'password' | 'code', t: TFunction): string | undefined {
  if (!(error instanceof ApiError) || error.status !== 401) return undefined;
  return t(step === 'code' ? 'signIn.code.wrong' : 'signIn.wrong');
}
