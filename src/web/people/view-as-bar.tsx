import { Button } from '@fluentui/react-components';
import { EyeTracking20Regular } from '@fluentui/react-icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Failure } from './form.tsx';
import { listed, useRoleList } from './role-words.ts';
import { changeEyes, endViewAs } from './session-api.ts';
import type { Session } from './shapes.ts';
import { companyName, useSession } from './use-session.ts';

/** Across the page while somebody looks with other eyes, and the way back. */
export function ViewAsBar() {
  const session = useSession();
  return session?.viewAs ? <Bar view={session.viewAs} session={session} /> : null;
}

function Bar({ view, session }: { view: NonNullable<Session['viewAs']>; session: Session }) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const roles = useRoleList(view.roles);
  const end = useMutation({ mutationFn: endViewAs, onSuccess: (own) => void changeEyes(client, own) });
  const company = session.tenants.find(({ tenant }) => tenant === view.tenant);
  const where = company ? companyName(company) : (view.tenant ?? '');
  const text =
    view.locations === null
      ? t('viewAs.bar', { roles, company: where })
      : t('viewAs.barAt', {
          roles,
          company: where,
          count: view.locations.length,
          locations: listed(view.locations, i18n.language),
        });
  return (
    <div className="view-as-bar" role="status" data-testid="view-as-bar">
      <EyeTracking20Regular aria-hidden />
      <span className="view-as-text">
        {text} {t('viewAs.readOnly')}
      </span>
      <Button size="small" disabledFocusable={end.isPending} onClick={() => end.mutate()} data-testid="view-as-end">
        {t('viewAs.end')}
      </Button>
      <Failure error={end.error} />
    </div>
  );
}
