import { Button } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure, TextField } from '../people/form.tsx';
import { Window } from '../shell/window.tsx';
import { confirmTrainer, endTrainer } from './operator-api.ts';
import { Answered } from './panel.tsx';
import { refreshProgramme, type Trainers, trainersQuery } from './programme-api.ts';
import { dayText } from './words.ts';

interface WindowProps {
  readonly tenant: string;
  readonly onClose: () => void;
}

const nobody = { name: '', reference: '', until: '' };

/** Trainers under contract, whom the operator confirms (ENR-25, L-17). */
export function TrainerWindow({ tenant, onClose }: WindowProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const list = useQuery(trainersQuery(tenant));
  const [draft, setDraft] = useState(nobody);
  const done = async () => {
    await refreshProgramme(client);
  };
  const add = useMutation({
    mutationFn: () => confirmTrainer(tenant, { ...draft, until: draft.until || null }),
    onSuccess: async () => {
      setDraft(nobody);
      await done();
    },
  });
  const end = useMutation({ mutationFn: (id: string) => endTrainer(tenant, id), onSuccess: done });
  const set = (part: Partial<typeof nobody>) => setDraft({ ...draft, ...part });
  return (
    <Window
      title={t('membership.trainer.title', { tenant })}
      testId="trainers"
      error={add.error}
      isAlert
      close={{ label: t('app.close') }}
      action={{
        label: t('membership.trainer.confirm'),
        testId: 'trainer-confirm',
        isReady: draft.name.trim() !== '' && draft.reference.trim() !== '' && !add.isPending,
        run: () => add.mutate(),
      }}
      onClose={onClose}
    >
      <Answered query={list}>
        {({ trainers }) => <TrainerList trainers={trainers} isBusy={end.isPending} onEnd={(id) => end.mutate(id)} />}
      </Answered>
      <Failure error={end.error} />
      <TextField
        label={t('membership.trainer.name')}
        value={draft.name}
        maxLength={200}
        autoComplete="off"
        onValue={(name) => set({ name })}
        testId="trainer-name"
      />
      <TextField
        label={t('membership.trainer.reference')}
        value={draft.reference}
        maxLength={100}
        autoComplete="off"
        onValue={(reference) => set({ reference })}
        testId="trainer-reference"
      />
      <TextField
        label={t('membership.trainer.until')}
        type="date"
        value={draft.until}
        onValue={(until) => set({ until })}
        testId="trainer-until"
      />
    </Window>
  );
}

interface ListProps {
  readonly trainers: Trainers['trainers'];
  readonly isBusy: boolean;
  readonly onEnd: (id: string) => void;
}

function TrainerList({ trainers, isBusy, onEnd }: ListProps) {
  const { t, i18n } = useTranslation();
  if (trainers.length === 0) return <p className="quiet">{t('membership.trainer.none')}</p>;
  return (
    <ul className="plain-list decisions" data-testid="trainer-list">
      {trainers.map(({ id, name, reference, until, source, counts }) => (
        <li key={id} className="decision-head">
          <span>
            {name}{' '}
            <span className="quiet">
              {reference} · {t(`programme.trainers.source.${source}`)}
              {until !== null && ` · ${t('membership.trainer.untilDay', { day: dayText(until, i18n.language) })}`}
              {!counts && ` · ${t('membership.trainer.countsNot')}`}
            </span>
          </span>
          {source === 'confirmed' && counts && (
            <Button
              size="small"
              disabledFocusable={isBusy}
              onClick={() => onEnd(id)}
              aria-label={`${t('membership.trainer.end')}: ${name}`}
            >
              {t('membership.trainer.end')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
