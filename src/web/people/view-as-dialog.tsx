import { Checkbox } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { isRole, type Role, roleNames } from '#domain/access/roles.ts';
import { Window } from '../shell/window.tsx';
import { LocationPicker } from './location-picker.tsx';
import { changeEyes, viewAs } from './session-api.ts';
import { companyName, useMember } from './use-session.ts';
import './people.css';

const roles = Object.keys(roleNames).filter(isRole);

/** Looks at a company with the eyes of a role, at some locations if wanted; nothing can be changed meanwhile. */
export function ViewAsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const member = useMember();
  const [chosen, setChosen] = useState<readonly Role[]>(['RV']);
  const [locations, setLocations] = useState<readonly string[]>();
  const start = useMutation({
    mutationFn: () => viewAs({ tenant: member?.tenant ?? '', roles: chosen, ...(locations && { locations }) }),
    onSuccess: (session) => {
      // The window is gone first: while it has the focus, all else is hidden from screen readers.
      flushSync(onClose);
      document.getElementById('content')?.focus({ preventScroll: true });
      void changeEyes(client, session);
    },
  });
  if (!member) return null;
  const isReady = chosen.length > 0 && locations?.length !== 0 && !start.isPending;
  return (
    <Window
      title={t('viewAs.title', { company: companyName(member) })}
      testId="view-as-dialog"
      error={start.error}
      action={{ label: t('viewAs.button'), testId: 'view-as-go', isReady, run: () => start.mutate() }}
      onClose={onClose}
    >
      <p>{t('viewAs.intro')}</p>
      <fieldset className="role-picker role-picker-short">
        <legend>{t('role.label')}</legend>
        {roles.map((role) => (
          <Checkbox
            key={role}
            label={t(`role.${role}.name`)}
            checked={chosen.includes(role)}
            onChange={(_, { checked }) =>
              setChosen(checked === true ? [...chosen, role] : chosen.filter((one) => one !== role))
            }
            data-testid={`view-as-${role}`}
          />
        ))}
      </fieldset>
      <LocationPicker tenant={member.tenant} name="view-as" chosen={locations} onChoose={setLocations} />
    </Window>
  );
}
