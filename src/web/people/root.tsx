import { Spinner } from '@fluentui/react-components';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Outlet, useNavigate, useRouter, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { tenantsQuery } from '../api.ts';
import { Shell } from '../shell/shell.tsx';
import { Entrance } from './entrance.tsx';
import { useAccountPreferences } from './preferences.ts';
import { isEntrance } from './return-to.ts';
import { sessionQuery } from './session-api.ts';
import type { Session } from './shapes.ts';

const ForcedPassword = lazy(() => import('./forced-password.tsx').then((part) => ({ default: part.ForcedPassword })));

/** Nothing of the product is drawn or asked for before it is known who looks; the way in is open to everybody. */
export function Root() {
  // What is drawn, not where the reader is on the way to.
  const path = useRouterState({ select: (state) => state.matches.at(-1)?.pathname ?? '' });
  const { data, error } = useQuery(sessionQuery);
  const isReady = useReadiness(data);
  useAccountPreferences(data?.person);
  if (isEntrance(path)) {
    return (
      <Entrance>
        <Outlet />
      </Entrance>
    );
  }
  // Without an answer the pages themselves say what is wrong with the server.
  if (!data && !error) return <Waiting />;
  if (data?.state === 'signed-out') return <ToSignIn />;
  if (data?.person?.mustChangePassword) {
    return (
      <Entrance>
        <Suspense fallback={<Waiting />}>
          <ForcedPassword />
        </Suspense>
      </Entrance>
    );
  }
  return isReady ? <Shell eyes={eyesOf(data)} /> : <Waiting />;
}

/** What somebody may do depends on the company on screen, so those that they have are known before a page is drawn. */
function useReadiness(session: Session | undefined): boolean {
  const isAsked = session?.state === 'signed-in' && session.person?.mustChangePassword === false;
  const { data, error } = useQuery({ ...tenantsQuery, enabled: isAsked });
  return !isAsked || data !== undefined || error !== null;
}

/** Whose eyes the page is seen with. */
function eyesOf(session: Session | undefined): string {
  return JSON.stringify([session?.person?.account, session?.viewAs]);
}

/** To the way in, and from there back to the address that was wanted. */
function ToSignIn() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { state } = useRouter();
  const wanted = useRef(state.location.href).current;
  useEffect(() => {
    // A window that was open over the page hid all else from screen readers, and went without bringing it back.
    document.getElementById('root')?.removeAttribute('aria-hidden');
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    void navigate({ to: '/sign-in', search: wanted === '/' ? {} : { returnTo: wanted }, replace: true });
  }, [client, navigate, wanted]);
  return <Waiting />;
}

function Waiting() {
  const { t } = useTranslation();
  return (
    <div className="waiting">
      <Spinner label={t('app.loading')} />
    </div>
  );
}
