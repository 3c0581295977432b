import { Checkbox } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EditionDraft } from '#contract/programme-rules.ts';
import { useSaid } from '../people/use-said.tsx';
import { Window } from '../shell/window.tsx';
import { commit, refreshProgramme } from './programme-api.ts';
import { Outside } from './resource-panel.tsx';

interface WindowProps {
  readonly tenant: string;
  readonly competency: string;
  readonly guidelines: EditionDraft['texts']['guidelines'];
  readonly onClose: () => void;
}

/** The commitment to the performance requirements of the guidelines (ENR-34), which is noted with person and version. */
export function CommitWindow({ tenant, competency, guidelines, onClose }: WindowProps) {
  const { t } = useTranslation();
  const said = useSaid();
  const client = useQueryClient();
  const [agreed, setAgreed] = useState(false);
  const run = useMutation({
    mutationFn: () => commit(tenant, { competency, guidelines: guidelines.version }),
    onSuccess: async () => {
      await refreshProgramme(client);
      onClose();
      said(t('programme.commitment.said', { competency }));
    },
  });
  return (
    <Window
      title={t('programme.commitment.title', { competency })}
      testId="commit-window"
      error={run.error}
      isAlert
      action={{
        label: t('programme.commitment.confirm'),
        testId: 'commit-confirm',
        isReady: agreed && !run.isPending,
        run: () => run.mutate(),
      }}
      onClose={onClose}
    >
      <p>{t('programme.commitment.text', { competency, version: guidelines.version })}</p>
      {guidelines.link !== null && (
        <ul className="plain-list programme-links">
          <Outside href={guidelines.link} title={t('programme.resources.guidelines')} />
        </ul>
      )}
      <Checkbox
        checked={agreed}
        onChange={(_, { checked }) => setAgreed(checked === true)}
        label={t('programme.commitment.agree')}
        data-testid="commit-agree"
      />
    </Window>
  );
}
