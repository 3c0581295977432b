import { Badge, Button, Spinner } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatAgo, formatDateTime } from '#text/format.ts';
import { agentName } from './agent-name.ts';
import { Failure } from './form.tsx';
import { PeopleCard } from './page-frame.tsx';
import { endOwnSessions, type OwnSession, ownSessionsQuery } from './profile-api.ts';
import { renewSession } from './session-api.ts';
import { useSession } from './use-session.ts';

/** Where one is signed in, each to be ended. */
export function SessionsCard() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { data, error } = useQuery(ownSessionsQuery);
  const end = useMutation({
    mutationFn: (session?: OwnSession) => endOwnSessions(session?.id),
    onSuccess: (_, session) =>
      session?.current ? renewSession(client) : client.invalidateQueries({ queryKey: ownSessionsQuery.queryKey }),
  });
  const sessions = data?.sessions ?? [];
  return (
    <PeopleCard id="sessions" title={t('sessions.title')}>
      <Failure error={error ?? end.error} />
      {!data && !error && <Spinner size="small" label={t('app.loading')} />}
      <ul className="plain-list people-rows">
        {sessions.map((session) => (
          <Row key={session.id} session={session} isBusy={end.isPending} onEnd={() => end.mutate(session)} />
        ))}
      </ul>
      {sessions.length > 1 && (
        <Button
          disabledFocusable={end.isPending}
          onClick={() => end.mutate(undefined)}
          data-testid="sessions-end-others"
        >
          {t('sessions.endOthers')}
        </Button>
      )}
    </PeopleCard>
  );
}

interface RowProps {
  readonly session: OwnSession;
  readonly isBusy: boolean;
  readonly onEnd: () => void;
}

function Row({ session, isBusy, onEnd }: RowProps) {
  const { t, i18n } = useTranslation();
  const providers = useSession()?.providers ?? [];
  const agent = agentName(session.agent) ?? t('sessions.unknownAgent');
  const provider = providers.find(({ id }) => id === session.way)?.name ?? session.way;
  const way = session.way === 'password' ? t('sessions.byPassword') : t('sessions.by', { provider });
  return (
    <li className="people-row" data-testid={session.current ? 'session-current' : 'session-other'}>
      <div className="people-row-words">
        <p>
          {agent}{' '}
          {session.current && (
            <Badge appearance="tint" color="success">
              {t('sessions.current')}
            </Badge>
          )}
        </p>
        <p className="quiet">
          {[
            t('sessions.seen', { ago: formatAgo(session.seenAt, Date.now(), i18n.language) }),
            t('sessions.made', { when: formatDateTime(session.madeAt, i18n.language) }),
            session.address,
            way,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <Button
        size="small"
        disabledFocusable={isBusy}
        onClick={onEnd}
        {...(!session.current && { 'aria-label': t('sessions.endOf', { agent }) })}
        data-testid="session-end"
      >
        {t(session.current ? 'account.signOut' : 'sessions.end')}
      </Button>
    </li>
  );
}
