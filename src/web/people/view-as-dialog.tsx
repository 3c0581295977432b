import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
} from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { isRole, type Role, roleNames } from '#domain/access/roles.ts';
import { Failure, Form } from './form.tsx';
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
    <Dialog open onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface data-testid="view-as-dialog">
        <Form className="" onSubmit={() => isReady && start.mutate()}>
          <DialogBody>
            <DialogTitle>{t('viewAs.title', { company: companyName(member) })}</DialogTitle>
            <DialogContent className="people-form">
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
              <Failure error={start.error} />
            </DialogContent>
            <DialogActions>
              <DialogTrigger disableButtonEnhancement>
                <Button>{t('app.cancel')}</Button>
              </DialogTrigger>
              <Button type="submit" appearance="primary" disabledFocusable={!isReady} data-testid="view-as-go">
                {t('viewAs.button')}
              </Button>
            </DialogActions>
          </DialogBody>
        </Form>
      </DialogSurface>
    </Dialog>
  );
}
