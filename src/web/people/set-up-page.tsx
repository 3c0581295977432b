import { Button, Spinner } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '#text/format.ts';
import { oneOf } from '../filters/search.ts';
import { ErrorBox } from '../pages/error-box.tsx';
import { usePageTitle } from '../pages/use-page-title.ts';
import { useSearch } from '../shell/use-tenant.ts';
import { EntranceCard } from './entrance.tsx';
import { Failure, Form, TextField } from './form.tsx';
import { NewPasswordFields, useNewPassword } from './new-password.tsx';
import { finishSetUp, renewSession, sessionQuery, setUpQuery } from './session-api.ts';

/** The first account of the installation, made once with the link that the command line prints (SEC-11). */
export function SetUpPage() {
  const { t, i18n } = useTranslation();
  const link = oneOf(useSearch().link) ?? '';
  const session = useQuery(sessionQuery);
  const check = useQuery({ ...setUpQuery(link), enabled: link !== '' && session.data?.state === 'open' });
  usePageTitle(t('setUp.title'));
  if (session.error) return <ErrorBox error={session.error} onRetry={() => void session.refetch()} />;
  if (!session.data) return <Spinner label={t('app.loading')} />;
  if (session.data.state !== 'open') return <Done />;
  if (link === '') return <HowTo />;
  if (check.error) return <ErrorBox error={check.error} onRetry={() => void check.refetch()} />;
  if (!check.data) return <Spinner label={t('app.loading')} />;
  if (!check.data.good) return <HowTo refused />;
  return (
    <EntranceCard title={t('setUp.title')} testId="set-up">
      <p>{t('setUp.intro')}</p>
      {check.data.expiresAt && (
        <p className="quiet">{t('setUp.until', { when: formatDateTime(check.data.expiresAt, i18n.language) })}</p>
      )}
      <FirstAdminForm link={link} />
    </EntranceCard>
  );
}

function FirstAdminForm({ link }: { link: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [who, setWho] = useState({ name: '', email: '' });
  const { fields, password, submit } = useNewPassword();
  const finish = useMutation({
    mutationFn: () => finishSetUp({ link, name: who.name.trim(), email: who.email.trim(), password }),
    onSuccess: async () => {
      await renewSession(client);
      await navigate({ to: '/', search: {}, replace: true });
    },
  });
  const isWhole = who.name.trim() !== '' && who.email.trim() !== '';
  return (
    <Form onSubmit={() => isWhole && submit(() => finish.mutate())}>
      <Failure error={finish.error} />
      <TextField
        label={t('person.name')}
        value={who.name}
        onValue={(name) => setWho({ ...who, name })}
        autoComplete="name"
        maxLength={200}
        autoFocus
        testId="set-up-name"
      />
      <TextField
        label={t('person.email')}
        type="email"
        value={who.email}
        onValue={(email) => setWho({ ...who, email })}
        autoComplete="username"
        maxLength={254}
        testId="set-up-email"
      />
      <NewPasswordFields {...fields} />
      <Button
        type="submit"
        appearance="primary"
        disabledFocusable={!isWhole || finish.isPending}
        data-testid="set-up-go"
      >
        {t('setUp.button')}
      </Button>
    </Form>
  );
}

/** What to run; after a link that does not hold, a new one. */
function HowTo({ refused = false }: { refused?: boolean }) {
  const { t } = useTranslation();
  return (
    <EntranceCard
      title={t(refused ? 'setUp.refusedTitle' : 'setUp.howTitle')}
      testId={refused ? 'set-up-refused' : 'set-up-how'}
    >
      {refused && <p>{t('setUp.refused')}</p>}
      <p>{t('setUp.how')}</p>
      <pre className="command">npx partnerscope set-up</pre>
      <p>{t('setUp.howLink')}</p>
      <p className="quiet">{t('setUp.howElse')}</p>
      <pre className="command">npx partnerscope user add --operator</pre>
      <p className="quiet">{t('setUp.howClosed')}</p>
      <Link to="/" className="link">
        {t('setUp.back')}
      </Link>
    </EntranceCard>
  );
}

function Done() {
  const { t } = useTranslation();
  return (
    <EntranceCard title={t('setUp.doneTitle')} testId="set-up-done">
      <p>{t('setUp.done')}</p>
      <Link to="/" className="button-link">
        {t('setUp.toSignIn')}
      </Link>
    </EntranceCard>
  );
}
