import { Field, Select } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSaid } from '../people/use-said.tsx';
import { Window } from '../shell/window.tsx';
import { openCase } from './member-api.ts';
import { TextArea } from './member-text-area.tsx';
import { refreshProgramme } from './programme-api.ts';

type Kind = 'cancel-membership' | 'tax-exemption' | 'other';

interface WindowProps {
  readonly tenant: string;
  /** Of which kind it is; asked for when it is not told. */
  readonly kind?: Kind;
  readonly about?: { readonly id: string; readonly name: string };
  readonly onClose: () => void;
}

/** Asks the operator something (MAP-7, FEE-41). */
export function CaseWindow({ tenant, kind: given, about, onClose }: WindowProps) {
  const { t } = useTranslation();
  const say = useSaid();
  const client = useQueryClient();
  const [kind, setKind] = useState<Kind>(given ?? 'other');
  const [text, setText] = useState('');
  const run = useMutation({
    mutationFn: () => openCase(tenant, { kind, about: about?.id ?? null, text: text.trim() }),
    onSuccess: async () => {
      await refreshProgramme(client);
      onClose();
      say(t('membership.case.said'));
    },
  });
  return (
    <Window
      title={about === undefined ? t('membership.case.new') : `${t('membership.case.end')}: ${about.name}`}
      testId="case"
      error={run.error}
      isAlert
      action={{
        label: t('membership.case.send'),
        testId: 'case-send',
        isReady: text.trim() !== '' && !run.isPending,
        run: () => run.mutate(),
      }}
      onClose={onClose}
    >
      {given === undefined ? (
        <Field label={t('membership.case.kind')}>
          <Select
            value={kind}
            onChange={(_, { value }) => setKind(value === 'tax-exemption' ? 'tax-exemption' : 'other')}
            data-testid="case-kind"
          >
            <option value="other">{t('membership.caseKind.other')}</option>
            <option value="tax-exemption">{t('membership.caseKind.tax-exemption')}</option>
          </Select>
        </Field>
      ) : (
        <p>{t('membership.case.endText')}</p>
      )}
      <TextArea label={t('membership.case.text')} value={text} onValue={setText} testId="case-text" />
    </Window>
  );
}
