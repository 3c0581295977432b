import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../people/form.tsx';
import { useSaid } from '../people/use-said.tsx';
import { Window } from '../shell/window.tsx';
import { keepTemplate, type Selection } from './hub-api.ts';

interface KeepProps {
  readonly tenant: string | undefined;
  readonly order: Selection;
  readonly onKept: (id: string) => void;
  readonly onClose: () => void;
}

/** Asks for the name under which columns and filters are kept (DL-15). */
export function KeepTemplate({ tenant, order, onKept, onClose }: KeepProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const said = useSaid();
  const [name, setName] = useState('');
  const { dataset, columns, filters } = order;
  const keep = useMutation({
    mutationFn: () => keepTemplate(tenant, { dataset, columns, filters, name: name.trim() }),
    onSuccess: async (template) => {
      await client.invalidateQueries({ queryKey: ['hub', 'templates'] });
      said(t('hub.keptSaid', { name: template.name }));
      onKept(template.id);
      onClose();
    },
  });
  return (
    <Window
      title={t('hub.keep')}
      testId="hub-keep-dialog"
      error={keep.error}
      action={{
        label: t('hub.keepIt'),
        testId: 'hub-keep-confirm',
        isReady: name.trim() !== '' && !keep.isPending,
        run: () => keep.mutate(),
      }}
      onClose={onClose}
    >
      <p className="quiet">{t('hub.keepAbout', { columns: columns.length, filters: filters.length })}</p>
      <TextField
        label={t('hub.field.template')}
        value={name}
        onValue={setName}
        maxLength={100}
        autoFocus
        testId="hub-keep-name"
      />
    </Window>
  );
}
