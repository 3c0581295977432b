import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Window } from '../shell/window.tsx';
import { giveRoles } from './people-api.ts';
import { isSendable, RolePicker, toWanted } from './role-picker.tsx';
import { listed } from './role-words.ts';
import { sessionQuery } from './session-api.ts';
import type { ListedPerson } from './shapes.ts';
import { useSaid } from './use-said.tsx';

interface EditProps {
  readonly person: ListedPerson;
  readonly tenant: string;
  readonly onClose: () => void;
}

/** All roles of a person in the company, each explained (RO-10 … RO-17). */
export function EditRoles({ person, tenant, onClose }: EditProps) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState(() => toWanted(person.grants));
  const save = useSaving({ person, tenant, onClose });
  const isReady = isSendable(wanted) && !save.isPending;
  return (
    <Window
      title={t('people.rolesOf', { name: person.name })}
      testId="roles-dialog"
      error={save.error}
      action={{ label: t('records.save'), testId: 'roles-save', isReady, run: () => save.mutate(wanted) }}
      onClose={onClose}
    >
      <RolePicker tenant={tenant} wanted={wanted} onChange={(next) => setWanted([...next])} held={person.grants} />
    </Window>
  );
}

function useSaving({ person, tenant, onClose }: EditProps) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const say = useSaid();
  return useMutation({
    mutationFn: (wanted: ReturnType<typeof toWanted>) => giveRoles(tenant, person.account, wanted),
    onSuccess: ({ unknownLocations }) => {
      onClose();
      const locations = listed(unknownLocations, i18n.language);
      say(
        unknownLocations.length === 0
          ? t('people.rolesSaved', { name: person.name })
          : t('people.rolesSavedUnknown', { name: person.name, locations }),
      );
    },
    onSettled: async () => {
      // The reader's own roles may be among them.
      if (person.you) await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
      await client.invalidateQueries({ queryKey: ['people', tenant] });
    },
  });
}
