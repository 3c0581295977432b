import {
  Menu,
  MenuButton,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  useRestoreFocusTarget,
} from '@fluentui/react-components';
import {
  ClipboardTextLtr20Regular,
  Delete20Regular,
  Key20Regular,
  MoreHorizontal20Regular,
  PeopleEdit20Regular,
  PersonAvailable20Regular,
  PersonProhibited20Regular,
  SignOut20Regular,
} from '@fluentui/react-icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useComplaint, useUndo } from '../records/use-undo.tsx';
import { Confirm } from './confirm.tsx';
import { EditRoles } from './edit-roles.tsx';
import { changePerson, type PersonAction, removePerson } from './people-api.ts';
import { ResetPassword } from './reset-password.tsx';
import type { ListedPerson } from './shapes.ts';
import { useSaid } from './use-said.tsx';
import { useMay } from './use-session.ts';

interface MenuProps {
  readonly person: ListedPerson;
  readonly tenant: string;
}

/** What an admin may do about a person, as far as the own roles go; the server looks at each again. */
export function PersonMenu({ person, tenant }: MenuProps) {
  const { t } = useTranslation();
  const may = useMay();
  const navigate = useNavigate();
  const [form, setForm] = useState<'roles' | 'password' | 'remove'>();
  const comesBackHere = useRestoreFocusTarget();
  const { act, refresh } = useActions({ person, tenant });
  const close = () => setForm(undefined);
  const { name, disabledAt, ways } = person;
  return (
    <>
      <Menu positioning="below-end">
        <MenuTrigger disableButtonEnhancement>
          <MenuButton
            size="small"
            appearance="subtle"
            icon={<MoreHorizontal20Regular />}
            menuIcon={null}
            aria-label={t('people.actionsOf', { name })}
            data-testid={`actions-${person.email}`}
            {...comesBackHere}
          />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {may('grants.write') && (
              <MenuItem icon={<PeopleEdit20Regular />} onClick={() => setForm('roles')} data-testid="edit-roles">
                {t('people.editRoles')}
              </MenuItem>
            )}
            {may('people.create') && ways.includes('password') && (
              <MenuItem icon={<Key20Regular />} onClick={() => setForm('password')} data-testid="reset-password">
                {t('people.resetPassword')}
              </MenuItem>
            )}
            {may('people.create') && (
              <MenuItem icon={<SignOut20Regular />} onClick={() => act('sign-out')} data-testid="sign-out-person">
                {t('people.signOut')}
              </MenuItem>
            )}
            {may('people.create') && (
              <MenuItem
                icon={disabledAt ? <PersonAvailable20Regular /> : <PersonProhibited20Regular />}
                onClick={() => act(disabledAt ? 'enable' : 'disable')}
                data-testid={disabledAt ? 'enable-person' : 'disable-person'}
              >
                {t(disabledAt ? 'people.enable' : 'people.disable')}
              </MenuItem>
            )}
            {may('people.delete') && (
              <MenuItem icon={<Delete20Regular />} onClick={() => setForm('remove')} data-testid="remove-person">
                {t('people.remove')}
              </MenuItem>
            )}
            {may('audit.read') && (
              <MenuItem
                icon={<ClipboardTextLtr20Regular />}
                onClick={() => void navigate({ to: '/admin/audit', search: { tenant, actor: person.account } })}
                data-testid="audit-of-person"
              >
                {t('people.audit')}
              </MenuItem>
            )}
          </MenuList>
        </MenuPopover>
      </Menu>
      {form === 'roles' && <EditRoles person={person} tenant={tenant} onClose={close} />}
      {form === 'password' && <ResetPassword person={person} tenant={tenant} onClose={close} />}
      {form === 'remove' && (
        <Confirm
          title={t('people.removeTitle', { name })}
          action={t('people.remove')}
          testId="remove-person"
          onConfirm={() => removePerson(tenant, person.account)}
          onDone={refresh}
          onClose={close}
        >
          <p>{t('people.removeAbout', { name, email: person.email })}</p>
          <p>{t('people.removeLast')}</p>
        </Confirm>
      )}
    </>
  );
}

/** Done at once: disabling and enabling can be taken back from the message. */
function useActions({ person: { account, name }, tenant }: MenuProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const say = useSaid();
  const offer = useUndo();
  const complain = useComplaint();
  const refresh = () => void client.invalidateQueries({ queryKey: ['people', tenant] });
  const run = useMutation({
    mutationFn: ({ action }: { action: PersonAction; isUndo?: boolean }) => changePerson(tenant, account, action),
    onSuccess: (_, { action, isUndo }) => {
      const said = t(`people.done.${action}`, { name });
      const back = opposite[action];
      if (back === undefined || isUndo) say(said);
      else offer(said, () => run.mutate({ action: back, isUndo: true }));
    },
    onError: (error) => complain(t('records.failed', { reason: error.message })),
    onSettled: refresh,
  });
  return { act: (action: PersonAction) => run.mutate({ action }), refresh };
}

const opposite: Readonly<Record<PersonAction, PersonAction | undefined>> = {
  disable: 'enable',
  enable: 'disable',
  'sign-out': undefined,
};
