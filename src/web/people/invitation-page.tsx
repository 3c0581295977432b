import { Button, Spinner } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { oneOf } from '../filters/search.ts';
import { ErrorBox } from '../pages/error-box.tsx';
import { usePageTitle } from '../pages/use-page-title.ts';
import { useSearch } from '../shell/use-tenant.ts';
import { EntranceCard } from './entrance.tsx';
import { Failure, Form } from './form.tsx';
import { NewPasswordFields, useNewPassword } from './new-password.tsx';
import { acceptInvitation, invitationQuery, renewSession } from './session-api.ts';

/** An account that somebody made for you: you choose the password yourself (RO-19). */
export function InvitationPage() {
  const { t } = useTranslation();
  const link = oneOf(useSearch().link) ?? '';
  const { data, error, refetch } = useQuery(invitationQuery(link));
  usePageTitle(t('invitation.title'));
  if (error) return <ErrorBox error={error} onRetry={() => void refetch()} />;
  if (link !== '' && !data) return <Spinner label={t('app.loading')} />;
  if (!data?.good) return <Refused />;
  return (
    <EntranceCard title={t('invitation.title')} testId="invitation">
      <p>{t('invitation.intro', { name: data.name ?? '', email: data.email ?? '' })}</p>
      <PasswordForm link={link} email={data.email ?? ''} />
    </EntranceCard>
  );
}

function PasswordForm({ link, email }: { link: string; email: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { fields, password, submit } = useNewPassword();
  const accept = useMutation({
    mutationFn: () => acceptInvitation({ link, password }),
    onSuccess: async () => {
      await renewSession(client);
      await navigate({ to: '/', search: {}, replace: true });
    },
  });
  return (
    <Form onSubmit={() => submit(() => accept.mutate())}>
      <Failure error={accept.error} />
      {/* Password managers keep the password under this name. */}
      <input type="hidden" name="username" autoComplete="username" value={email} />
      <NewPasswordFields {...fields} />
      <Button type="submit" appearance="primary" disabledFocusable={accept.isPending} data-testid="invitation-go">
        {t('invitation.button')}
      </Button>
    </Form>
  );
}

function Refused() {
  const { t } = useTranslation();
  return (
    <EntranceCard title={t('invitation.refusedTitle')} testId="invitation-refused">
      <p>{t('invitation.refused')}</p>
      <Link to="/" className="link">
        {t('setUp.toSignIn')}
      </Link>
    </EntranceCard>
  );
}
